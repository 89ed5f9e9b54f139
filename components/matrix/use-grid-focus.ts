import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from "react";
import { COLUMN_GROUPS, type Extent, isRowGroup, moveInGrid, type Position } from "@/components/matrix/grid-navigation";

type Options = {
  headers?: boolean;
  /** Draws a place that is about to be looked for. */
  reveal?: (place: Position) => void;
  /** Keeps a place drawn that has the focus already. */
  visit?: (place: Position) => void;
};

export type GridFocus = {
  ref: RefObject<HTMLTableElement | null>;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: (event: FocusEvent) => void;
  focusAt: (place: Position) => void;
  /** The stop, to which the focus goes back. */
  stop: () => Position;
};

/**
 * The place that an element of the grid, or what lies around it, stands at. The row is said by its `tr`, so that a row
 * that moves leaves its squares as they are.
 */
export function placeOf(target: EventTarget | null): Position | null {
  const stop = target instanceof Element ? target.closest<HTMLElement>("[data-column]") : null;
  const row = stop?.closest("tr")?.dataset.row;
  return stop === null || row === undefined ? null : { row: Number(row), column: Number(stop.dataset.column) };
}

const firstOfGroup = (column: number, groups: Extent["groups"]) => groups?.indexOf(groups[column] ?? "") ?? column;

/**
 * One tab stop for the whole grid. The stop is kept in the document, not in state: moving it costs two attributes,
 * however large the grid is, and without JavaScript every link stays reachable by Tab.
 */
export function useGridFocus(extent: Extent, { headers = false, reveal, visit }: Options = {}): GridFocus {
  const { rows, columns, groups } = extent;
  const ref = useRef<HTMLTableElement>(null);
  const at = useRef<Position>({ row: 0, column: 0 });
  // The heading of a group stands at every column that it spans.
  const elementAt = ({ row, column }: Position) =>
    ref.current?.querySelector<HTMLElement>(
      isRowGroup({ row, column })
        ? `[data-row="${row}"] [data-column]`
        : `[data-row="${row}"] [data-column="${row === COLUMN_GROUPS ? firstOfGroup(column, groups) : column}"]`,
    );

  const stopAt = (next: Position) => {
    for (const stop of ref.current?.querySelectorAll('[data-column][tabindex="0"]') ?? [])
      stop.setAttribute("tabindex", "-1");
    at.current = next;
    elementAt(next)?.setAttribute("tabindex", "0");
  };

  // After every drawing: rows come and go, and each square that is new must not be a stop of its own. Before anything
  // asks for a layout, which each of these attributes would void.
  useLayoutEffect(() => {
    for (const square of ref.current?.querySelectorAll("[data-column]:not([tabindex])") ?? [])
      square.setAttribute("tabindex", "-1");
    const place = { row: Math.min(at.current.row, rows - 1), column: Math.min(at.current.column, columns - 1) };
    // A stop that was scrolled out of sight is drawn no more: the first square in sight takes its place.
    const there = elementAt(place) ? place : placeOf(ref.current?.querySelector(".square") ?? null);
    if (there && elementAt(there)?.getAttribute("tabindex") !== "0") stopAt(there);
  });

  const focusAt = (place: Position) => {
    reveal?.(place);
    stopAt(place);
    elementAt(place)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const found = placeOf(event.target);
    if (!found || event.altKey || event.shiftKey) return;
    // Of a heading that spans columns only the stop knows in which of them the way goes on.
    const spans = isRowGroup(found) || found.row === COLUMN_GROUPS;
    const place = spans && found.row === at.current.row ? at.current : found;
    const next = moveInGrid(place, event.key, event.ctrlKey || event.metaKey, extent, headers);
    if (!next) return;
    event.preventDefault();
    focusAt(next);
  };
  /** What was pressed, or came by Tab, is the stop from now on, and stays drawn. */
  const onFocus = (event: FocusEvent) => {
    const found = placeOf(event.target);
    if (!found || elementAt(at.current) === event.target) return;
    stopAt(found);
    visit?.(found);
  };
  return { ref, onKeyDown, onFocus, focusAt, stop: () => at.current };
}
