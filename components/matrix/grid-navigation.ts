/**
 * A stop of the grid by its place. Rows and columns of squares count from 0; headings of rows stand in column -1, those of
 * columns in row -1. Headings of groups stand between: that of the rows from 3 on in row 2.5, those of columns in row -2.
 */
export type Position = { row: number; column: number };

export type Extent = {
  rows: number;
  columns: number;
  /** Rows above which the heading of a group stands. */
  headings?: ReadonlySet<number>;
  /** The group of each column, where columns have headings of groups. */
  groups?: readonly string[] | undefined;
};

/** Rows that PageUp and PageDown move over. */
export const PAGE_ROWS = 10;

export const COLUMN_GROUPS = -2;
const COLUMN_HEADINGS = -1;

/** Where the heading of the group stands that begins with a row. */
export const headingAbove = (row: number) => row - 0.5;
/** True for the heading of a group of rows. */
export const isRowGroup = ({ row }: Position) => !Number.isInteger(row);

function above({ row }: Position, { headings, groups }: Extent): number {
  if (row <= COLUMN_HEADINGS) return groups ? COLUMN_GROUPS : COLUMN_HEADINGS;
  if (!Number.isInteger(row)) return Math.floor(row);
  return headings?.has(row) ? headingAbove(row) : row - 1;
}

function below({ row }: Position, { headings }: Extent): number {
  const next = Math.floor(row) + 1;
  return Number.isInteger(row) && headings?.has(next) ? headingAbove(next) : next;
}

/** The column with which the next group begins, on one side or the other; the same where there is none. */
function nextGroup(column: number, by: -1 | 1, groups: readonly string[]): number {
  const next = groups.findIndex((group, at) => at > column && group !== groups[column]);
  if (by === 1) return next < 0 ? column : next;
  const before = groups.findLastIndex((group, at) => at < column && group !== groups[column]);
  return before < 0 ? column : groups.indexOf(groups[before] ?? "");
}

function aside(at: Position, by: -1 | 1, whole: boolean, { columns, groups }: Extent): Position {
  // The heading of a group of rows is as wide as the grid.
  if (isRowGroup(at)) return at;
  if (at.row === COLUMN_GROUPS && groups && !whole) return { ...at, column: nextGroup(at.column, by, groups) };
  if (whole) return { ...at, column: by < 0 ? 0 : columns - 1 };
  return { ...at, column: at.column + by };
}

function target(at: Position, key: string, whole: boolean, extent: Extent): Position | null {
  const last = { row: extent.rows - 1, column: extent.columns - 1 };
  const row = Math.ceil(at.row);
  switch (key) {
    case "ArrowUp":
      return { ...at, row: whole ? 0 : above(at, extent) };
    case "ArrowDown":
      return { ...at, row: whole ? last.row : below(at, extent) };
    case "ArrowLeft":
      return aside(at, -1, whole, extent);
    case "ArrowRight":
      return aside(at, 1, whole, extent);
    case "PageUp":
      return { ...at, row: Math.max(row - PAGE_ROWS, Math.min(row, 0)) };
    case "PageDown":
      return { ...at, row: row + PAGE_ROWS };
    case "Home":
      return { row: whole ? 0 : at.row, column: 0 };
    case "End":
      return { row: whole ? last.row : at.row, column: last.column };
    default:
      return null;
  }
}

/**
 * Where a key moves the focus, as in the ARIA grid pattern. Stops at the edges.
 * @param whole true with Ctrl or Cmd: to the end of the grid instead of one step
 * @param headers true where the headers can be reached too, by an arrow beyond the first square
 * @returns null when the key does not navigate
 */
export function moveInGrid(
  at: Position,
  key: string,
  whole: boolean,
  extent: Extent,
  headers = false,
): Position | null {
  const wanted = target(at, key, whole, extent);
  if (wanted === null || extent.rows === 0 || extent.columns === 0) return null;
  const clamp = (value: number, least: number, size: number) => Math.min(Math.max(value, least), size - 1);
  const [top, start] = headers ? [COLUMN_GROUPS, -1] : [0, 0];
  const next = { row: clamp(wanted.row, top, extent.rows), column: clamp(wanted.column, start, extent.columns) };
  // The corner is no header: whoever comes from one stays on it.
  return next.row <= COLUMN_HEADINGS && next.column < 0 ? at : next;
}
