import { normalDeviate } from "./normal";
import { requireFinite, requireProbability, requireWithin } from "./require-counts";

/** Chance of a wrong "pass"; the interval at 1 - 2 alpha = 90 % decides (methods.md section 3.5). */
export const NON_INFERIORITY_ALPHA = 0.05;
/** Chance of seeing what is there, in every sample size and smallest drop (methods.md section 3.5). */
export const POWER = 0.8;

/** `churn` is ψ, the share of samples that turned either way; `difference` after - before; `margin` the accepted drop. */
export type Plan = { churn: number; difference: number; margin: number };

/**
 * Samples of a paired non-inferiority test: n = (z₁₋α + z_power)² ψ / (m + d)², rounded up. Where hardly any sample
 * turns, not below what Tango's interval needs to clear the margin without a single turned sample, z² (1 - m) / m.
 * Source: Liu, Hsueh, Hsieh & Chen, Tests for equivalence or non-inferiority for paired binary data (2002); methods.md section 3.5.
 * @returns null when the difference is at the margin or beyond it: more samples would not help
 * @throws RangeError unless churn lies in [0, 1], margin, alpha and power between 0 and 1, difference in [-1, 1]
 */
export function requiredSamples(
  { churn, difference, margin }: Plan,
  alpha = NON_INFERIORITY_ALPHA,
  power = POWER,
): number | null {
  requireProbability("churn", churn);
  requireWithin("margin", margin, 0, 1);
  requireWithin("alpha", alpha, 0, 1);
  requireWithin("power", power, 0, 1);
  requireFinite("difference", [difference]);
  requireProbability("the size of the difference", Math.abs(difference));
  if (difference <= -margin) return null;
  const z = normalDeviate(alpha);
  const byChurn = ((z - normalDeviate(power)) ** 2 * churn) / (margin + difference) ** 2;
  const withoutTurned = Math.floor((z * z * (1 - margin)) / margin) + 1;
  return Math.max(Math.ceil(byChurn), withoutTurned);
}
