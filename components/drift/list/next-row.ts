/** Rows that PageUp and PageDown move over. */
export const PAGE_ROWS = 10;

/**
 * Where a key moves a selection in a list; stops at the ends. From nowhere (-1) any key leads to an end.
 * @returns null when the key does not walk, or the list is empty
 */
export function nextRow(at: number, key: string, rows: number): number | null {
  const wanted: Readonly<Record<string, number>> = {
    ArrowUp: at - 1,
    ArrowDown: at + 1,
    PageUp: at - PAGE_ROWS,
    PageDown: at + PAGE_ROWS,
    Home: 0,
    End: rows - 1,
  };
  const row = Object.hasOwn(wanted, key) ? wanted[key] : undefined;
  return row === undefined || rows === 0 ? null : Math.min(Math.max(row, 0), rows - 1);
}
