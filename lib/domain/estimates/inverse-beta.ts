import { betaTails, logBetaKernel } from "./incomplete-beta";
import { requireWithin } from "./require-counts";

/** Bisections of [-MAX_LOGIT, MAX_LOGIT] to neighbouring doubles; Newton's steps need about ten. */
const MAX_STEPS = 200;
/** Logits further out are below the smallest double. */
const MAX_LOGIT = 740;

/**
 * The logit t with I_x(a, b) = p for x = 1 / (1 + e^-t) and p <= 1/2. log I is concave in the logit, so that Newton's
 * steps close in from the left; a bracket catches what rounding throws out.
 */
function lowerLogit(p: number, a: number, b: number): number {
  const target = Math.log(p);
  let low = -MAX_LOGIT;
  let high = MAX_LOGIT;
  let t = Math.log(a / b);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const x = 1 / (1 + Math.exp(-t));
    const y = 1 / (1 + Math.exp(t));
    const { lower } = betaTails(x, a, b, y);
    const miss = Math.log(lower) - target;
    if (miss === 0) return t;
    if (miss > 0) high = t;
    else low = t;
    // d log I / dt = x y density / I, and x y density is the kernel.
    const next = t - miss * Math.exp(Math.log(lower) - logBetaKernel(x, y, a, b));
    const inside = next > low && next < high;
    const taken = inside ? next : (low + high) / 2;
    if (Math.abs(taken - t) <= 1e-16 * Math.max(1, Math.abs(t))) return taken;
    t = taken;
  }
  return t;
}

/**
 * log(x / (1 - x)) of the x with I_x(a, b) = p, for callers that need 1 - x as exactly as x.
 * @throws RangeError unless 0 < p < 1 and the shapes are positive
 */
export function betaLogit(p: number, a: number, b: number): number {
  requireWithin("p", p, 0, 1);
  return p <= 0.5 ? lowerLogit(p, a, b) : -lowerLogit(1 - p, b, a);
}

/** The quantile of a beta distribution: the x with I_x(a, b) = p. @throws RangeError as `betaLogit` */
export function betaQuantile(p: number, a: number, b: number): number {
  return 1 / (1 + Math.exp(-betaLogit(p, a, b)));
}
