import { rankFactsOf, type Speaker, speakerOf } from "@/lib/domain/attention";
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

/** A cell among those under one square; one cell stands under several versions. */
export function cellSpeaker(cell: Cell, diff: SquareDiff | null): Speaker {
  return { facts: rankFactsOf(cell, diff), place: [cell.key, cell.runId] };
}

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
    const cell = under.length > 0 ? speakerOf(under, (one) => cellSpeaker(one, input.diffs?.get(one) ?? null)) : null;
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
