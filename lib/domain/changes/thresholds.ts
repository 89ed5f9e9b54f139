import type { UsedThresholds } from "@/lib/domain/changes/change";
import type { Metric } from "@/lib/domain/metric";
import { POINTS } from "@/lib/domain/metrics";

/** Shares of the reference that stand in where nobody has stated a metric's thresholds: those of a proportion of 1. */
export const FALLBACK_WATCH_SHARE = 0.01;
export const FALLBACK_ALARM_SHARE = 0.005;
export const FALLBACK_COLLAPSE_SHARE = 0.1;

/**
 * The drops that a difference is held against, in the stored unit.
 * @param reference what the later run is held against
 * @param before the earlier value, which stands in where there is no reference
 * @returns null when the metric states none and there is nothing but zero to take a share of
 */
export function usedThresholds(
  metric: Pick<Metric, "kind" | "thresholds">,
  reference: number | null,
  before: number | null,
): UsedThresholds | null {
  const stated = metric.thresholds ?? (metric.kind === "proportion" ? POINTS : null);
  if (stated) return { ...stated, basis: "catalogue" };
  const scale = Math.abs(reference || before || 0);
  if (scale === 0) return null;
  return {
    watch: scale * FALLBACK_WATCH_SHARE,
    alarm: scale * FALLBACK_ALARM_SHARE,
    collapse: scale * FALLBACK_COLLAPSE_SHARE,
    basis: reference ? "reference-share" : "value-share",
  };
}

/** Share of a threshold by which rounding noise of a subtraction may fall short: 0.35 - 0.34 is a whole point. */
export const THRESHOLD_TOLERANCE = 1e-9;

/** Whether a move is at least as large as a threshold, both in the stored unit. */
export function reaches(move: number, threshold: number): boolean {
  return move >= threshold * (1 - THRESHOLD_TOLERANCE);
}
