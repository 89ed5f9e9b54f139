import { clusteredError, meanOf, sampleError, sampleVariance } from "./clustered-error";
import { type Interval, LEVEL, type Tails, tailOf } from "./interval";
import { normalDeviate } from "./normal";
import type { Estimate } from "./normal-interval";
import { MIN_REPEATS } from "./repeats-interval";
import { requireError, requireFinite } from "./require-counts";
import { studentQuantile } from "./student";
import { tTest, zTest } from "./z-test";

/** after - before in the metric's stored unit; `df` is null where the normal distribution was used. */
export type Difference = { difference: number; stderr: number; df: number | null; interval: Interval; p: Tails };

function normal(difference: number, stderr: number, level: number): Difference {
  const half = normalDeviate(tailOf(level)) * stderr;
  const interval = { low: difference - half, high: difference + half, level, method: "normal" } as const;
  return { difference, stderr, df: null, interval, p: zTest(difference, stderr) };
}

function student(
  difference: number,
  { stderr, df }: { stderr: number; df: number },
  level: number,
  method: "student-t" | "welch-t",
): Difference {
  const half = studentQuantile(1 - tailOf(level), df) * stderr;
  const interval = { low: difference - half, high: difference + half, level, method };
  return { difference, stderr, df, interval, p: tTest(difference, stderr, df) };
}

/**
 * Two values with reported errors, taken as independent: its error is √(se₁² + se₂²).
 * @throws RangeError unless all are finite, errors not negative, 0 < level < 1
 */
export function normalDifference(before: Estimate, after: Estimate, level = LEVEL): Difference {
  requireFinite("value", [before.value, after.value]);
  requireError("stderr", before.stderr);
  requireError("stderr", after.stderr);
  return normal(after.value - before.value, Math.hypot(before.stderr, after.stderr), level);
}

/**
 * Means of two sets of repeats. Source: Welch (1947), degrees of freedom by Satterthwaite (1946). It speaks of the
 * spread from run to run, not of other samples.
 * @throws RangeError unless both have at least three finite repeats and 0 < level < 1
 */
export function welchDifference(before: readonly number[], after: readonly number[], level = LEVEL): Difference {
  requireFinite("repeats", before, MIN_REPEATS);
  requireFinite("repeats", after, MIN_REPEATS);
  const was = sampleVariance(before) / before.length;
  const is = sampleVariance(after) / after.length;
  const total = was + is;
  // Shares, not squares of variances: those underflow.
  const [a, b] = total === 0 ? [0.5, 0.5] : [was / total, is / total];
  const df = 1 / ((a * a) / (before.length - 1) + (b * b) / (after.length - 1));
  return student(meanOf(after) - meanOf(before), { stderr: Math.sqrt(total), df }, level, "welch-t");
}

/**
 * Scores of the same samples before and after: the mean of their differences, by t, or by the normal distribution with
 * the clustered error where samples come in clusters.
 * @param clusters one a sample, or null when samples are independent
 * @throws RangeError unless both have the same number of scores, at least two, all finite, and 0 < level < 1
 */
export function pairedDifference(
  before: readonly number[],
  after: readonly number[],
  clusters: readonly (string | number)[] | null,
  level = LEVEL,
): Difference {
  if (before.length !== after.length) {
    throw new RangeError(`paired scores must be as many, not ${before.length} and ${after.length}`);
  }
  const differences = after.map((score, index) => score - (before[index] as number));
  requireFinite("scores", differences, 2);
  const mean = meanOf(differences);
  if (clusters) return normal(mean, clusteredError(differences, clusters), level);
  return student(mean, { stderr: sampleError(differences), df: differences.length - 1 }, level, "student-t");
}
