/** One place of the network, in execution order. Figures in the chart's unit, not rounded. */
export type LayerPoint = {
  /** Name of the layer or tensor. */
  name: string;
  /** The two series; null where the layer was not measured. */
  a: number | null;
  b: number | null;
  /** Error that this layer added; null where unknown. */
  introduced: number | null;
};

/** Layers shown, both ends included; indices into the whole list. */
export type LayerRange = { from: number; to: number };

const SERIES = ["a", "b", "introduced"] as const;

/**
 * Indices of the points to draw in a range: all of them, or as many as the screen can tell apart. Each of up to `buckets`
 * stretches keeps its first point and the smallest and largest of every series, so that no peak is lost and every drawn
 * point is a real one. Ascending.
 * @param buckets stretches at most, at least 1; up to seven points are kept of each
 */
export function pickPoints(points: readonly LayerPoint[], { from, to }: LayerRange, buckets: number): number[] {
  const count = to - from + 1;
  const all = Array.from({ length: Math.max(0, count) }, (_, offset) => from + offset);
  if (count <= buckets) return all;
  const kept = new Set<number>([from, to]);
  for (let bucket = 0; bucket < buckets; bucket++) {
    const start = from + Math.floor((bucket * count) / buckets);
    const end = from + Math.floor(((bucket + 1) * count) / buckets);
    kept.add(start);
    for (const series of SERIES) for (const index of extremes(points, series, start, end)) kept.add(index);
  }
  return [...kept].sort((left, right) => left - right);
}

function extremes(points: readonly LayerPoint[], series: (typeof SERIES)[number], start: number, end: number) {
  let low: number | null = null;
  let high: number | null = null;
  const at = (index: number | null) => (index === null ? null : (points[index]?.[series] ?? null));
  for (let index = start; index < end; index++) {
    const value = at(index);
    if (value === null) continue;
    const lowest = at(low);
    const highest = at(high);
    if (lowest === null || value < lowest) low = index;
    if (highest === null || value > highest) high = index;
  }
  return [low, high].filter((index) => index !== null);
}

/** Layers in view at least, so that zooming ends somewhere. */
export const MIN_SHOWN = 8;

/**
 * The range after zooming around a layer, kept inside the network.
 * @param factor below 1 shows less, above 1 more
 */
export function zoomRange({ from, to }: LayerRange, factor: number, around: number, count: number): LayerRange {
  const shown = to - from + 1;
  const wanted = Math.min(count, Math.max(Math.min(MIN_SHOWN, count), Math.round(shown * factor)));
  const centre = around >= from && around <= to ? around : Math.round((from + to) / 2);
  return moveInside(centre - Math.floor(wanted / 2), wanted, count);
}

/** A range that holds a layer: the same one, or one of the same length moved just far enough. */
export function rangeWith(range: LayerRange, index: number, count: number): LayerRange {
  const shown = range.to - range.from + 1;
  if (index < range.from) return moveInside(index, shown, count);
  if (index > range.to) return moveInside(index - shown + 1, shown, count);
  return range;
}

function moveInside(from: number, shown: number, count: number): LayerRange {
  const start = Math.min(Math.max(0, from), Math.max(0, count - shown));
  return { from: start, to: start + shown - 1 };
}

/** The layers that introduced most, largest first; ties in execution order. */
export function largestIntroduced(points: readonly LayerPoint[], count: number): number[] {
  return points
    .flatMap(({ introduced }, index) => (introduced === null ? [] : [{ introduced, index }]))
    .sort((left, right) => right.introduced - left.introduced || left.index - right.index)
    .slice(0, count)
    .map(({ index }) => index);
}
