import { ROOT_STEPS } from "./bisect";
import { requireWithin } from "./require-counts";

const LOG_SQRT_TWO_PI = Math.log(2 * Math.PI) / 2;

/** Below this the error function is summed as a series, above it its complement is a continued fraction. */
export const SERIES_UNTIL = 2;
/** Terms of the continued fraction at x = 2 until it stands still to the last bit, with room to spare. */
export const FRACTION_TERMS = 200;

/** exp(-x²), without the rounding of x² growing into the result: the square is split into an exact part and a rest. */
function expMinusSquare(x: number): number {
  const head = Math.fround(x);
  return Math.exp(-head * head) * Math.exp((head - x) * (head + x));
}

/** erf(x) for |x| < 2. Source: Abramowitz & Stegun 7.1.6, a series without cancellation. */
function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 1; Math.abs(term) > Math.abs(sum) * 1e-17; k += 1) {
    term *= (2 * x * x) / (2 * k + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * expMinusSquare(x) * sum;
}

/** exp(-x²) / (√π erfc(x)) for x >= 2. Source: Abramowitz & Stegun 7.1.14, evaluated from its far end. */
function fraction(x: number): number {
  let rest = x;
  for (let k = FRACTION_TERMS; k >= 1; k -= 1) rest = x + k / 2 / rest;
  return rest;
}

function erfcFraction(x: number): number {
  return expMinusSquare(x) / (Math.sqrt(Math.PI) * fraction(x));
}

function erfc(x: number): number {
  if (x >= SERIES_UNTIL) return erfcFraction(x);
  if (x <= -SERIES_UNTIL) return 2 - erfcFraction(-x);
  return 1 - erfSeries(x);
}

/** P(Z <= x) of the standard normal distribution, with full relative accuracy in the lower tail. */
export function normalCdf(x: number): number {
  return erfc(-x / Math.SQRT2) / 2;
}

/** log P(Z <= x), also where the probability itself is below the smallest double. */
function normalLogCdf(x: number): number {
  const u = -x / Math.SQRT2;
  return u < SERIES_UNTIL ? Math.log(normalCdf(x)) : -u * u - Math.log(2 * Math.sqrt(Math.PI) * fraction(u));
}

/** Natural logarithm of the standard normal density. */
export function normalLogPdf(x: number): number {
  return -(x * x) / 2 - LOG_SQRT_TWO_PI;
}

/** Root of log Φ(x) = log p for p <= 1/2: log Φ is concave, so that Newton's steps close in from one side. */
function lowerQuantile(p: number): number {
  let x = -Math.sqrt(Math.max(0, -2 * Math.log(2 * p)));
  for (let step = 0; step < ROOT_STEPS; step += 1) {
    const logCdf = normalLogCdf(x);
    const move = (logCdf - Math.log(p)) * Math.exp(logCdf - normalLogPdf(x));
    const next = x - move;
    if (next === x || Math.abs(move) < 1e-16 * Math.abs(x)) return next;
    x = next;
  }
  return x;
}

/**
 * The x with P(Z <= x) = p.
 * @throws RangeError unless 0 < p < 1
 */
export function normalQuantile(p: number): number {
  requireWithin("p", p, 0, 1);
  return p <= 0.5 ? lowerQuantile(p) : -lowerQuantile(1 - p);
}

/** The z of a two-sided statement: 1.96 for a tail of 0.025. */
export function normalDeviate(tail: number): number {
  return -normalQuantile(tail);
}
