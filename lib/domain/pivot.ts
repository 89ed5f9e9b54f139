import { findMetric } from "@/lib/domain/find-metric";
import { UNKNOWN_GROUP } from "@/lib/domain/group-order";
import type { Axis, AxisEntry, Cell, Grid, Square } from "@/lib/domain/matrix";
import type { SquareDiff } from "@/lib/domain/matrix-diff";

/** What of a cell, or of a run, decides where it stands on an axis. */
export type AxisFacts = Pick<
  Cell,
  "chip" | "targetKind" | "model" | "variant" | "scheme" | "path" | "qairt" | "onnxruntime"
>;

/**
 * Identifier of a cell on an axis. A target without a chip takes its kind: `host`, `simulator`, `reference`. A path or a
 * version that nobody stated is `unknown`.
 */
export function axisId(cell: AxisFacts, axis: Axis): string {
  switch (axis) {
    case "chip":
      return cell.chip ?? cell.targetKind;
    case "model":
      return cell.variant === null ? cell.model : `${cell.model} · ${cell.variant}`;
    case "scheme":
      return cell.scheme;
    case "path":
      return cell.path ?? UNKNOWN_GROUP;
    case "qairt":
    case "onnxruntime":
      return cell[axis] ?? UNKNOWN_GROUP;
  }
}

/**
 * How far a delta lies below zero; larger is worse. Deltas of different metrics are made comparable by the metric's
 * collapse threshold (DESIGN section 6); without one, by the reference's own size.
 */
export function severityOfDelta(delta: number, reference: number | null, collapse: number | null): number {
  return -delta / (collapse ?? Math.max(Math.abs(reference ?? 0), 1e-9));
}

/** How much attention a cell asks for; larger is worse. */
export function severity(cell: Cell, collapse: number | null): number {
  if (cell.status === "failed" || cell.status === "timeout") return 1e9;
  if (cell.delta === null) return cell.status === "unsupported" ? 0 : -1e9;
  return severityOfDelta(cell.delta, cell.reference?.value ?? null, collapse);
}

/** Drop of a metric that counts as a collapse, in the stored unit; null where nobody has stated one. */
export function collapseOf(metric: string): number | null {
  return findMetric(metric)?.thresholds?.collapse ?? null;
}

/**
 * How much attention a change of version asks for, beside others: a result that was lost above every drop, what cannot be
 * compared below all.
 */
export function diffSeverity({ a, b, delta }: SquareDiff, cell: Cell): number {
  const lost = (b?.status === "failed" || b?.status === "timeout") && a?.status === "ok";
  if (lost) return 1e9;
  if (delta === null) return -1e9;
  const scale = collapseOf(cell.metric) ?? Math.max(Math.abs(cell.reference?.value ?? 0), 1e-9);
  return -delta / scale;
}

export type PivotInput = {
  cells: readonly Cell[];
  rows: Axis;
  columns: Axis;
  /** Entries in the order in which they are shown; ids that no cell has are kept and come out untested. */
  rowEntries: AxisEntry[];
  columnEntries: AxisEntry[];
  /** True for a cell that has an open alarm. */
  isAlarm: (cell: Cell) => boolean;
  /** What a cell shows of two versions; absent when none are compared. */
  diffs?: ReadonlyMap<Cell, SquareDiff>;
  /** Where the square of these cells (never none) leads. */
  href: (row: string, column: string, under: readonly Cell[]) => string;
};

const NO_CELLS: readonly Cell[] = [];

/** Lays cells out over two axes. Never averages: several cells under one square show the worst, with how many. */
export function pivot(input: PivotInput): Grid {
  const byRow = new Map<string, Map<string, Cell[]>>();
  for (const cell of input.cells) {
    const row = axisId(cell, input.rows);
    const column = axisId(cell, input.columns);
    const columns = byRow.get(row) ?? new Map<string, Cell[]>();
    byRow.set(row, columns);
    const under = columns.get(column);
    if (under) under.push(cell);
    else columns.set(column, [cell]);
  }
  const square = (row: string, column: string): Square => {
    const under = byRow.get(row)?.get(column) ?? NO_CELLS;
    const cell = worst(under, input.diffs);
    return {
      row,
      column,
      cell,
      count: under.length,
      href: under.length > 0 ? input.href(row, column, under) : null,
      issues: [],
      alarms: under.reduce((sum, one) => sum + Number(input.isAlarm(one)), 0),
      diff: (cell && input.diffs?.get(cell)) ?? null,
    };
  };
  return {
    rows: input.rowEntries,
    columns: input.columnEntries,
    squares: input.rowEntries.map((row) => input.columnEntries.map((column) => square(row.id, column.id))),
  };
}

function worst(cells: readonly Cell[], diffs: PivotInput["diffs"]): Cell | null {
  let found: Cell | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const cell of cells) {
    const diff = diffs?.get(cell);
    const own = diff ? diffSeverity(diff, cell) : severity(cell, collapseOf(cell.metric));
    // Ties go to the smaller key, so that the same data always shows the same cell.
    if (found === null || own > most || (own === most && isBefore(cell, found))) {
      found = cell;
      most = own;
    }
  }
  return found;
}

/** Order of cells that ask for the same attention; one cell stands under several versions. */
export function isBefore(a: Cell, b: Cell): boolean {
  return a.key === b.key ? a.runId < b.runId : a.key < b.key;
}
