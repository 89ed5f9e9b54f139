import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useMemo, useRef } from "react";
import { REM, UNSEEN } from "@/components/matrix/unseen";
import type { Line } from "@/lib/domain/arrange-grid";

/** Up to so many columns are drawn whether they are in sight or not. */
const MOST_COLUMNS = 12;

/** Widths in rem, as matrix-table.css has them; of the row headings the narrowest, so that no column in sight is left out. */
const COLUMN_WIDTH = 6.5;
const ROW_HEAD_WIDTH = 8;

/** Columns drawn beyond the edges, so that a turn of the wheel shows no gap. */
const BEYOND = 2;

/** A column that is drawn, after `gap` columns that are not. */
export type DrawnColumn = { column: number; gap: number };

export type DrawnColumns = {
  /** The same object until other columns are drawn. */
  columns: readonly DrawnColumn[];
  /** Columns that are not drawn after the last one that is. */
  gapAfter: number;
};

/** Puts the columns that are not drawn between those that are. @param drawn places in order */
export function columnGaps(drawn: readonly number[], count: number): DrawnColumns {
  return {
    columns: drawn.map((column, at) => ({ column, gap: column - (drawn[at - 1] ?? -1) - 1 })),
    gapAfter: count - 1 - (drawn.at(-1) ?? -1),
  };
}

/**
 * Which columns are drawn in every row: all where the matrix is drawn as a whole or has few, else those in sight and the
 * one with the focus. Headings are always drawn, so that the table is as wide as it is.
 * @param lines columns as arranged: other ones are measured anew
 * @param kept column of the focus
 */
export function useDrawnColumns(
  lines: readonly Line[],
  isPartial: boolean,
  kept: number | null,
  scroller: RefObject<HTMLElement | null>,
): DrawnColumns {
  const count = lines.length;
  const enabled = isPartial && count > MOST_COLUMNS;
  const widths = useRef<readonly number[]>([]);
  const virtualizer = useVirtualizer({
    horizontal: true,
    count,
    enabled,
    getScrollElement: () => scroller.current,
    estimateSize: (column) => widths.current[column] ?? COLUMN_WIDTH * REM,
    paddingStart: ROW_HEAD_WIDTH * REM,
    overscan: BEYOND,
    initialRect: UNSEEN,
  });
  const headings = enabled ? JSON.stringify(lines.map(({ key, group }) => [key, group])) : "";
  useEffect(() => {
    // A long heading of a group widens its columns, and a reader may have set another size of text.
    if (headings === "") return;
    const heads = scroller.current?.querySelectorAll<HTMLElement>('[data-row="-1"] > th:not(.matrix-corner)') ?? [];
    const found = [...heads].map(({ offsetWidth }) => offsetWidth);
    if (found.every((width, column) => width === (widths.current[column] ?? COLUMN_WIDTH * REM))) return;
    widths.current = found;
    virtualizer.measure();
  }, [headings, scroller, virtualizer]);

  const range = enabled ? virtualizer.getVirtualItems().map(({ index }) => index) : null;
  const [from, to] = [range?.[0] ?? 0, range?.at(-1) ?? (range ? -1 : count - 1)];
  const also = range !== null && kept !== null && kept < count && (kept < from || kept > to) ? kept : null;
  return useMemo(() => {
    const seen = Array.from({ length: to - from + 1 }, (_, at) => from + at);
    return columnGaps(also === null ? seen : [...seen, also].sort((a, b) => a - b), count);
  }, [from, to, also, count]);
}
