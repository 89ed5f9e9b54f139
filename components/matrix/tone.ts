/** Step on the diverging scale: how far a delta lies from zero, and on which side. */
export type Tone = "zero" | `worse-${Step}` | `better-${Step}`;
type Step = 1 | 2 | 3 | 4 | 5;

/** Where the steps begin for proportions, in the stored unit: 0.5, 1, 2, 5 and 10 points (DESIGN section 6: watch at 1, collapse at 10). */
export const STEPS_OF_A_FRACTION = [0.005, 0.01, 0.02, 0.05, 0.1] as const;
/** The same steps for every other unit, as a share of the reference. */
export const STEPS_OF_THE_REFERENCE = STEPS_OF_A_FRACTION;

// A drop of exactly one point arrives as 0.010000000000000009 or 0.00999…: both are one point.
const ROUNDING = 1e-9;

/**
 * The step of a delta. Symmetric: a cell that beats its reference by far is as suspicious as one that falls short.
 * @param delta stored unit, negative is worse
 * @param unit stored unit of the metric; `fraction` for proportions
 * @param reference stored unit; null or zero leaves other units than fractions without a scale
 */
export function toneOf(delta: number, unit: string, reference: number | null): Tone {
  const isFraction = unit === "fraction";
  const scale = isFraction ? 1 : Math.abs(reference ?? 0);
  if (scale === 0) return "zero";
  const distance = Math.abs(delta) / scale;
  const steps = isFraction ? STEPS_OF_A_FRACTION : STEPS_OF_THE_REFERENCE;
  const reached = steps.filter((from) => distance >= from - ROUNDING).length;
  if (reached === 0) return "zero";
  return `${delta < 0 ? "worse" : "better"}-${reached as Step}`;
}
