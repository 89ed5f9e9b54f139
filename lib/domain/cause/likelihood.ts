import { studentCdf, studentLogPdf } from "@/lib/domain/estimates/student";

/**
 * What a point's delta says under a hypothesis. Deltas of one hypothesis follow Student's t around 0 or around the
 * target's drop, mixed with a flat share: a point may have a fault of its own, and drops may come in grades.
 */

/** Degrees of freedom: heavier tails than a normal, so that one odd point does not decide. */
export const T_DEGREES = 5;
/** Flat share where the hypothesis says that the drop must be there. */
export const FLAT_SAME = 0.005;
/** Flat share where it says that nothing need be wrong: another chip or version may have a drop of its own. */
export const FLAT_DIFFERENT = 0.02;
/** Both flat shares where artefact or placement are only assumed to be the same: such points say less. */
export const FLAT_ASSUMED = { same: 0.02, different: 0.1 } as const;
/** Flat share when none of the hypotheses holds. */
export const FLAT_NONE = 0.5;

/** Probability that Student's t stays below z. @param z distance in units of its scale */
export const tBelow = (z: number): number => studentCdf(z, T_DEGREES);

const LOG_PEAK = studentLogPdf(0, T_DEGREES);

/** Density of Student's t at z; the constant of `studentLogPdf` is taken once. */
const tDensity = (z: number): number => Math.exp(LOG_PEAK - ((T_DEGREES + 1) / 2) * Math.log1p((z * z) / T_DEGREES));

export type Reading = {
  /** The point's delta and the target's drop, in the stored unit. */
  delta: number;
  drop: number;
  /** Scale around no drop, and around the target's drop. */
  scale: number;
  scaleToTarget: number;
  assumed: boolean;
};

function mixed(distance: number, scale: number, flatShare: number, drop: number): number {
  const flat = 1 / (drop + 4 * scale);
  return Math.log(((1 - flatShare) * tDensity(distance / scale)) / scale + flatShare * flat);
}

/** Natural logarithms of the densities of one point's delta under what a hypothesis can say of it. */
export function logDensities({ delta, drop, scale, scaleToTarget, assumed }: Reading) {
  const same = mixed(delta + drop, scaleToTarget, assumed ? FLAT_ASSUMED.same : FLAT_SAME, drop);
  const different = mixed(delta, scale, assumed ? FLAT_ASSUMED.different : FLAT_DIFFERENT, drop);
  return {
    same,
    different,
    // What is unknown never speaks against a hypothesis.
    unknown: Math.max(same, different),
    none: mixed(delta, scale, FLAT_NONE, drop),
  };
}
