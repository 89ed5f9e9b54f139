/** What a metric measures and which way is better. */

export const METRIC_KINDS = ["proportion", "mean", "other"] as const;
export type MetricKind = (typeof METRIC_KINDS)[number];

export const DIRECTIONS = ["higher", "lower"] as const;
export type Direction = (typeof DIRECTIONS)[number];

export type Metric = {
  /** Canonical name, for instance `top1`. */
  id: string;
  /** What people read, for instance `Top-1 accuracy`. */
  name: string;
  kind: MetricKind;
  direction: Direction;
  /** In the stored unit; null where there is no bound. */
  range: { min: number | null; max: number | null };
  /** The stored unit: `fraction` for a proportion, else `dB`, `nats`, ... or an empty string. */
  unit: string;
  /** Drops (not deltas) in the stored unit; null where nobody has stated one. */
  thresholds: { watch: number; alarm: number; collapse: number } | null;
};

/**
 * The signed distance from the reference, worse is negative.
 * @returns value - reference in the metric's stored unit, negated for lower-is-better metrics.
 */
export function delta(value: number, reference: number, direction: Direction): number {
  const difference = direction === "higher" ? value - reference : reference - value;
  return difference === 0 ? 0 : difference;
}
