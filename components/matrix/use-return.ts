import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { placeOf } from "@/components/matrix/use-grid-focus";
import type { Matrix } from "@/components/matrix/use-matrix";

/** Where a reader was when leaving the matrix, by the address it was left at. */
type Place = { top: number; left: number; page: number; row: string; column: string };

const KEPT = "matrix-place ";

/** True from a step through the history until the reader presses something. */
let hasStepped = false;

if (typeof window !== "undefined") {
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  hasStepped = entry?.type === "back_forward";
  const forget = () => {
    hasStepped = false;
  };
  addEventListener("popstate", () => {
    hasStepped = true;
  });
  for (const press of ["pointerdown", "keydown"]) addEventListener(press, forget, { capture: true, passive: true });
}

const isPlace = (value: unknown): value is Place => typeof value === "object" && value !== null && "page" in value;

/** What was kept under an address; null without anything, or where the browser keeps nothing. */
function placeAt(address: string): Place | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEPT + address) ?? "null");
    return isPlace(kept) ? kept : null;
  } catch {
    return null;
  }
}

function keepPlace(address: string, place: Place): void {
  try {
    sessionStorage.setItem(KEPT + address, JSON.stringify(place));
  } catch {
    // Full or forbidden: the reader begins at the top.
  }
}

type Square = { row: string; column: string };

/**
 * Brings a reader who comes back through the history to where they left the matrix: the same part of the grid in sight,
 * and the focus on the square that they came from.
 * @param address of the matrix as it is laid out
 * @param square the one with a panel, which counts as the one they came from
 */
export function useReturn(
  scroller: RefObject<HTMLElement | null>,
  { arranged, finder }: Pick<Matrix, "arranged" | "finder">,
  { address, square }: { address: string; square: Square | null },
): void {
  const focused = useRef<Square | null>(null);
  const now = useRef({ address, square, squares: arranged.squares });
  useLayoutEffect(() => {
    now.current = { address, square, squares: arranged.squares };
  });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const keep = () => {
      const { row, column } = now.current.square ?? focused.current ?? { row: "", column: "" };
      const { scrollTop: top, scrollLeft: left } = element;
      keepPlace(now.current.address, { top, left, page, row, column });
    };
    // The router is at the top of the next page when this one goes.
    let page = window.scrollY;
    const follow = () => {
      page = window.scrollY;
    };
    const focus = ({ target }: FocusEvent) => {
      const place = placeOf(target);
      const found = place && now.current.squares[place.row]?.[place.column];
      if (found) focused.current = { row: found.row, column: found.column };
    };
    element.addEventListener("focusin", focus);
    addEventListener("scroll", follow, { passive: true });
    addEventListener("pagehide", keep);
    return () => {
      element.removeEventListener("focusin", focus);
      removeEventListener("scroll", follow);
      removeEventListener("pagehide", keep);
      keep();
    };
  }, [scroller]);
  useEffect(() => {
    const place = hasStepped ? placeAt(now.current.address) : null;
    if (place === null) return;
    // Not within the effect: the row of the square may have to be drawn first.
    const waiting = requestAnimationFrame(() => {
      if (place.row !== "") finder.current?.(place);
      scroller.current?.scrollTo(place.left, place.top);
      window.scrollTo(0, place.page);
    });
    return () => cancelAnimationFrame(waiting);
  }, [scroller, finder]);
}
