"use client";

import type { ReactNode } from "react";

type Properties = {
  /** What pressing it does, for those who do not see the table. */
  label: string;
  direction: false | "asc" | "desc";
  onSort: () => void;
  children: ReactNode;
};

/** The heading of a column that sorts by it. */
export function SortButton({ label, direction, onSort, children }: Properties) {
  return (
    <button type="button" className="sort-button" aria-label={label} onClick={onSort}>
      {children}
      <svg viewBox="0 0 8 10" width="7" height="9" aria-hidden="true" focusable="false">
        <path d="M4 .5 7 4H1z" fill="currentColor" opacity={direction === "asc" ? 1 : 0.25} />
        <path d="M4 9.5 7 6H1z" fill="currentColor" opacity={direction === "desc" ? 1 : 0.25} />
      </svg>
    </button>
  );
}
