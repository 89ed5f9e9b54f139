import { collapseOf, severityOfDelta } from "@/lib/domain/attention";
import { type DeltaInterval, deltaInterval } from "@/lib/domain/estimates/delta-interval";
import type { Cell, CellMark, CellState, RunStatus, TargetKind } from "@/lib/domain/matrix";
import type { Direction, MetricKind } from "@/lib/domain/metric";
import { cellState } from "@/lib/domain/square";

/** How a chip, a model or a scheme stands: its cells counted by state, and the one that fell furthest. */

/** States of a cell that is there, a failed or refused result before a stale one. */
export const STANDING_STATES = ["measured", "stale", "unsupported", "failed"] as const satisfies CellState[];
export type StandingState = (typeof STANDING_STATES)[number];

/** What of a cell is counted. Values stand in the metric's stored unit, instants are epoch milliseconds. */
export type CellFact = {
  key: string;
  evaluation: string;
  model: string;
  variant: string | null;
  metric: string;
  metricName: string;
  unit: string;
  metricKind: MetricKind;
  direction: Direction;
  samples: number | null;
  targetKind: TargetKind;
  /** Canonical SoC, null off a device. */
  chip: string | null;
  scheme: string;
  path: string | null;
  status: RunStatus;
  stale: boolean;
  value: number | null;
  /** Of the value; null where nothing supports one. */
  interval: Cell["interval"];
  /** Stored unit, negative is worse; null without a reference. */
  delta: number | null;
  referenceValue: number | null;
  referenceSource: string | null;
  referenceRunId: string | null;
  marks: CellMark[];
  qairt: string | null;
  onnxruntime: string | null;
  measuredAt: number;
  runId: string;
  runs: number;
};

/** The cell that is furthest below its reference, or least above it. */
export type WorstCell = Pick<
  CellFact,
  "key" | "model" | "variant" | "chip" | "targetKind" | "scheme" | "path" | "metricName" | "unit" | "marks" | "stale"
> & {
  delta: number;
  /** Of the delta; null where nothing supports one. */
  deltaInterval: DeltaInterval | null;
  referenceValue: number | null;
  /** The drop in collapse thresholds of its metric, else in its reference; larger is worse, negative beats it. */
  severity: number;
};

export type Standing = {
  cells: number;
  states: Record<StandingState, number>;
  /** Runs behind the cells. */
  runs: number;
  /** Null where no cell has a delta. */
  worst: WorstCell | null;
  /** When the newest result was measured; null without cells. */
  newest: number | null;
  /** Marks that every cell carries, in the order of the first. */
  shared: CellMark[];
};

/** How far below its reference, in units in which metrics can be ranked together; null for what has no delta of its own. */
function severityOf(cell: CellFact): number | null {
  if (cell.status !== "ok" || cell.delta === null) return null;
  return severityOfDelta(cell.delta, cell.referenceValue, collapseOf(cell.metric));
}

function intervalOf({ metricKind: kind, direction, value, interval, samples, ...cell }: CellFact) {
  const reference =
    cell.referenceValue === null
      ? null
      : { value: cell.referenceValue, kind: cell.referenceRunId === null ? ("inline" as const) : ("run" as const) };
  return deltaInterval({ kind, direction, value, interval, samples, reference });
}

type Candidate = { cell: CellFact; delta: number; severity: number };

function toWorst({ cell, delta, severity }: Candidate): WorstCell {
  const { key, model, variant, chip, targetKind, scheme, path, metricName, unit, marks, stale, referenceValue } = cell;
  return {
    ...{ key, model, variant, chip, targetKind, scheme, path, metricName, unit, marks, stale },
    ...{ delta, referenceValue, severity, deltaInterval: intervalOf(cell) },
  };
}

/** True for `a` where it is the worse of two; equals go to the smaller key, so that the same data shows the same cell. */
const isWorse = (a: Candidate, b: Candidate | null) =>
  b === null || a.severity > b.severity || (a.severity === b.severity && a.cell.key < b.cell.key);

/**
 * Counts cells. Nothing is averaged; the worst is that of the largest drop in collapse thresholds of its metric, as on
 * the matrix.
 * @param cells no cells of kind `reference`: those are what others are held against
 */
export function standingOf(cells: readonly CellFact[]): Standing {
  const states: Standing["states"] = { measured: 0, stale: 0, unsupported: 0, failed: 0 };
  const standing: Standing = { cells: cells.length, states, runs: 0, worst: null, newest: null, shared: [] };
  let worst: Candidate | null = null;
  for (const cell of cells) {
    states[cellState(cell)] += 1;
    standing.runs += cell.runs;
    standing.newest = Math.max(standing.newest ?? cell.measuredAt, cell.measuredAt);
    const severity = severityOf(cell);
    if (severity === null || cell.delta === null) continue;
    const own = { cell, delta: cell.delta, severity };
    if (isWorse(own, worst)) worst = own;
  }
  const shared = cells[0]?.marks.filter((mark) => cells.every(({ marks }) => marks.includes(mark))) ?? [];
  return { ...standing, worst: worst && toWorst(worst), shared };
}

/** Order by the worst cell, the largest drop first; what has none comes last. */
export function compareWorst(a: Standing, b: Standing): number {
  if (a.worst === null || b.worst === null) return Number(a.worst === null) - Number(b.worst === null);
  return b.worst.severity - a.worst.severity;
}

/** What one version of a tool stands behind: the newest results of that many cells. */
export type VersionSeen = {
  /** Null where the results do not say. */
  version: string | null;
  cells: number;
  /** First and last measurement among those results. */
  first: number;
  last: number;
};
