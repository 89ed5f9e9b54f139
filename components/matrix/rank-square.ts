import type { GridFacts, PlacedSquare, SquareFacts } from "@/components/matrix/facts";
import { type RankFacts, rankIn, type Speaker, speakerOf } from "@/lib/domain/attention";
import type { Mode } from "@/lib/domain/matrix";

/** How squares of the browser are put in order and shown as one: by the rules of `lib/domain/attention`. */

type Metrics = Pick<GridFacts, "metrics">;

function rankFacts(facts: SquareFacts, { metrics }: Metrics): RankFacts {
  const { severity, state, diff, metric, value, n, npu, at } = facts;
  const { unit, lower } = metrics[metric] ?? { unit: "", lower: false };
  const [unsupported, compared] = [state === "unsupported", diff !== undefined];
  return { severity, unsupported, compared, unit, lower, value, n, npu, at };
}

/** Order of squares in a mode; see `rankIn`. */
export function rankOf(grid: Metrics): (square: PlacedSquare, mode: Mode) => number | null {
  return ({ facts }, mode) => facts && rankIn(rankFacts(facts, grid), mode);
}

/** Several squares as one, at least one: the worst speaks, never an average. */
export function mergerOf(grid: Metrics): (under: PlacedSquare[]) => PlacedSquare {
  const speaking = ({ facts, row, column }: PlacedSquare): Speaker => ({
    facts: facts && rankFacts(facts, grid),
    place: [row, column],
  });
  return (under) => {
    const worst = speakerOf(under, speaking);
    const sum = (of: (square: PlacedSquare) => number) => under.reduce((total, square) => total + of(square), 0);
    const alarms = sum(({ facts }) => facts?.alarms ?? 0);
    return {
      ...worst,
      facts: worst.facts && alarms > 0 ? { ...worst.facts, alarms } : worst.facts,
      squares: sum(({ squares }) => squares),
      run: sum(({ run }) => run),
    };
  };
}
