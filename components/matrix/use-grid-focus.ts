import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { type Extent, moveInGrid, type Position } from "@/components/matrix/grid-navigation";

type Options = {
  headers?: boolean;
  /** Draws the row of a place that is about to be looked for. */
  reveal?: (row: number) => void;
};

export type GridFocus = {
  ref: RefObject<HTMLTableElement | null>;
  onKeyDown: (event: KeyboardEvent) => void;
  focusAt: (place: Position) => void;
};

/** The place that an element of the grid, or what lies around it, stands at. */
export function placeOf(target: EventTarget | null): Position | null {
  const place = target instanceof Element ? target.closest<HTMLElement>("[data-at]")?.dataset.at : undefined;
  if (!place) return null;
  const [row = 0, column = 0] = place.split(":").map(Number);
  return { row, column };
}

/**
 * One tab stop for the whole grid. The stop is kept in the document, not in state: moving it costs two attributes,
 * however large the grid is, and without JavaScript every link stays reachable by Tab.
 */
export function useGridFocus({ rows, columns }: Extent, { headers = false, reveal }: Options = {}): GridFocus {
  const ref = useRef<HTMLTableElement>(null);
  const at = useRef<Position>({ row: 0, column: 0 });
  const elementAt = ({ row, column }: Position) =>
    ref.current?.querySelector<HTMLElement>(`[data-at="${row}:${column}"]`);

  const stopAt = (next: Position) => {
    for (const stop of ref.current?.querySelectorAll('[data-at][tabindex="0"]') ?? [])
      stop.setAttribute("tabindex", "-1");
    at.current = next;
    elementAt(next)?.setAttribute("tabindex", "0");
  };

  // After every drawing: rows come and go, and each square that is new must not be a stop of its own.
  useEffect(() => {
    for (const square of ref.current?.querySelectorAll("[data-at]:not([tabindex])") ?? [])
      square.setAttribute("tabindex", "-1");
    const place = { row: Math.min(at.current.row, rows - 1), column: Math.min(at.current.column, columns - 1) };
    // A stop that was scrolled out of sight is drawn no more: the first square in sight takes its place.
    const there = elementAt(place) ? place : placeOf(ref.current?.querySelector(".square") ?? null);
    if (there && elementAt(there)?.getAttribute("tabindex") !== "0") stopAt(there);
  });

  const focusAt = (place: Position) => {
    reveal?.(place.row);
    stopAt(place);
    elementAt(place)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const place = placeOf(event.target);
    if (!place || event.altKey || event.shiftKey) return;
    const next = moveInGrid(place, event.key, event.ctrlKey || event.metaKey, { rows, columns }, headers);
    if (!next) return;
    event.preventDefault();
    focusAt(next);
  };
  return { ref, onKeyDown, focusAt };
}
