import { noiseRatio } from "@/lib/domain/drift/error-level";
import type { DriftPrediction } from "@/lib/domain/drift/predict-drift";

/** With fewer runs than this, drift and accuracy of a model cannot be related. */
export const MIN_CALIBRATION_RUNS = 3;
/** Residual spreads on either side of a predicted delta: about 95 % where residuals are normal. */
export const DELTA_SPREADS = 2;

/** One run of the model whose output drift and accuracy are both known. */
export type CalibrationRun = {
  /** SQNR of the output in dB. */
  sqnr: number;
  /** Delta to the reference in the stored unit; negative is worse. */
  delta: number;
};

/** delta = slope x NSR, through the origin: no noise, no loss. */
export type DeltaCalibration = {
  slope: number /** Standard deviation of the residuals. */;
  spread: number;
  runs: number;
};

/**
 * Relates the output's noise to the loss of accuracy over runs of one model and evaluation: least squares through the
 * origin. Null with too few runs, without any noise, or when more noise did not go with a loss: then drift says nothing
 * about accuracy here, and no delta may be predicted from it.
 */
export function calibrateDelta(runs: readonly CalibrationRun[]): DeltaCalibration | null {
  if (runs.length < MIN_CALIBRATION_RUNS) return null;
  let products = 0;
  let squares = 0;
  for (const { sqnr, delta } of runs) {
    products += noiseRatio(sqnr) * delta;
    squares += noiseRatio(sqnr) ** 2;
  }
  const slope = products / squares;
  if (!(slope < 0)) return null;
  const residuals = runs.reduce((sum, { sqnr, delta }) => sum + (delta - slope * noiseRatio(sqnr)) ** 2, 0);
  return { slope, spread: Math.sqrt(residuals / (runs.length - 1)), runs: runs.length };
}

/** The delta to expect at a predicted output, in the stored unit; the interval covers both uncertainties. */
export function predictDelta(
  { slope, spread }: DeltaCalibration,
  { sqnr, low, high }: DriftPrediction,
): { delta: number; low: number; high: number } {
  const at = (db: number) => slope * noiseRatio(db);
  return {
    delta: at(sqnr),
    low: at(low) - DELTA_SPREADS * spread,
    high: Math.min(0, at(high) + DELTA_SPREADS * spread),
  };
}

/** The output SQNR in dB that a delta (negative) asks for, as the target of `smallestSet`. Null for a delta of 0 or more. */
export function sqnrForDelta({ slope }: DeltaCalibration, delta: number): number | null {
  return delta < 0 ? -10 * Math.log10(delta / slope) : null;
}
