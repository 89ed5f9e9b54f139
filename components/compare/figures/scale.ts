import { niceTicks } from "@/components/charts/nice-ticks";

/** A horizontal axis in percent of its figure's width, so that a figure fits any width without script. */
export type Scale = { ticks: number[]; at: (value: number) => string };

/** Room at both ends for what stands around a point, in percent. */
const MARGIN = 6;

/**
 * @param values everything that has to be shown, in one unit
 * @param count ticks to aim at
 * @param start where the axis begins, in percent
 */
export function scaleOf(values: readonly number[], count = 4, start = MARGIN): Scale {
  const ticks = niceTicks(values, count);
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const reach = high - low || 1;
  return { ticks, at: (value) => `${start + ((value - low) / reach) * (100 - start - MARGIN)}%` };
}
