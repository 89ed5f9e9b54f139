/** Steps that read well, times a power of ten. */
const STEPS = [1, 2, 2.5, 5, 10] as const;

/** A figure that floating point moved off its step, 0.30000000000000004, goes back to it. */
const DIGITS = 12;

/** Values that differ by less, as a share of the larger, are one value. */
const ALIKE = 1e-9;
/** Figures below this are zero: their powers of ten cannot be told from it. */
const TINY = 1e-100;

/**
 * Round figures for an axis which reaches over all values: ascending, evenly spaced, the first not above the smallest value and
 * the last not below the largest.
 * @param count ticks to aim at, at least 2; one or two more or fewer may come out
 * @returns `[0, 1]` when there is no value
 */
export function niceTicks(values: readonly number[], count: number): number[] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return [0, 1];
  const size = Math.max(Math.abs(low), Math.abs(high));
  const apart = high - low > Math.max(size * ALIKE, TINY);
  // All alike: the values stand in the middle of an axis that reaches a tenth of them to both sides.
  const reach = apart ? high - low : size > TINY ? size / 5 : 1;
  if (!apart) [low, high] = [low - reach / 2, high + reach / 2];
  const step = niceStep(reach / Math.max(1, count - 1));
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(DIGITS)));
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return (STEPS.find((step) => step * power >= rough * (1 - 1e-9)) ?? 10) * power;
}
