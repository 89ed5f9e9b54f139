import type { Counts, Tails } from "./interval";
import { requireCounts } from "./require-counts";
import { zTest } from "./z-test";

/**
 * The pooled z-test of two independent proportions, after - before: the rival that the benchmark holds paired tests
 * against, and what other tools report. Source: any textbook; Fleiss, Statistical Methods for Rates and Proportions.
 * @throws RangeError unless 0 <= correct <= n, n >= 1, all whole
 */
export function twoProportions(before: Counts, after: Counts): { z: number; p: Tails } {
  requireCounts(before);
  requireCounts(after);
  const pooled = (before.correct + after.correct) / (before.n + after.n);
  const stderr = Math.sqrt(pooled * (1 - pooled) * (1 / before.n + 1 / after.n));
  const difference = after.correct / after.n - before.correct / before.n;
  return { z: stderr === 0 ? 0 : difference / stderr, p: zTest(difference, stderr) };
}
