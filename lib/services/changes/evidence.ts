import type { Judgement, RawJudgement } from "@/lib/domain/changes/change";

/** What was weighed and is in no column of its own, as stored beside a judgement. */
export type Evidence = Pick<RawJudgement, "comparable" | "axes" | "numbers" | "facts" | "baseline"> & {
  /** Id of the step that accounts for it. */
  explainedBy: string | null;
  /** Both ends and the extent of a change: left out where nothing happened, since the runs say the same. */
  told: Pick<RawJudgement, "from" | "to" | "lastGood" | "firstBad" | "recovered" | "untested" | "bisect"> | null;
};

/** JSON text with members in a fixed order, so that equal evidence is equal text. */
export function packEvidence(judgement: Judgement, explainedBy: string | null, isTold: boolean): string {
  const { comparable, axes, numbers, facts, baseline } = judgement;
  const { from, to, lastGood, firstBad, recovered, untested, bisect } = judgement;
  const told = isTold ? { from, to, lastGood, firstBad, recovered, untested, bisect } : null;
  return JSON.stringify({ comparable, axes, numbers, facts, baseline, explainedBy, told } satisfies Evidence);
}

export function readEvidence(text: string): Evidence {
  return JSON.parse(text);
}
