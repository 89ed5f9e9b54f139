import type { Judgement, Verdict } from "@/lib/domain/changes/change";

/** Verdicts of what lists leave out. */
export const SAYS_NOTHING: readonly Verdict[] = ["unchanged", "insufficient"];

type Signed = Judgement & { numbers: { difference: number } };

const hasDifference = (judgement: Judgement): judgement is Signed =>
  judgement.numbers.difference !== null && !SAYS_NOTHING.includes(judgement.verdict);

const isWithinPoint = ({ from, to }: Judgement) => from.pointKey === to.pointKey;

/** The steps that could be what a row shows again. An alarm is not explained by steps that are only watched. */
function candidates(row: Signed, steps: readonly Signed[]): Signed[] {
  const severe = steps.filter((step) => step.alarm || step.verdict === "improved" || !row.alarm);
  if (row.kind === "step") {
    return severe.filter((step) => isWithinPoint(step) && step.to.pointKey === row.to.pointKey);
  }
  return severe.filter(({ order }) => order.to > row.order.from && order.to <= row.order.to);
}

function explainer(row: Signed, steps: readonly Signed[]): Signed | null {
  const sign = Math.sign(row.numbers.difference);
  const within = candidates(row, steps);
  const same = within.filter((step) => Math.sign(step.numbers.difference) === sign);
  // A drift speaks of levels: a dip that recovered explains it. The others speak of where the series ended.
  const counted = row.kind === "drift" ? same : within;
  const total = counted.reduce((sum, step) => sum + step.numbers.difference, 0);
  const rest = sign * (row.numbers.difference - total);
  const watch = row.numbers.thresholds?.watch ?? 0;
  if (same.length === 0 || rest >= watch) return null;
  return same.reduce((a, b) => (Math.abs(b.numbers.difference) > Math.abs(a.numbers.difference) ? b : a));
}

/**
 * Rows that steps of the same cell account for, so that what the steps leave over is below watch: baselines and drifts
 * by the steps on their way, and a step between two points by one between two runs of the later point, where the change
 * came without the versions that moved.
 * @returns by id of the row, the id of the largest step behind it
 */
export function explainedBy(judgements: readonly Judgement[]): Map<string, string> {
  const explained = new Map<string, string>();
  const explain = (rows: readonly Signed[], steps: readonly Signed[]) => {
    for (const row of rows) {
      const step = explainer(row, steps);
      if (step) explained.set(row.id, step.id);
    }
  };
  // In an order of its own: of equal steps the same one explains, however the judgements came together.
  const moves = judgements.filter(hasDifference).sort((a, b) => (a.id < b.id ? -1 : 1));
  const steps = moves.filter(({ kind, rule }) => kind === "step" && rule !== "status");
  explain(
    steps.filter((step) => !isWithinPoint(step)),
    steps,
  );
  explain(
    moves.filter(({ kind }) => kind === "baseline" || kind === "drift"),
    steps.filter(({ id }) => !explained.has(id)),
  );
  return explained;
}

/** Whether a judgement is shown among changes, once what steps explain is left out. */
export function isListed(judgement: Judgement, isExplained: boolean): boolean {
  if (isExplained) return false;
  return judgement.kind === "reference" || !SAYS_NOTHING.includes(judgement.verdict);
}
