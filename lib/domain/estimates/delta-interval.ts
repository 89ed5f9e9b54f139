import type { Direction, MetricKind } from "@/lib/domain/metric";
import { proportionOf } from "./cell-evidence";
import { type IntervalMethod, LEVEL, tailOf } from "./interval";
import { newcombeOfProportions } from "./newcombe";
import { normalDeviate } from "./normal";
import { discordantOf, pairedTable } from "./paired-table";
import { tango } from "./tango";

/**
 * How the interval of a delta came about: `fixed-reference` takes the reference as exact and moves the value's own
 * interval; `newcombe` allows for the error of both, as if they were of different samples; `tango` knows of every sample
 * whether both had it right.
 */
export const DELTA_INTERVAL_METHODS = ["fixed-reference", "newcombe", "tango"] as const;
export type DeltaIntervalMethod = (typeof DELTA_INTERVAL_METHODS)[number];

/** In the metric's stored unit, direction applied: negative is worse. */
export type DeltaInterval = { low: number; high: number; method: DeltaIntervalMethod };

export type DeltaFacts = {
  kind: MetricKind;
  direction: Direction;
  value: number | null;
  /** Of the value. */
  interval: { low: number; high: number; method: IntervalMethod } | null;
  /** n of the evaluation, which the value and a reference run share. */
  samples: number | null;
  reference: { value: number; kind: "run" | "inline" } | null;
};

const inDirection = (low: number, high: number, direction: Direction) =>
  direction === "higher" ? { low, high } : { low: 0 - high, high: 0 - low };

const isProportion = (value: number) => value >= 0 && value <= 1;

/**
 * The interval of a value's distance to its reference, at the level of every interval; null where nothing supports one.
 * A stated reference has no error that anybody knows and is taken as exact. A reference run of a proportion was measured
 * on as many samples as the value: its error counts too, and the pairs that only their bits show (`pairedDeltaInterval`)
 * do not. The reference run of any other metric keeps its error to itself: null, rather than an interval that is too narrow.
 */
export function deltaInterval(facts: DeltaFacts): DeltaInterval | null {
  const { kind, direction, value, interval, samples, reference } = facts;
  if (value === null || interval === null || reference === null) return null;
  if (reference.kind === "inline") {
    const moved = inDirection(interval.low - reference.value, interval.high - reference.value, direction);
    return { ...moved, method: "fixed-reference" };
  }
  if (kind !== "proportion" || samples === null || samples === 0) return null;
  if (!isProportion(value) || !isProportion(reference.value)) return null;
  const [before, after] = [reference.value, value].map((p) => ({ p: proportionOf(p, samples), n: samples }));
  if (!before || !after) return null;
  const { low, high } = newcombeOfProportions(before, after, normalDeviate(tailOf(LEVEL)));
  return { ...inDirection(low, high, direction), method: "newcombe" };
}

/** Samples by which a delta may miss what its bits say: more, and they are not what it was made of. */
export const DELTA_COUNT_TOLERANCE = 0.5;

/**
 * The interval of a delta whose value and reference tell of every sample whether it was right; null where the bits say
 * another delta.
 * @param reference bits of the reference run, `value` those of the value, over the same n samples
 * @throws RangeError when either set is shorter than n bits
 */
export function pairedDeltaInterval(
  { reference, value }: { reference: Uint8Array; value: Uint8Array },
  n: number,
  { delta, direction }: { delta: number; direction: Direction },
): DeltaInterval | null {
  const [before, after] = direction === "higher" ? [reference, value] : [value, reference];
  const turned = discordantOf(pairedTable(before, after, n));
  if (Math.abs(delta * n - (turned.better - turned.worse)) > DELTA_COUNT_TOLERANCE) return null;
  const { low, high } = tango(turned);
  return { low, high, method: "tango" };
}
