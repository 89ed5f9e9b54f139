import type { NotComparable } from "@/lib/domain/comparable-view";
import type { EvaluationIdentity } from "@/lib/domain/identity";

/**
 * The first thing in which two evaluations of one model differ, from the most telling to the least; null when they are
 * the same.
 */
export function otherEvaluation(a: EvaluationIdentity, b: EvaluationIdentity): NotComparable | null {
  if (a.variant !== b.variant) return "other-variant";
  if (a.dataset !== b.dataset) return "other-dataset";
  if (a.split !== b.split) return "other-split";
  if (a.metric !== b.metric) return "other-metric";
  if (a.samples !== b.samples) return "other-sample-count";
  if (a.sampleSha256 === b.sampleSha256) return null;
  return a.sampleSha256 === null || b.sampleSha256 === null ? "sample-list-unknown-on-one-side" : "other-sample-list";
}
