import { requireProbability } from "./require-counts";

/** Expected share of false alarms among alarms (methods.md section 3.4). */
export const FALSE_DISCOVERY_RATE = 0.05;

/**
 * Adjusted p-values in input order: the smallest false discovery rate at which each would be an alarm.
 * Source: Benjamini & Hochberg, Controlling the False Discovery Rate (1995).
 * @throws RangeError unless every p lies in [0, 1]
 */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  for (const p of ps) requireProbability("p", p);
  const order = ps.map((p, index) => ({ p, index })).sort((a, b) => b.p - a.p);
  const adjusted = new Array<number>(ps.length);
  let least = 1;
  order.forEach(({ p, index }, position) => {
    // Rounding must not carry it below p itself.
    least = Math.min(least, Math.max(p, (p * ps.length) / (ps.length - position)));
    adjusted[index] = least;
  });
  return adjusted;
}

/**
 * The largest p that is significant in its family, 0 when none is: a p of the family is an alarm iff p <= cutoff.
 * @param rate accepted false discovery rate, between 0 and 1
 * @throws RangeError unless every p and the rate lie in [0, 1]
 */
export function benjaminiHochbergCutoff(ps: readonly number[], rate = FALSE_DISCOVERY_RATE): number {
  requireProbability("rate", rate);
  const adjusted = benjaminiHochberg(ps);
  return ps.reduce((cutoff, p, index) => ((adjusted[index] as number) <= rate ? Math.max(cutoff, p) : cutoff), 0);
}
