import { requireFinite } from "./require-counts";

/** Arithmetic mean, by steps that do not grow beyond the values. @throws RangeError when empty or not finite */
export function meanOf(values: readonly number[]): number {
  requireFinite("values", values);
  let mean = 0;
  let count = 0;
  for (const value of values) {
    count += 1;
    mean += (value - mean) / count;
  }
  return mean;
}

/** Variance of the values around their mean, with n - 1. @throws RangeError with fewer than two values */
export function sampleVariance(values: readonly number[]): number {
  requireFinite("values", values, 2);
  const mean = meanOf(values);
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return squares / (values.length - 1);
}

/** Standard error of the mean of independent values: √(s² / n). @throws RangeError with fewer than two values */
export function sampleError(values: readonly number[]): number {
  return Math.sqrt(sampleVariance(values) / values.length);
}

/**
 * Standard error of the mean when samples come in clusters (questions of one passage, crops of one photo):
 * √(Σ_c (Σ_{i in c} (x_i - x̄))²) / n, without a correction for few clusters (CR0).
 * Source: Liang & Zeger (1986); Miller, Adding Error Bars to Evals (2024), arXiv 2411.00640.
 * @throws RangeError unless there is one cluster a value, and at least two clusters
 */
export function clusteredError(values: readonly number[], clusters: readonly (string | number)[]): number {
  if (clusters.length !== values.length) {
    throw new RangeError(`${values.length} values need as many clusters, not ${clusters.length}`);
  }
  const mean = meanOf(values);
  const sums = new Map<string | number, number>();
  values.forEach((value, index) => {
    const cluster = clusters[index] as string | number;
    sums.set(cluster, (sums.get(cluster) ?? 0) + value - mean);
  });
  if (sums.size < 2) throw new RangeError("a clustered error needs at least two clusters");
  let squares = 0;
  for (const sum of sums.values()) squares += sum * sum;
  return Math.sqrt(squares) / values.length;
}
