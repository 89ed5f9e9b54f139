import { requireWithin } from "./require-counts";

const LOG_SQRT_TWO_PI = Math.log(2 * Math.PI) / 2;

/** Nearer to zero than this the distribution is summed as a series, beyond it its tail is a continued fraction. */
const SERIES_UNTIL = 1.5;
/**
 * Terms of the continued fraction until it stands still to the last bit: its error falls as exp(-2x √(2k)), so that
 * 190 / x² would do for a double; far out a few are always taken.
 */
const TERMS_AT_ONE = 400;
const FEWEST_TERMS = 20;

/** Newton steps after which a quantile has met the last bit; it needs about ten. */
const ROOT_STEPS = 100;
/** Beyond this the tail is below the smallest double. */
const UNDERFLOW = 40;

/** The density, without the rounding of x² growing into the result: the square is split into an exact part and a rest. */
function density(x: number): number {
  const head = Math.fround(x);
  return (Math.exp((-head * head) / 2) * Math.exp(((head - x) * (head + x)) / 2)) / Math.sqrt(2 * Math.PI);
}

/** P(0 <= Z <= x) / density. Source: Abramowitz & Stegun 26.2.11, a series without cancellation. */
function series(x: number): number {
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > Math.abs(sum) * 1e-17; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return sum;
}

/** density / P(Z > x) for x >= 1.5. Source: Abramowitz & Stegun 26.2.14, evaluated from its far end. */
function fraction(x: number): number {
  let rest = x;
  for (let k = Math.ceil(TERMS_AT_ONE / (x * x)) + FEWEST_TERMS; k >= 1; k -= 1) rest = x + k / rest;
  return rest;
}

/** P(Z <= x) of the standard normal distribution, with full relative accuracy in the lower tail. */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) throw new RangeError("x must be a number");
  if (Math.abs(x) > UNDERFLOW) return x > 0 ? 1 : 0;
  if (x <= -SERIES_UNTIL) return density(x) / fraction(-x);
  if (x >= SERIES_UNTIL) return 1 - density(x) / fraction(x);
  return 0.5 + density(x) * series(x);
}

/** log P(Z <= x), also where the probability itself is below the smallest double. */
function normalLogCdf(x: number): number {
  return x > -SERIES_UNTIL ? Math.log(normalCdf(x)) : normalLogPdf(x) - Math.log(fraction(-x));
}

/** Natural logarithm of the standard normal density. */
export function normalLogPdf(x: number): number {
  return -(x * x) / 2 - LOG_SQRT_TWO_PI;
}

/** Quantiles of levels asked for before: nearly all statements share a handful of levels. */
const known = new Map<number, number>();
const MAX_KNOWN = 1_000;

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
  const found = known.get(p) ?? (p <= 0.5 ? lowerQuantile(p) : -lowerQuantile(1 - p));
  if (known.size < MAX_KNOWN) known.set(p, found);
  return found;
}

/** The z of a two-sided statement: 1.96 for a tail of 0.025. */
export function normalDeviate(tail: number): number {
  return -normalQuantile(tail);
}
