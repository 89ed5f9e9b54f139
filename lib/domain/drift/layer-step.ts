import { CULPRIT_DB } from "@/lib/domain/drift/compare-layers";
import { findLayerMetric } from "@/lib/domain/drift/layer-metrics";

/** A metric's distance from perfect in dB, the larger the worse; null where the metric has no such scale. */
function errorDb(metric: string, value: number): number | null {
  const known = findLayerMetric(metric);
  if (!known?.better) return null;
  if (known.unit === "dB") return -value;
  // The angle that a cosine stands for, as noise against signal; a millionth keeps rounding from being a step.
  if (metric === "cosine") return 10 * Math.log10(Math.max(1e-6, 1 / Math.max(value, 1e-3) ** 2 - 1));
  if (known.better === "lower" && value >= 0)
    return (known.unit === "squared" ? 10 : 20) * Math.log10(Math.max(value, 1e-12));
  return null;
}

/** Where values part for the worse: positions among those that were given. */
export type LayerStep = { last: number; first: number; before: number; after: number };

/**
 * The largest step to the worse between neighbouring known values that every later value confirms ("0.997 on 2.29, 0
 * since"). Null when none reaches `CULPRIT_DB`, or when the metric has no better and worse.
 * @param values in the order of the series; null where nothing was observed
 */
export function findLayerStep(metric: string, values: readonly (number | null)[]): LayerStep | null {
  const known = values.flatMap((value, position) => {
    const error = value === null ? null : errorDb(metric, value);
    return value === null || error === null ? [] : [{ value, position, error }];
  });
  let best: (LayerStep & { loss: number }) | null = null;
  // From the end, so that the least bad of all later values is known.
  let later = Number.POSITIVE_INFINITY;
  for (let index = known.length - 1; index > 0; index -= 1) {
    const [before, after] = [known[index - 1], known[index]];
    if (!before || !after) continue;
    later = Math.min(later, after.error);
    const loss = after.error - before.error;
    const lasts = later - before.error >= CULPRIT_DB;
    if (lasts && loss >= CULPRIT_DB && loss > (best?.loss ?? 0))
      best = { last: before.position, first: after.position, before: before.value, after: after.value, loss };
  }
  if (!best) return null;
  const { loss: _, ...step } = best;
  return step;
}
