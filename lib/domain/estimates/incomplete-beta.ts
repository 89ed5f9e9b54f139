import { deviance, stirlingError } from "./log-gamma";

/** Guards the continued fraction against a division by zero, as in the modified method of Lentz. */
const TINY = 1e-300;

/** Both tails of a beta distribution at x; the smaller one is computed, the other is its complement. */
export type BetaTails = { lower: number; upper: number };

/** log of x^a (1-x)^b / B(a, b), accurate for shapes of 10 million. Source: Loader (2000), for a and b that are not whole. */
export function logBetaKernel(x: number, y: number, a: number, b: number): number {
  const sum = a + b;
  const scale = Math.log(a / sum) / 2 + Math.log(b / (2 * Math.PI)) / 2;
  const errors = stirlingError(sum) - stirlingError(a) - stirlingError(b);
  return scale + errors - deviance(a, sum * x) - deviance(b, sum * y);
}

/** Source: DLMF 8.17.22, evaluated forwards by Lentz's method; needs about the square root of the larger shape in terms. */
function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < TINY ? TINY : d);
  let value = d;
  const limit = 1000 + 100 * Math.sqrt(Math.max(a, b));
  const advance = (term: number): number => {
    d = 1 + term * d;
    d = 1 / (Math.abs(d) < TINY ? TINY : d);
    c = 1 + term / c;
    if (Math.abs(c) < TINY) c = TINY;
    value *= c * d;
    return c * d;
  };
  for (let m = 1; m < limit; m += 1) {
    advance((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)));
    const last = advance((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)));
    if (Math.abs(last - 1) < 1e-16) break;
  }
  return value;
}

/**
 * Regularized incomplete beta function I_x(a, b) and 1 - I_x(a, b).
 * @param x 0 to 1
 * @param y 1 - x, given apart so that nothing is lost when x is close to 1
 * @throws RangeError unless a and b are positive and finite and x lies in [0, 1]
 */
export function betaTails(x: number, a: number, b: number, y = 1 - x): BetaTails {
  if (!(a > 0 && b > 0 && a + b < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`the shapes must be positive and finite, not ${a} and ${b}`);
  }
  if (!(x >= 0 && x <= 1)) throw new RangeError(`x must lie in [0, 1], not ${x}`);
  if (x === 0) return { lower: 0, upper: 1 };
  if (y === 0) return { lower: 1, upper: 0 };
  const kernel = Math.exp(logBetaKernel(x, y, a, b));
  if (x < (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, (kernel * continuedFraction(x, a, b)) / a);
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, (kernel * continuedFraction(y, b, a)) / b);
  return { lower: 1 - upper, upper };
}

/** P(X <= k) for X ~ Bin(n, p), 0 <= k <= n whole. Source: Abramowitz & Stegun 26.5.24. */
export function binomialLowerTail(k: number, n: number, p: number): number {
  return k >= n ? 1 : betaTails(p, k + 1, n - k).upper;
}

/** P(X = k) for X ~ Bin(n, p), 0 < p < 1. Source: Loader (2000). */
export function binomialPoint(k: number, n: number, p: number): number {
  if (k === 0) return Math.exp(n * Math.log1p(-p));
  if (k === n) return Math.exp(n * Math.log(p));
  const rest = n - k;
  const errors = stirlingError(n) - stirlingError(k) - stirlingError(rest);
  const scale = Math.log(n / k / rest / (2 * Math.PI)) / 2;
  return Math.exp(scale + errors - deviance(k, n * p) - deviance(rest, n * (1 - p)));
}
