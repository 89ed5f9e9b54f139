import { bisect } from "./bisect";
import { type Counts, type Interval, LEVEL, type Tails, tailOf } from "./interval";
import { normalCdf, normalDeviate } from "./normal";
import { requireCounts } from "./require-counts";
import { wilsonBounds } from "./wilson";

/** Where a search for a p-value ends: this many standard errors out it is below 1e-300. */
const MAX_DEVIATE = 37;

/**
 * Newcombe's bounds at a deviate z of two proportions that need not be whole counts, after - before. Of a mean of shares
 * they are too wide rather than too narrow, as Wilson's are.
 */
export function newcombeOfProportions(
  before: { p: number; n: number },
  after: { p: number; n: number },
  z: number,
): { low: number; high: number } {
  const [p, q] = [before.p, after.p];
  const was = wilsonBounds(p, before.n, z);
  const is = wilsonBounds(q, after.n, z);
  return {
    low: Math.max(-1, q - p - Math.hypot(q - is.low, was.high - p)),
    high: Math.min(1, q - p + Math.hypot(is.high - q, p - was.low)),
  };
}

function bounds(before: Counts, after: Counts, z: number): { low: number; high: number } {
  const share = ({ correct, n }: Counts) => ({ p: correct / n, n });
  return newcombeOfProportions(share(before), share(after), z);
}

/**
 * Hybrid score interval of a difference of two independent proportions, after - before: negative is worse. For results
 * on the same samples it is too wide, since it knows nothing of pairs: label it unpaired.
 * Source: Newcombe, Interval estimation for the difference between independent proportions (1998), method 10.
 * @throws RangeError unless 0 <= correct <= n, n >= 1, all whole, and 0 < level < 1
 */
export function newcombe(before: Counts, after: Counts, level = LEVEL): Interval {
  requireCounts(before);
  requireCounts(after);
  return { ...bounds(before, after, normalDeviate(tailOf(level))), level, method: "newcombe" };
}

/**
 * P-values by inversion: the two-sided one is 1 - level of the widest Newcombe interval that leaves out zero.
 * @throws RangeError as `newcombe`
 */
export function newcombeTails(before: Counts, after: Counts): Tails {
  requireCounts(before);
  requireCounts(after);
  const difference = after.correct * before.n - before.correct * after.n;
  const apart = (z: number) => {
    const { low, high } = bounds(before, after, z);
    return difference > 0 ? low > 0 : high < 0;
  };
  const z = difference === 0 ? 0 : bisect(0, MAX_DEVIATE, apart);
  const [near, far] = [normalCdf(-z), normalCdf(z)];
  return difference > 0
    ? { worse: far, better: near, twoSided: 2 * near }
    : { worse: near, better: far, twoSided: 2 * near };
}
