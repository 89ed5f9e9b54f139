/** One point of a small chart over versions, oldest first. */
export type SparkPoint = {
  /** Short name of its version. */
  label: string;
  /** Null where the newest run of the version did not measure. */
  value: number | null;
  interval: { low: number; high: number } | null;
  /** What happened in the step into it. */
  mark: SparkMark | null;
  /** All of it in words. */
  title: string;
};
export type SparkMark = "worse" | "better" | "watch";

/** Size of the drawing in its own units: pixels where it stands at its natural width. */
export const SPARK = { width: 336, height: 104, top: 8, bottom: 84, left: 6, right: 272 } as const;

/** Air above and below the figures, as a share of what they span. */
const AIR = 0.08;
/** Width of a character of a label, and what two labels keep between them. */
const CHARACTER = 5.6;
const GAP = 8;

/** Places figures on the drawing; a flat series stands in its middle. */
export function sparkScale(points: readonly SparkPoint[], reference: number | null): (value: number) => number {
  const bounds = points.flatMap(({ value, interval }) =>
    value === null ? [] : [value, interval?.low ?? value, interval?.high ?? value],
  );
  const all = reference === null ? bounds : [...bounds, reference];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const span = high - low;
  if (!(span > 0)) return () => (SPARK.top + SPARK.bottom) / 2;
  const air = span * AIR;
  const height = SPARK.bottom - SPARK.top;
  return (value) => SPARK.bottom - ((value - (low - air)) / (span + 2 * air)) * height;
}

/** Where the points stand, from left to right; one alone stands in the middle. */
export function sparkPlaces(count: number): number[] {
  if (count === 1) return [(SPARK.left + SPARK.right) / 2];
  return Array.from({ length: count }, (_, index) => SPARK.left + ((SPARK.right - SPARK.left) * index) / (count - 1));
}

export type PlacedLabel = { index: number; from: number; text: string };

/**
 * The labels that have room: the newest and the oldest, then those at which something happened, then the rest. Each is
 * centred below its point, as far as the drawing goes.
 */
export function placeLabels(points: readonly SparkPoint[], places: readonly number[]): PlacedLabel[] {
  const wish = (index: number) => {
    if (index === points.length - 1) return 0;
    if (index === 0) return 1;
    return points[index]?.mark ? 2 : 3;
  };
  const order = points.map((_, index) => index).sort((a, b) => wish(a) - wish(b) || b - a);
  const placed: PlacedLabel[] = [];
  for (const index of order) {
    const text = points[index]?.label ?? "";
    const width = text.length * CHARACTER;
    const from = Math.max(0, Math.min((places[index] ?? 0) - width / 2, SPARK.width - width));
    const isFree = placed.every(
      (other) => from >= other.from + other.text.length * CHARACTER + GAP || from + width + GAP <= other.from,
    );
    if (isFree && text !== "") placed.push({ index, from, text });
  }
  return placed.sort((a, b) => a.index - b.index);
}

/** Neighbours that both have an interval, as stretches; one without such a neighbour is a stretch of its own. */
export function bandStretches(points: readonly SparkPoint[]): number[][] {
  const stretches: number[][] = [];
  for (const [index, { interval, value }] of points.entries()) {
    if (interval === null || value === null) continue;
    const last = stretches.at(-1);
    if (last?.at(-1) === index - 1) last.push(index);
    else stretches.push([index]);
  }
  return stretches;
}

/** Heights of the two words at the right end, at least a line apart. */
export function endHeights(newest: number, reference: number): { newest: number; reference: number } {
  const LINE = 12;
  const distance = Math.abs(newest - reference);
  if (distance >= LINE) return { newest, reference };
  const push = (LINE - distance) / 2;
  const sign = newest < reference ? -1 : 1;
  return { newest: newest + sign * push, reference: reference - sign * push };
}
