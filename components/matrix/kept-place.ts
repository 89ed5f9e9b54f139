import { COLUMN_GROUPS, headingAbove, isRowGroup, type Position } from "@/components/matrix/grid-navigation";
import type { Line } from "@/lib/domain/arrange-grid";

type Lines = { rows: readonly Line[]; columns: readonly Line[] };

/** What a stop of the grid stands for, however rows and columns lie. */
export type KeptPlace = {
  at: Position;
  row: Pick<Line, "key" | "group" | "folded"> | undefined;
  column: Pick<Line, "key" | "group" | "folded"> | undefined;
};

export function keepPlace(at: Position, { rows, columns }: Lines): KeptPlace {
  return { at, row: rows[Math.ceil(at.row)], column: columns[at.column] };
}

/** The line that stands for another now: itself, the folded group that took it in, the first that came out of it, else its neighbour. */
function lineOf(kept: KeptPlace["row"], lines: readonly Line[], at: number): number {
  if (at < 0) return at;
  const itself = lines.findIndex(({ key }) => key === kept?.key);
  if (itself >= 0) return itself;
  const ofGroup = kept?.group == null ? -1 : lines.findIndex(({ group }) => group === kept.group);
  return ofGroup >= 0 && (kept?.folded || lines[ofGroup]?.folded) ? ofGroup : Math.min(at, lines.length - 1);
}

const isOfGroup = (line: Line | undefined, group: string | null | undefined) =>
  line !== undefined && group != null && line.group === group;

/**
 * Where the focus goes when rows or columns were laid out anew: to what it stood on; from the heading of a group to its
 * one line when it was folded, and back when it was unfolded; beside what is gone.
 */
export function placeNow({ at, row, column }: KeptPlace, { rows, columns }: Lines): Position {
  const columnNow = lineOf(column, columns, at.column);
  if (at.row <= COLUMN_GROUPS) {
    const first = columns.findIndex((line) => isOfGroup(line, column?.group));
    if (first < 0) return { row: columns[0]?.group == null ? -1 : COLUMN_GROUPS, column: Math.max(columnNow, 0) };
    return { row: COLUMN_GROUPS, column: isOfGroup(columns[columnNow], column?.group) ? columnNow : first };
  }
  if (at.row === -1) return { row: -1, column: columnNow };
  const rowNow = lineOf(row, rows, Math.ceil(at.row));
  if (isRowGroup(at)) {
    const first = rows.findIndex((line) => isOfGroup(line, row?.group));
    if (first < 0) return { row: rowNow, column: columnNow };
    return rows[first]?.folded ? { row: first, column: -1 } : { row: headingAbove(first), column: columnNow };
  }
  const unfolded = at.column < 0 && row?.folded && isOfGroup(rows[rowNow], row.group) && !rows[rowNow]?.folded;
  return { row: unfolded ? headingAbove(rowNow) : rowNow, column: columnNow };
}
