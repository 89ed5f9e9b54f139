import { findMetric } from "@/lib/domain/find-metric";
import { UNKNOWN_GROUP } from "@/lib/domain/group-order";
import type { Axis, AxisEntry, Cell, Grid, Square } from "@/lib/domain/matrix";

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

export type PivotInput = {
  cells: readonly Cell[];
  rows: Axis;
  columns: Axis;
  /** Entries in the order in which they are shown; ids that no cell has are kept and come out untested. */
  rowEntries: AxisEntry[];
  columnEntries: AxisEntry[];
  /** Keys of the cells that have an open alarm. */
  alarms: ReadonlySet<string>;
  /** Drop that counts as a collapse, by metric id, in the stored unit. */
  collapse: (metric: string) => number | null;
  /** Where the square of these cells (never none) leads. */
  href: (row: string, column: string, under: readonly Cell[]) => string;
};

/** Lays cells out over two axes. Never averages: several cells under one square show the worst, with how many. */
export function pivot(input: PivotInput): Grid {
  const squares = new Map<string, Cell[]>();
  for (const cell of input.cells) {
    const key = JSON.stringify([axisId(cell, input.rows), axisId(cell, input.columns)]);
    const under = squares.get(key);
    if (under) under.push(cell);
    else squares.set(key, [cell]);
  }
  const square = (row: string, column: string): Square => {
    const under = squares.get(JSON.stringify([row, column])) ?? [];
    return {
      row,
      column,
      cell: worst(under, input.collapse),
      count: under.length,
      href: under.length > 0 ? input.href(row, column, under) : null,
      issues: [],
      alarms: under.filter(({ key }) => input.alarms.has(key)).length,
      diff: null,
    };
  };
  return {
    rows: input.rowEntries,
    columns: input.columnEntries,
    squares: input.rowEntries.map((row) => input.columnEntries.map((column) => square(row.id, column.id))),
  };
}

function worst(cells: Cell[], collapse: PivotInput["collapse"]): Cell | null {
  let found: Cell | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const cell of cells) {
    const own = severity(cell, collapse(cell.metric));
    // Ties go to the smaller key, so that the same data always shows the same cell.
    if (found === null || own > most || (own === most && cell.key < found.key)) {
      found = cell;
      most = own;
    }
  }
  return found;
}
