"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { Chevron } from "@/components/filter/filter-bar";

/** What lies behind a button: a `details`, so that links in it work without script. A press elsewhere closes it. */
export function PopDown({ label, children }: { label: string; children: ReactNode }) {
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: PointerEvent) => {
      if (event.target instanceof Node && !ref.current?.contains(event.target)) ref.current?.removeAttribute("open");
    };
    document.addEventListener("pointerdown", close);
    return () => document.removeEventListener("pointerdown", close);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !ref.current?.open) return;
    // The panel beside it listens too: one press closes one thing.
    event.preventDefault();
    ref.current.open = false;
    ref.current.querySelector("summary")?.focus();
  };
  return (
    <details ref={ref} name="matrix-tools" className="pop-down" onKeyDown={onKeyDown}>
      <summary className="control relative pe-7">
        {label}
        <Chevron />
      </summary>
      <div className="panel">{children}</div>
    </details>
  );
}
