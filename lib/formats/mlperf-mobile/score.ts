import type { Benchmark } from "@/lib/formats/mlperf-mobile/benchmarks";
import { shiftPoint } from "@/lib/formats/mlperf-mobile/shift-point";

/** A number and its unit, as the app shows it: `82.14%`, `0.2740 mAP`, `94.4667`, `33.39 dB`. */
const FORMATTED = /^\s*(-?\d+(?:\.\d+)?)\s*([A-Za-z%]*)\s*$/;

/** Units of the last place by which rounding may move a formatted number. */
const ROUNDING = 0.75;

type Shown = { number: number; step: number; unit: string };

function parseShown(text: string): Shown | null {
  const match = FORMATTED.exec(text);
  if (match?.[1] === undefined) return null;
  const places = match[1].split(".")[1]?.length ?? 0;
  return { number: Number(match[1]), step: 10 ** -places, unit: match[2] ?? "" };
}

/**
 * The value of an accuracy in the metric's stored unit.
 * @param normalized 0 to 1 as the app writes it; null in files that only show the number
 * @returns the reason when the two contradict each other, or the unit is not the benchmark's
 */
export function scoreOf(benchmark: Benchmark, normalized: number | null, formatted: string | null): number | string {
  const shown = formatted === null ? null : parseShown(formatted);
  if (formatted !== null && !shown) return `accuracy ${JSON.stringify(formatted.slice(0, 40))} is not a number`;
  if (shown && shown.unit !== benchmark.unit)
    return `accuracy ${formatted} is not in ${benchmark.unit || "no unit"}, which this benchmark is measured in`;
  if (normalized === null) {
    if (!shown) return "has no accuracy";
    return benchmark.inUnit ? shown.number : shiftPoint(shown.number, -benchmark.digits);
  }
  const inUnit = shiftPoint(normalized, benchmark.digits);
  if (shown && Math.abs(inUnit - shown.number) > ROUNDING * shown.step)
    return `accuracy ${formatted} contradicts its normalized value ${normalized}`;
  return benchmark.inUnit ? inUnit : normalized;
}
