"use client";

import type { ReactNode } from "react";
import { Chevron } from "@/components/filter/filter-bar";
import { usePopDown } from "@/components/ui/use-pop-down";

/** What lies behind a button: a `details`, so that links in it work without script. */
export function PopDown({ label, children }: { label: string; children: ReactNode }) {
  const { ref, closeOnEscape } = usePopDown();
  return (
    <details
      ref={ref}
      name="matrix-tools"
      className="pop-down"
      onKeyDown={(event) => {
        // The panel beside it listens too: one press closes one thing.
        if (closeOnEscape(event)) event.preventDefault();
      }}
    >
      <summary className="control relative pe-7">
        {label}
        <Chevron />
      </summary>
      <div className="panel">{children}</div>
    </details>
  );
}
