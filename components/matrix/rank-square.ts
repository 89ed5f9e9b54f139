import type { GridFacts, PlacedSquare, SquareFacts } from "@/components/matrix/facts";
import type { Mode } from "@/lib/domain/matrix";

/** Nobody can say of what is unsupported, or has no reference, whether it asks for attention. */
const isJudged = ({ state, delta, diff }: SquareFacts) =>
  diff !== undefined || state === "failed" || (state !== "unsupported" && delta !== undefined);

function rankIn(facts: SquareFacts, mode: Mode, { metrics }: Pick<GridFacts, "metrics">): number | null {
  const negative = (figure: number | undefined) => (figure === undefined ? null : -figure);
  switch (mode) {
    case "delta":
      return isJudged(facts) ? (facts.severity ?? null) : null;
    case "value":
      return metrics[facts.metric]?.lower ? (facts.value ?? null) : negative(facts.value);
    case "n":
      return negative(facts.n);
    case "age":
      return -facts.at;
    case "npu":
      return negative(facts.npu);
  }
}

/** Order of squares in a mode: the largest drop, the lowest value, the fewest samples, the oldest, the least on the NPU first. */
export function rankOf(grid: Pick<GridFacts, "metrics">): (square: PlacedSquare, mode: Mode) => number | null {
  return ({ facts }, mode) => (facts === null ? null : rankIn(facts, mode, grid));
}

const LEAST = Number.NEGATIVE_INFINITY;

/** What nobody has run asks for least, then what nobody can judge. */
const weightOf = ({ facts }: PlacedSquare) => (facts === null ? LEAST : (facts.severity ?? -Number.MAX_VALUE));

function isWorse(one: PlacedSquare, other: PlacedSquare): boolean {
  const [a, b] = [weightOf(one), weightOf(other)];
  if (a !== b) return a > b;
  // Ties go to the smaller place, so that the same squares always show the same one.
  return one.row === other.row ? one.column < other.column : one.row < other.row;
}

/** Several squares as one: the worst speaks, never an average. */
export function mergeSquares(under: PlacedSquare[]): PlacedSquare {
  const [first, ...rest] = under;
  if (!first) return { row: "", column: "", facts: null, squares: 0, run: 0 };
  const worst = rest.reduce((most, square) => (isWorse(square, most) ? square : most), first);
  const sum = (of: (square: PlacedSquare) => number) => under.reduce((total, square) => total + of(square), 0);
  const alarms = sum(({ facts }) => facts?.alarms ?? 0);
  return {
    ...worst,
    facts: worst.facts && alarms > 0 ? { ...worst.facts, alarms } : worst.facts,
    squares: sum(({ squares }) => squares),
    run: sum(({ run }) => run),
  };
}
