import { type Counts, type Interval, LEVEL, tailOf } from "./interval";
import { betaQuantile } from "./inverse-beta";
import { requireCounts } from "./require-counts";

/**
 * The exact interval of a proportion: covers at least its level, and is wider than Wilson's for it.
 * Source: Clopper & Pearson (1934), by quantiles of the beta distribution.
 * @throws RangeError unless 0 <= correct <= n, n >= 1, both whole, and 0 < level < 1
 */
export function clopperPearson(counts: Counts, level = LEVEL): Interval {
  requireCounts(counts);
  const tail = tailOf(level);
  const { correct, n } = counts;
  const wrong = n - correct;
  return {
    low: correct === 0 ? 0 : betaQuantile(tail, correct, wrong + 1),
    high: wrong === 0 ? 1 : 1 - betaQuantile(tail, wrong, correct + 1),
    level,
    method: "clopper-pearson",
  };
}
