/** Rows of a long list that are drawn; both ends included, `to` below `from` when there are none. */
export type RowWindow = { from: number; to: number };

/** Rows drawn beyond either edge, so that a quick scroll meets rows and not emptiness. */
export const OVERSCAN_ROWS = 12;
/** The window moves in steps of so many rows: most scrolling then draws nothing anew. */
export const WINDOW_STEP = 8;

/** The rows to draw for a place of scrolling. All lengths in pixels. */
export function rowWindow(top: number, height: number, rowHeight: number, rows: number): RowWindow {
  const first = Math.floor(Math.max(0, top) / rowHeight / WINDOW_STEP) * WINDOW_STEP - OVERSCAN_ROWS;
  const count = Math.ceil(height / rowHeight) + WINDOW_STEP + 2 * OVERSCAN_ROWS;
  const from = Math.max(0, Math.min(first, rows - count));
  return { from, to: Math.min(rows - 1, from + count - 1) };
}

/** Where to scroll so that a row is in view below a heading; the same place when it already is. */
export function scrollToRow(row: number, top: number, height: number, rowHeight: number, heading: number): number {
  const start = row * rowHeight;
  if (start < top) return start;
  const end = start + rowHeight + heading;
  return end > top + height ? end - height : top;
}
