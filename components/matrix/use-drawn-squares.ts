import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { GridItem } from "@/components/matrix/grid-items";
import { REM, UNSEEN } from "@/components/matrix/unseen";
import { type DrawnColumns, useDrawnColumns } from "@/components/matrix/use-drawn-columns";
import { usePrinting } from "@/components/matrix/use-printing";
import type { Line } from "@/lib/domain/arrange-grid";

/** Up to so many rows, and so many squares, a matrix is drawn as a whole; a larger one where it is in sight. */
const MOST_ROWS = 200;
const MOST_SQUARES = 1000;

/** Heights in rem, as matrix-table.css has them. */
const ROW_HEIGHT = 2.9375;
const HEADING_HEIGHT = 1.875;

/** Rows drawn beyond the edges, so that a turn of the wheel shows no gap. */
const BEYOND = 2;

const NONE_KEPT = { place: null, column: null };

export type DrawnSquares = {
  /** Places among the items, in order. */
  drawn: readonly number[];
  /** Height of what is not drawn above and below, and between two drawn parts, in px; all 0 when everything is. */
  gapBefore: (place: number) => number;
  gapAfter: number;
  /** The columns drawn of each row. */
  across: DrawnColumns;
  isPartial: boolean;
  /** Draws the row at a place among the items, and a column, at once; keeps both while they are the last asked for. */
  reveal: (place: number, column: number) => void;
  /** Keeps what is drawn already, as `reveal` does. */
  keep: (place: number, column: number) => void;
};

/** What is drawn: all of a matrix of usual size, of a larger one what is in sight and where the focus is. */
export function useDrawnSquares(
  items: readonly GridItem[],
  columns: readonly Line[],
  scroller: RefObject<HTMLElement | null>,
): DrawnSquares {
  const printing = usePrinting();
  const isPartial = !printing && (items.length > MOST_ROWS || items.length * columns.length > MOST_SQUARES);
  const [{ place: kept, column }, setKept] = useState<{ place: number | null; column: number | null }>(NONE_KEPT);
  const across = useDrawnColumns(columns, isPartial, column, scroller);
  const rem = useRef(REM);
  const heightAt = (place: number) => (items[place]?.kind === "heading" ? HEADING_HEIGHT : ROW_HEIGHT) * rem.current;
  const virtualizer = useVirtualizer({
    count: items.length,
    enabled: isPartial,
    getScrollElement: () => scroller.current,
    estimateSize: heightAt,
    overscan: BEYOND,
    initialRect: UNSEEN,
    getItemKey: (place) => items[place]?.key ?? place,
  });
  useEffect(() => {
    const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    if (!isPartial || size === rem.current) return;
    rem.current = size;
    virtualizer.measure();
  }, [isPartial, virtualizer]);

  if (!isPartial) {
    const drawn = items.map((_, place) => place);
    return { drawn, gapBefore: () => 0, gapAfter: 0, across, isPartial, reveal: () => {}, keep: () => {} };
  }
  const seen = virtualizer.getVirtualItems().map(({ index }) => index);
  const drawn =
    kept === null || kept >= items.length || seen.includes(kept) ? seen : [...seen, kept].sort((a, b) => a - b);
  const starts = virtualizer.measurementsCache;
  const startOf = (place: number) => starts[place]?.start ?? 0;
  const endOf = (place: number) => startOf(place) + heightAt(place);
  const gapBefore = (place: number) => {
    const before = drawn[drawn.indexOf(place) - 1];
    return startOf(place) - (before === undefined ? 0 : endOf(before));
  };
  const last = drawn.at(-1);
  const gapAfter = last === undefined ? virtualizer.getTotalSize() : virtualizer.getTotalSize() - endOf(last);
  const keep = (place: number, at: number) =>
    setKept((now) =>
      now.place === place && now.column === Math.max(at, 0) ? now : { place, column: Math.max(at, 0) },
    );
  const reveal = (place: number, at: number) => flushSync(() => keep(place, at));
  return { drawn, gapBefore, gapAfter, across, isPartial, reveal, keep };
}
