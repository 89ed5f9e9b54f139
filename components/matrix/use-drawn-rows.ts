import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { GridItem } from "@/components/matrix/grid-items";
import { usePrinting } from "@/components/matrix/use-printing";

/** Up to so many rows, and so many squares, a matrix is drawn as a whole; a larger one where it is in sight. */
const MOST_ROWS = 200;
const MOST_SQUARES = 2000;

/** Heights in rem, as matrix-table.css has them. */
const ROW_HEIGHT = 2.9375;
const HEADING_HEIGHT = 1.875;
const REM = 16;

/** Rows drawn beyond the edges, so that a turn of the wheel shows no gap. */
const BEYOND = 4;
/** What the server draws of a matrix whose rows it cannot see: a tall screen. */
const UNSEEN = { width: 1440, height: 1000 };

export type DrawnRows = {
  /** Places among the items, in order. */
  drawn: readonly number[];
  /** Height of what is not drawn above and below, and between two drawn parts, in px; all 0 when everything is. */
  gapBefore: (place: number) => number;
  gapAfter: number;
  isPartial: boolean;
  /** Draws the row at a place among the items at once, and keeps it while it is the last one asked for. */
  reveal: (place: number) => void;
};

/** Which rows are drawn: all of a matrix of usual size, of a longer one those in sight and the one with the focus. */
export function useDrawnRows(
  items: readonly GridItem[],
  columns: number,
  scroller: RefObject<HTMLElement | null>,
): DrawnRows {
  const printing = usePrinting();
  const isPartial = !printing && (items.length > MOST_ROWS || items.length * columns > MOST_SQUARES);
  const [kept, keep] = useState<number | null>(null);
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

  if (!isPartial)
    return { drawn: items.map((_, place) => place), gapBefore: () => 0, gapAfter: 0, isPartial, reveal: () => {} };
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
  return { drawn, gapBefore, gapAfter, isPartial, reveal: (place) => flushSync(() => keep(place)) };
}
