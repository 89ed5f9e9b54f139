"use client";

import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";

type PopDown = {
  ref: RefObject<HTMLDetailsElement | null>;
  /** Closes it on Escape, the focus back on its summary. @returns whether there was something to close */
  closeOnEscape: (event: KeyboardEvent) => boolean;
};

/** A `details` that hangs over the page: a press elsewhere closes it, and so does Escape. */
export function usePopDown(): PopDown {
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: PointerEvent) => {
      if (event.target instanceof Node && !ref.current?.contains(event.target)) ref.current?.removeAttribute("open");
    };
    document.addEventListener("pointerdown", close);
    return () => document.removeEventListener("pointerdown", close);
  }, []);
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !ref.current?.open) return false;
    ref.current.open = false;
    ref.current.querySelector("summary")?.focus();
    return true;
  };
  return { ref, closeOnEscape };
}
