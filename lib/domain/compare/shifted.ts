import type { DifferenceInterval } from "@/lib/domain/changes/change";
import type { ValueInterval } from "@/lib/domain/compare-view";
import { LEVEL } from "@/lib/domain/estimates/interval";
import { type Direction, delta } from "@/lib/domain/metric";

/** The interval of a value as one of its difference from a reference that is taken as exact. */
export function shifted(
  interval: ValueInterval | null,
  reference: number,
  direction: Direction,
): (DifferenceInterval & ValueInterval) | null {
  if (!interval) return null;
  const ends = [delta(interval.low, reference, direction), delta(interval.high, reference, direction)];
  return { low: Math.min(...ends), high: Math.max(...ends), level: LEVEL, method: interval.method };
}
