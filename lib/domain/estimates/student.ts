import { betaTails } from "./incomplete-beta";
import { betaLogit } from "./inverse-beta";
import { logGamma } from "./log-gamma";
import { requireWithin } from "./require-counts";

function requireDegrees(df: number): void {
  if (!(df > 0 && df < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`degrees of freedom must be positive and finite, not ${df}`);
  }
}

/** P(T <= t) of Student's t. Source: Abramowitz & Stegun 26.7.1. @throws RangeError unless df is positive and finite */
export function studentCdf(t: number, df: number): number {
  requireDegrees(df);
  if (Number.isNaN(t)) throw new RangeError("t must be a number");
  const ratio = (t / df) * t;
  const tail =
    ratio === Number.POSITIVE_INFINITY ? 0 : betaTails(1 / (1 + ratio), df / 2, 0.5, ratio / (1 + ratio)).lower / 2;
  return t <= 0 ? tail : 1 - tail;
}

/** The t with P(T <= t) = p. @throws RangeError unless 0 < p < 1 and df is positive and finite */
export function studentQuantile(p: number, df: number): number {
  requireDegrees(df);
  requireWithin("p", p, 0, 1);
  if (p === 0.5) return 0;
  // df / (df + t²) is a beta variable, so that its logit is log(df / t²).
  const t = Math.sqrt(df) * Math.exp(-betaLogit(2 * Math.min(p, 1 - p), df / 2, 0.5) / 2);
  return p < 0.5 ? -t : t;
}

/** Natural logarithm of the density of Student's t. @throws RangeError unless df is positive and finite */
export function studentLogPdf(t: number, df: number): number {
  requireDegrees(df);
  const constant = logGamma((df + 1) / 2) - logGamma(df / 2) - Math.log(df * Math.PI) / 2;
  return constant - ((df + 1) / 2) * Math.log1p((t / df) * t);
}
