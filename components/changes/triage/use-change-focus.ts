"use client";

import { type RefObject, useEffect, useRef } from "react";

const STOPS = "[data-change] [data-stop]";

export type ChangeFocus = {
  /** Moves on by so many changes and stops at the ends; begins at the first. */
  move: (by: number) => void;
  /** What the focus is on: an element of a change or a group, or the only change there is. */
  current: () => Element | null;
};

/** Walks through the changes inside an element; a change that leaves the page passes the focus on to the next. */
export function useChangeFocus(root: RefObject<HTMLElement | null>): ChangeFocus {
  const at = useRef<number | null>(null);
  const stops = () => [...(root.current?.querySelectorAll<HTMLElement>(STOPS) ?? [])];
  const placeOf = (element: Element | null) => {
    const row = element?.closest("[data-change]");
    return row ? stops().findIndex((stop) => row.contains(stop)) : -1;
  };

  useEffect(() => {
    const element = root.current;
    const remember = ({ target }: FocusEvent) => {
      const place = placeOf(target instanceof Element ? target : null);
      at.current = place < 0 ? null : place;
    };
    element?.addEventListener("focusin", remember);
    return () => element?.removeEventListener("focusin", remember);
  });

  // After every render: the row that had the focus may be gone.
  useEffect(() => {
    if (at.current === null || document.activeElement !== document.body) return;
    const all = stops();
    all[Math.min(at.current, all.length - 1)]?.focus();
  });

  return {
    move: (by) => {
      const all = stops();
      const place = placeOf(document.activeElement);
      const from = place >= 0 ? place : at.current;
      const next = from === null ? 0 : Math.min(Math.max(from + by, 0), all.length - 1);
      all[next]?.focus();
    },
    current: () => {
      const active = document.activeElement;
      if (active?.closest("[data-change], [data-group]") && root.current?.contains(active)) return active;
      const all = stops();
      const only = root.current?.querySelectorAll("[data-change]");
      return all[at.current ?? -1] ?? (only?.length === 1 ? (only[0] ?? null) : null);
    },
  };
}
