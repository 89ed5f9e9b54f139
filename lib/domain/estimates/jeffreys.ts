import { type Counts, type Interval, LEVEL, tailOf } from "./interval";
import { betaQuantile } from "./inverse-beta";
import { requireCounts } from "./require-counts";

/** Shape of Jeffreys' prior, Beta(1/2, 1/2). Source: Brown, Cai & DasGupta, Interval Estimation for a Binomial Proportion (2001). */
export const JEFFREYS_SHAPE = 0.5;

/**
 * The equal-tailed credible interval of a proportion under Jeffreys' prior; 0 and 1 are ends where nothing or
 * everything was right. Source: Brown, Cai & DasGupta (2001).
 * @throws RangeError unless 0 <= correct <= n, n >= 1, both whole, and 0 < level < 1
 */
export function jeffreys(counts: Counts, level = LEVEL): Interval {
  requireCounts(counts);
  const tail = tailOf(level);
  const right = counts.correct + JEFFREYS_SHAPE;
  const wrong = counts.n - counts.correct + JEFFREYS_SHAPE;
  return {
    low: counts.correct === 0 ? 0 : betaQuantile(tail, right, wrong),
    high: counts.correct === counts.n ? 1 : 1 - betaQuantile(tail, wrong, right),
    level,
    method: "jeffreys",
  };
}
