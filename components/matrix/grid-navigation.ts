/** A square by its place in the grid, both from 0; group headings are not counted. Headers stand at -1. */
export type Position = { row: number; column: number };
export type Extent = { rows: number; columns: number };

/** Rows that PageUp and PageDown move over. */
export const PAGE_ROWS = 10;

function target(at: Position, key: string, whole: boolean, extent: Extent): Position | null {
  const last = { row: extent.rows - 1, column: extent.columns - 1 };
  switch (key) {
    case "ArrowUp":
      return { ...at, row: whole ? 0 : at.row - 1 };
    case "ArrowDown":
      return { ...at, row: whole ? last.row : at.row + 1 };
    case "ArrowLeft":
      return { ...at, column: whole ? 0 : at.column - 1 };
    case "ArrowRight":
      return { ...at, column: whole ? last.column : at.column + 1 };
    case "PageUp":
      return { ...at, row: Math.max(at.row - PAGE_ROWS, Math.min(at.row, 0)) };
    case "PageDown":
      return { ...at, row: at.row + PAGE_ROWS };
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
  const clamp = (value: number, size: number) => Math.min(Math.max(value, headers ? -1 : 0), size - 1);
  const next = { row: clamp(wanted.row, extent.rows), column: clamp(wanted.column, extent.columns) };
  // The corner is no header: whoever comes from one stays on it.
  return next.row < 0 && next.column < 0 ? at : next;
}
