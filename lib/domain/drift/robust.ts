/** Makes the median absolute deviation of normal values their standard deviation: 1 / quantile(3/4). */
const NORMAL_MAD = 1.4826;

/** The middle value, or the mean of the two; NaN when there is none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  if (sorted.length % 2 === 1) return sorted[middle] as number;
  return ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** Median and a spread that outliers do not move: 1.4826 x the median absolute deviation. NaN when there is no value. */
export function robustSpread(values: readonly number[]): { median: number; spread: number } {
  const centre = median(values);
  return { median: centre, spread: NORMAL_MAD * median(values.map((value) => Math.abs(value - centre))) };
}
