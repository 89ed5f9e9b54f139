import { type Counts, type Interval, LEVEL, tailOf } from "./interval";
import { normalDeviate } from "./normal";
import { requireCounts, requireProbability } from "./require-counts";

/** Wilson's bounds at a deviate z, for callers that search for a level. */
export function wilsonBounds(p: number, n: number, z: number): { low: number; high: number } {
  const share = (z * z) / n;
  const centre = (p + share / 2) / (1 + share);
  const half = (z * Math.sqrt((p * (1 - p)) / n + share / n / 4)) / (1 + share);
  return { low: p === 0 ? 0 : Math.max(0, centre - half), high: p === 1 ? 1 : Math.min(1, centre + half) };
}

/**
 * Wilson's score interval of a proportion p out of n, which need not be a whole count. For a mean of values in [0, 1]
 * that are not all 0 or 1 it is too wide rather than too narrow, since no such variance exceeds p (1 - p).
 * Source: Wilson (1927).
 * @throws RangeError unless 0 <= p <= 1, n > 0 and 0 < level < 1
 */
export function wilsonOfProportion(p: number, n: number, level = LEVEL): Interval {
  requireProbability("p", p);
  if (!(n > 0 && n < Number.POSITIVE_INFINITY)) throw new RangeError(`n must be positive and finite, not ${n}`);
  return { ...wilsonBounds(p, n, normalDeviate(tailOf(level))), level, method: "wilson" };
}

/**
 * Wilson's score interval, the default under every proportion.
 * @throws RangeError unless 0 <= correct <= n, n >= 1, both whole, and 0 < level < 1
 */
export function wilson(counts: Counts, level = LEVEL): Interval {
  requireCounts(counts);
  return wilsonOfProportion(counts.correct / counts.n, counts.n, level);
}
