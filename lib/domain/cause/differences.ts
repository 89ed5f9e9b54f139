import type { CauseCell, Difference } from "@/lib/domain/cause/cause";
import { LEVEL } from "@/lib/domain/estimates/interval";
import { normalInterval } from "@/lib/domain/estimates/normal-interval";
import { type Direction, delta } from "@/lib/domain/metric";

/** One-sided 95 %: two-sided 90 %, as for non-inferiority (methods.md section 3.5). */
export const Z_ONE_SIDED = 1.6448536269514722;

/** A difference with its normal interval; no interval without a standard error. */
export function difference(value: number, error: number | null): Difference {
  if (error === null) return { value, low: null, high: null, level: LEVEL };
  const { low, high, level } = normalInterval({ value, stderr: error });
  return { value, low, high, level };
}

/** Standard error of a difference of independent values; null when an error is unknown. */
export function errorOf(...errors: (number | null)[]): number | null {
  return errors.reduce<number | null>(
    (sum, error) => (sum === null || error === null ? null : Math.hypot(sum, error)),
    0,
  );
}

/** A point that was measured and has something to be held against. */
export type Measured = {
  cell: CauseCell;
  /** Signed, negative is worse. */
  delta: number;
  /** Standard error of the delta; null when the value's is unknown. A reference without one counts as exact. */
  error: number | null;
};

/** @returns null without a finite value or a reference */
export function measure(cell: CauseCell, direction: Direction): Measured | null {
  if (cell.value === null || !Number.isFinite(cell.value) || cell.reference === null) return null;
  return {
    cell,
    delta: delta(cell.value, cell.reference.value, direction),
    error: errorOf(cell.error, cell.reference.error ?? 0),
  };
}

/** Standard error of the difference between a point and the target: paired when bits allow it. */
export function errorBetween(cell: CauseCell, target: CauseCell): number | null {
  return cell.pairedError ?? errorOf(cell.error, target.error);
}
