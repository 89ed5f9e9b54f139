import type { Interval } from "./interval";
import { type Discordant, requireDiscordant } from "./paired-table";
import { requireWithin } from "./require-counts";
import { NON_INFERIORITY_ALPHA, requiredSamples } from "./required-samples";
import { tango } from "./tango";

/** `requiredSamples` is set when inconclusive, unless more samples would not help. */
export type NonInferiority = {
  verdict: "pass" | "fail" | "inconclusive";
  /** after - before, negative is worse. */
  difference: number;
  interval: Interval;
  requiredSamples: number | null;
};

/**
 * Whether a drop is within a margin, by Tango's interval at 1 - 2 alpha: pass when it lies wholly above -margin, fail
 * when wholly below, else inconclusive. Many tests that must all pass need no correction (intersection-union).
 * @param margin the accepted drop as a fraction, 0 < margin < 1
 * @throws RangeError unless the counts are whole, worse + better <= n, n >= 1, and margin and alpha within bounds
 */
export function nonInferiority(turned: Discordant, margin: number, alpha = NON_INFERIORITY_ALPHA): NonInferiority {
  requireDiscordant(turned);
  requireWithin("margin", margin, 0, 1);
  requireWithin("alpha", alpha, 0, 0.5);
  const { worse, better, n } = turned;
  const difference = (better - worse) / n;
  const interval = tango(turned, 1 - 2 * alpha);
  if (interval.low > -margin) return { verdict: "pass", difference, interval, requiredSamples: null };
  if (interval.high < -margin) return { verdict: "fail", difference, interval, requiredSamples: null };
  const churn = (worse + better) / n;
  return {
    verdict: "inconclusive",
    difference,
    interval,
    requiredSamples: requiredSamples({ churn, difference, margin }, alpha),
  };
}
