import type { MetricKind } from "@/lib/domain/metric";
import { MIN_REPEATS } from "./repeats-interval";
import { requireCounts } from "./require-counts";

/** What one run says about how sure its value is; null where it does not. */
export type CellFacts = {
  kind: MetricKind;
  /** Stored unit; null when nothing was measured. */
  value: number | null;
  /** n of the evaluation. */
  samples: number | null;
  correct: number | null;
  /** True when the run says of every sample whether it was right: another such run can be compared one by one. */
  perSample: boolean;
  stderr: number | null;
  repeats: readonly number[] | null;
};

/** Which comparison with a like result the facts allow. */
export const EVIDENCE_BASES = ["paired", "unpaired", "stderr", "repeats"] as const;
export type EvidenceBasis = (typeof EVIDENCE_BASES)[number];

export type CellEvidence =
  | { basis: "paired" | "unpaired"; p: number; n: number }
  | { basis: "stderr"; value: number; stderr: number }
  | { basis: "repeats"; repeats: readonly number[] };

/**
 * Samples by which value x n may miss a whole number and still be taken for a count: what four published digits lose
 * at n = 100, and far more than a double does.
 */
export const COUNT_TOLERANCE = 0.01;

/** The proportion as its count where it is one, else as it was reported: a mean of shares has no count. */
export function proportionOf(value: number, n: number): number {
  const count = Math.round(value * n);
  return Math.abs(value * n - count) <= COUNT_TOLERANCE ? count / n : value;
}

/**
 * The best evidence of one result, in DESIGN section 6's order: counts; a proportion with n; a reported error; at least
 * three repeats; null when there is none. A proportion outside [0, 1] is no proportion and falls through.
 * @throws RangeError when `correct` is not a count of at most `samples`
 */
export function evidenceOf(facts: CellFacts): CellEvidence | null {
  const { value, samples, correct, stderr, repeats } = facts;
  if (value === null) return null;
  const basis = facts.perSample ? "paired" : "unpaired";
  if (facts.kind === "proportion" && samples !== null && samples > 0) {
    if (correct !== null) {
      requireCounts({ correct, n: samples });
      return { basis, p: correct / samples, n: samples };
    }
    if (value >= 0 && value <= 1) return { basis, p: proportionOf(value, samples), n: samples };
  }
  if (stderr !== null) return { basis: "stderr", value, stderr };
  if (repeats !== null && repeats.length >= MIN_REPEATS) return { basis: "repeats", repeats };
  return null;
}
