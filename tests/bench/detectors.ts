import type { Judgement, RawJudgement } from "@/lib/domain/changes/change";
import { explainedBy, isListed } from "@/lib/domain/changes/explained";
import { familyCutoff } from "@/lib/domain/changes/family";
import { judgeSeries } from "@/lib/domain/changes/judge-series";
import { verdictOf } from "@/lib/domain/changes/verdict";
import type { PlantedCell } from "@/tests/bench/planted-cells";

/** What a detector says of one cell. */
export type Found = {
  /** Versions whose step from the version before is an alarm. */
  steps: number[];
  /** An alarm of any kind that is shown to somebody. */
  any: boolean;
  /** Versions at which an alarm says that the cell had recovered. */
  recovered: number[];
};

export type Detector = { name: string; detect: (cells: readonly PlantedCell[]) => Found[] };

const versionOf = (name: { runId: string } | null) => (name ? [Number(name.runId.split("-").at(-1))] : []);

/** All cells of a fleet judged as settling does: series by series, then family by family. */
export function judgeAll(cells: readonly PlantedCell[]): Judgement[][] {
  const raws = cells.map(({ input }) => judgeSeries(input));
  const families = new Map<string, RawJudgement[]>();
  for (const raw of raws.flat()) {
    const family = families.get(raw.family);
    if (family) family.push(raw);
    else families.set(raw.family, [raw]);
  }
  const cutoffs = new Map(
    [...families].map(([key, family]) => [
      key,
      familyCutoff(
        family[0]?.kind ?? "step",
        family.map(({ numbers }) => numbers),
      ),
    ]),
  );
  const none = { size: 0, worse: 0, better: 0 };
  return raws.map((cell) => cell.map((raw) => verdictOf(raw, cutoffs.get(raw.family) ?? none)));
}

export const DRIFTGRID: Detector = {
  name: "driftgrid",
  detect: (cells) =>
    judgeAll(cells).map((judgements) => {
      const explained = explainedBy(judgements);
      const alarms = judgements.filter((one) => one.alarm && isListed(one, explained.has(one.id)));
      return {
        steps: alarms.filter(({ kind }) => kind === "step").flatMap(({ to }) => versionOf(to)),
        any: alarms.length > 0,
        recovered: alarms.flatMap(({ recovered }) => versionOf(recovered)),
      };
    }),
};

/** A rule that looks at two counts of right samples: applied to every step, and to the newest against the first. */
function byPairs(name: string, isWorse: (before: number, after: number, n: number) => boolean): Detector {
  return {
    name,
    detect: (cells) =>
      cells.map(({ correct, input }) => {
        const n = input.samples ?? 1;
        const steps = correct.flatMap((after, version) =>
          version > 0 && isWorse(correct[version - 1] ?? 0, after, n) ? [version] : [],
        );
        const [first, last] = [correct[0] ?? 0, correct.at(-1) ?? 0];
        return { steps, any: steps.length > 0 || isWorse(first, last, n), recovered: [] };
      }),
  };
}

/** One-sided 5 % of the normal distribution. */
const Z_ALPHA = 1.6448536269514722;

const ROUNDING = 1e-9;
const fixedRule = (drop: number) => (before: number, after: number, n: number) =>
  (before - after) / n >= drop - ROUNDING;

function zTest(before: number, after: number, n: number): boolean {
  const pooled = (before + after) / (2 * n);
  const stderr = Math.sqrt((2 * pooled * (1 - pooled)) / n);
  return stderr > 0 && (before - after) / n / stderr > Z_ALPHA;
}

export const RIVALS: readonly Detector[] = [
  byPairs("fixed 1 point", fixedRule(0.01)),
  byPairs("unpaired z-test", zTest),
  byPairs("fixed 10 points", fixedRule(0.1)),
];
