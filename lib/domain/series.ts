import { groupBy } from "@/lib/domain/group-by";
import type { RunStatus } from "@/lib/domain/matrix";
import { compareStacks, STACK_AXES, type Stack, type StackAxis, stackText } from "@/lib/domain/stack";

/** One run as a series sees it. */
export type SeriesRun = {
  id: string;
  /** Ingest sequence. */
  seq: number;
  status: RunStatus;
  /** Stored unit of the metric; null unless status is `ok`. */
  value: number | null;
  /** Epoch milliseconds: when the run started, else when it was received. */
  at: number;
  stack: Stack;
};

export type SeriesPoint<R extends SeriesRun> = {
  key: string;
  stack: Stack;
  /** Newest first: the first one speaks for the point. */
  runs: R[];
  /** Epoch milliseconds of the earliest run. */
  since: number;
  /** Largest difference between measured values at this point, in the stored unit; null with fewer than two. */
  spread: number | null;
};

/** Newest first: by start time, then by ingest sequence. */
export function newestFirst(a: { at: number; seq: number }, b: { at: number; seq: number }): number {
  return b.at - a.at || b.seq - a.seq;
}

// Folded, not spread into Math.max: a point may have more runs than a call has room for arguments.
function spreadOf(runs: SeriesRun[]): number | null {
  const values = runs.flatMap((run) => (run.value === null ? [] : [run.value]));
  if (values.length < 2) return null;
  return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
}

/**
 * The points of one cell in order. Points that know every axis which any point of the series knows are ordered by
 * version; a point that lacks one is placed by date, after the last ordered point that had started by then.
 */
export function seriesPoints<R extends SeriesRun>(runs: readonly R[]): SeriesPoint<R>[] {
  const points = [...groupBy(runs, ({ stack }) => stackText(stack))].map(([key, group]) => {
    const sorted = group.sort(newestFirst);
    const first = sorted[0] as R;
    return {
      key,
      stack: first.stack,
      runs: sorted,
      since: sorted.reduce((earliest, run) => Math.min(earliest, run.at), first.at),
      spread: spreadOf(sorted),
    };
  });
  return order(points);
}

function order<R extends SeriesRun>(points: SeriesPoint<R>[]): SeriesPoint<R>[] {
  const axes = STACK_AXES.filter((axis) => points.some((point) => point.stack[axis] !== null));
  const complete = (point: SeriesPoint<R>) => axes.every((axis: StackAxis) => point.stack[axis] !== null);
  const byDate = (a: SeriesPoint<R>, b: SeriesPoint<R>) => a.since - b.since || (a.key < b.key ? -1 : 1);
  const known = points.filter(complete).sort((a, b) => compareStacks(a.stack, b.stack) || byDate(a, b));
  const unknown = points.filter((point) => !complete(point)).sort(byDate);
  const placed: SeriesPoint<R>[][] = [[], ...known.map((point) => [point])];
  for (const point of unknown) {
    const after = known.findLastIndex((other) => other.since <= point.since);
    placed[after + 1]?.push(point);
  }
  return placed.flat();
}
