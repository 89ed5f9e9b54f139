import { requireWithin } from "./require-counts";

/** Confidence level of every interval that nobody asked another level for (methods.md section 3.1). */
export const LEVEL = 0.95;

export const INTERVAL_METHODS = [
  "wilson",
  "clopper-pearson",
  "jeffreys",
  "newcombe",
  "newcombe-paired",
  "tango",
  "normal",
  "student-t",
  "welch-t",
] as const;
export type IntervalMethod = (typeof INTERVAL_METHODS)[number];

/** In the metric's stored unit: fractions for proportions. */
export type Interval = { low: number; high: number; level: number; method: IntervalMethod };

/** Samples that were right, of all. */
export type Counts = { correct: number; n: number };

/** P-values of one test of a difference: against it being worse (negative), better, or either. */
export type Tails = { worse: number; better: number; twoSided: number };

/**
 * What an interval of this level leaves out at either end: 0.025 for 0.95.
 * @throws RangeError unless 0 < level < 1
 */
export function tailOf(level: number): number {
  requireWithin("level", level, 0, 1);
  return (1 - level) / 2;
}
