import { bisect } from "./bisect";
import { type Interval, LEVEL, tailOf } from "./interval";
import { normalDeviate } from "./normal";
import { type Discordant, requireDiscordant } from "./paired-table";

/** Likeliest share of samples that got worse, were `difference` the true one. Source: Tango (1998), section 3. */
function restrictedWorse({ worse, better, n }: Discordant, difference: number): number {
  const b = (2 * n - better + worse) * difference - better - worse;
  const minusC = worse * difference * (1 - difference);
  const root = Math.sqrt(Math.max(0, b * b + 8 * n * minusC));
  // The same root of the same quadratic, written so that neither form subtracts near-equal numbers.
  return b > 0 ? (2 * minusC) / (b + root) : (root - b) / (4 * n);
}

/** How many standard errors the observed difference lies above `difference`. */
function score(turned: Discordant, difference: number): number {
  const { worse, better, n } = turned;
  // The rarer kind of turn is the one to estimate: the other would cancel in the variance.
  if (difference < 0) return -score({ worse: better, better: worse, n }, -difference);
  const above = better - worse - n * difference;
  if (above === 0) return 0;
  const variance = n * (2 * restrictedWorse(turned, difference) + difference * (1 - difference));
  return above / Math.sqrt(Math.max(0, variance));
}

/** Intervals found before: pairs of one fleet turn by few small numbers, in thousands of cells. */
const known = new Map<string, Interval>();
const MAX_KNOWN = 10_000;

/**
 * Tango's score interval of a paired difference, (better - worse) / n: negative is worse.
 * Source: Tango, Equivalence test and confidence interval for the difference in proportions for the paired-sample
 * design (1998).
 * @throws RangeError unless the counts are whole, worse + better <= n, n >= 1, and 0 < level < 1
 */
export function tango(turned: Discordant, level = LEVEL): Interval {
  requireDiscordant(turned);
  const { worse, better, n } = turned;
  const asked = `${worse},${better},${n},${level}`;
  const found = known.get(asked) ?? search(turned, level);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(asked, found);
  return found;
}

function search(turned: Discordant, level: number): Interval {
  const z = normalDeviate(tailOf(level));
  const { worse, better, n } = turned;
  const seen = (better - worse) / n;
  return {
    low: worse === n ? -1 : bisect(-1, seen, (difference) => score(turned, difference) > z),
    high: better === n ? 1 : bisect(seen, 1, (difference) => score(turned, difference) > -z),
    level,
    method: "tango",
  };
}
