import type { JudgedRun, PointName, Side } from "@/lib/domain/changes/change";
import { comparability, referenceMoved } from "@/lib/domain/changes/comparability";
import { type Direction, delta } from "@/lib/domain/metric";
import { seriesPoints } from "@/lib/domain/series";

/** One run at its place in the series. */
export type Entry = {
  run: JudgedRun;
  pointKey: string;
  /** Among all runs of the series: by point, oldest first within a point. */
  order: number;
  /** True for the newest run of its point. */
  speaks: boolean;
};

export type MeasuredEntry = Entry & { run: JudgedRun & { value: number } };

/** Every run of a cell in the order in which it is judged. */
export function timelineOf(runs: readonly JudgedRun[]): Entry[] {
  const placed = seriesPoints(runs).flatMap(({ key, runs: newestFirst }) =>
    newestFirst.toReversed().map((run, index) => ({ run, pointKey: key, speaks: index === newestFirst.length - 1 })),
  );
  return placed.map((entry, order) => ({ ...entry, order }));
}

export function isMeasured(entry: Entry): entry is MeasuredEntry {
  return entry.run.status === "ok" && entry.run.value !== null;
}

/** True when a difference between both is the device's: one artefact, one reference. */
export function isOneSeries(a: Entry, b: Entry): boolean {
  const found = comparability(a.run, b.run);
  return found.ok && (!found.assumed || !referenceMoved(a.run.reference, b.run.reference));
}

export function nameOf({ run, pointKey }: Entry): PointName {
  return { runId: run.id, pointKey, stack: run.stack, at: run.at };
}

export function sideOf({ run, pointKey }: Entry): Side {
  const { reference } = run;
  return {
    runId: run.id,
    pointKey,
    stack: run.stack,
    at: run.at,
    status: run.status,
    value: run.value,
    npuShare: run.npuShare,
    reference: reference && { value: reference.value, source: reference.source, runId: reference.runId },
  };
}

/** Value minus reference with the direction applied; null when either is unknown. */
export function gapOf({ run }: Entry, direction: Direction): number | null {
  return run.value === null || !run.reference ? null : delta(run.value, run.reference.value, direction);
}
