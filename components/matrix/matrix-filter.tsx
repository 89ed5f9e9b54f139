"use client";

import { useState } from "react";
import { FilterBar, type FilterControl, type FilterWords } from "@/components/filter/filter-bar";
import { settleFilter } from "@/components/matrix/settle-filter";
import { useLayout } from "@/components/matrix/use-layout";
import { layoutEntries } from "@/lib/domain/matrix-layout";

type Properties = {
  /** The filter as the server applied it, as a URL query. */
  query: string;
  controls: FilterControl[];
  words: FilterWords & { filters: string };
};

/** Parameters of the filter that no control shows. */
const UNSHOWN = ["asOf", "row.set", "column.set"];

/** The filter of the matrix. On a phone it folds behind a button; a change of it keeps the layout. */
export function MatrixFilterBar({ query, controls, words }: Properties) {
  const { layout } = useLayout();
  const [open, show] = useState(false);
  // The panel closes: its square may be none of the next view.
  const kept = layoutEntries({ ...layout, square: null });
  const merged = new URLSearchParams([...new URLSearchParams(query), ...kept]).toString();
  return (
    <div className="matrix-filter" data-open={open ? "" : undefined}>
      <button type="button" className="control sm:hidden" aria-expanded={open} onClick={() => show(!open)}>
        {words.filters}
      </button>
      <FilterBar
        query={merged}
        controls={controls}
        words={words}
        settle={settleFilter}
        kept={[...UNSHOWN, ...new Set(kept.map(([name]) => name))]}
      />
    </div>
  );
}
