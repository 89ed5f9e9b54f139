import type { DiffFacts, SquareFacts } from "@/components/matrix/facts";
import { marksOf } from "@/components/matrix/marks";
import { severityOf } from "@/lib/domain/attention";
import type { Cell, Square } from "@/lib/domain/matrix";
import type { DiffSide, SquareDiff } from "@/lib/domain/matrix-diff";
import { nineDigits } from "@/lib/domain/nine-digits";

type Sparse<T> = { [Name in keyof T]?: T[Name] | null | undefined | false };

/** Leaves out what is nothing. */
function compact<T extends object>(facts: Sparse<T>): T {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== null && value !== undefined && value !== false),
  ) as T;
}

const figure = (value: number | null | undefined) => (value == null ? null : nineDigits(value));

export function stateOf(cell: Cell): SquareFacts["state"] {
  if (cell.status === "unsupported") return "unsupported";
  if (cell.status !== "ok") return "failed";
  if (cell.targetKind === "reference") return "reference";
  return cell.stale ? "stale" : "measured";
}

/**
 * Whether an interval stands beside the value. That of repeats does not: it speaks of other runs on the same samples,
 * and would be read as one of samples.
 */
export function showsInterval({ value, interval }: Pick<Cell, "value" | "interval">): boolean {
  return value !== null && interval !== null && interval.method !== "student-t";
}

const brokenBy = (side: DiffSide | null) => (side !== null && side.status !== "ok" ? side.status : null);

function onlySide(a: DiffSide | null, b: DiffSide | null): DiffFacts["only"] | null {
  if ((a === null) === (b === null)) return null;
  return a === null ? "b" : "a";
}

function diffFacts({ a, b, delta, interval, significant, paired, reason }: SquareDiff): DiffFacts {
  const told = compact<DiffFacts>({
    a: figure(a?.value),
    b: figure(b?.value),
    delta: figure(delta),
    low: figure(interval?.low),
    high: figure(interval?.high),
    paired,
    reason,
    aStatus: brokenBy(a),
    bStatus: brokenBy(b),
    only: onlySide(a, b),
  });
  return significant === null ? told : { ...told, significant };
}

/** Where what many squares share is kept once: the place of each. */
export type Shared = {
  metricOf: (cell: Cell) => number;
  stackOf: (cell: Cell) => number;
};

function figuresOf(cell: Cell) {
  const interval = showsInterval(cell) ? cell.interval : null;
  return {
    value: figure(cell.value),
    low: figure(interval?.low),
    high: figure(interval?.high),
    delta: figure(cell.delta),
    deltaLow: figure(cell.deltaInterval?.low),
    deltaHigh: figure(cell.deltaInterval?.high),
    reference: figure(cell.reference?.value),
    n: cell.samples,
    npu: figure(cell.npuShare),
  };
}

/** What of a square the browser needs; null for one that nobody has run. */
export function makeFacts(square: Square, { metricOf, stackOf }: Shared): SquareFacts | null {
  const { cell, count, href, alarms, issues, diff } = square;
  if (cell === null) return null;
  return compact<SquareFacts>({
    state: stateOf(cell),
    metric: metricOf(cell),
    ...figuresOf(cell),
    at: Math.round(cell.measuredAt / 1000),
    severity: figure(severityOf(cell, diff)),
    marks: marksOf(cell.marks) || null,
    count: count > 1 && count,
    href,
    stack: stackOf(cell),
    reason: cell.status === "ok" ? null : cell.reason,
    timedOut: cell.status === "timeout" && true,
    last: cell.valueIsLast && true,
    alarms: alarms > 0 && alarms,
    issues: issues.length > 0 && issues,
    diff: diff && diffFacts(diff),
  });
}
