"use client";

import type { ReactNode } from "react";

type Properties = {
  /** What pressing it does, for those who do not see the table. */
  label: string;
  direction: false | "asc" | "desc";
  onSort: () => void;
  /** Its cells stand at the end. */
  number?: boolean;
  className?: string;
  children: ReactNode;
};

const SORTED = { asc: "ascending", desc: "descending" } as const;

/** The heading of a column that sorts by it. */
export function SortHead({ label, direction, onSort, number = true, className, children }: Properties) {
  return (
    <th
      scope="col"
      data-number={number || undefined}
      className={className}
      aria-sort={direction === false ? "none" : SORTED[direction]}
    >
      <button type="button" className="sort-button" aria-label={label} onClick={onSort}>
        {children}
        <svg viewBox="0 0 8 10" width="7" height="9" aria-hidden="true" focusable="false">
          <path d="M4 .5 7 4H1z" fill="currentColor" opacity={direction === "asc" ? 1 : 0.25} />
          <path d="M4 9.5 7 6H1z" fill="currentColor" opacity={direction === "desc" ? 1 : 0.25} />
        </svg>
      </button>
    </th>
  );
}
