"use client";

import { useDeferredValue, useMemo } from "react";
import { numberFormats } from "@/components/format/numbers";
import { toggleSpotlight } from "@/components/matrix/layout-actions";
import { useLayout } from "@/components/matrix/use-layout";
import { useMatrix } from "@/components/matrix/use-matrix";
import { BUDGET_VERDICTS } from "@/lib/domain/budget";
import { CELL_STATES } from "@/lib/domain/matrix";
import type { Spotlight } from "@/lib/domain/matrix-layout";

type Counts = Record<Spotlight, number>;

/** How many squares shown are in each state and, with a budget, how they stand to it. Each dims the others. @param said what is true of every result here */
export function CoverageLine({ said }: { said: string | null }) {
  const { arranged, lookOf: newest, words, locale } = useMatrix();
  // It looks at every square, also at those out of sight: the grid answers first.
  const lookOf = useDeferredValue(newest);
  const { layout, change } = useLayout();
  const formats = numberFormats(locale);
  const judges = layout.budget !== null;
  const counts = useMemo(() => {
    const found = { ...EMPTY };
    for (const square of arranged.squares.flat()) {
      const state = square.facts?.state ?? "untested";
      found[state === "reference" ? "measured" : state] += 1;
      const standing = judges ? lookOf(square).budget : undefined;
      if (standing) found[standing === "beyond" || standing === "open" ? "inconclusive" : standing] += 1;
    }
    return found;
  }, [arranged, lookOf, judges]);
  const button = (spotlight: Spotlight) => (
    <button
      key={spotlight}
      type="button"
      className="coverage-part"
      data-part={spotlight}
      aria-pressed={layout.spotlight === spotlight}
      title={words.spotlightHelp}
      onClick={() => change(toggleSpotlight(spotlight))}
    >
      <i className="coverage-swatch" aria-hidden="true" />
      {words.spotlight[spotlight]} <b>{formats.count(counts[spotlight])}</b>
    </button>
  );
  const isShown = (spotlight: Spotlight) => counts[spotlight] > 0 || layout.spotlight === spotlight;
  return (
    <section aria-label={words.coverage} className="coverage">
      <span className="coverage-parts">
        <span className="coverage-bar" aria-hidden="true">
          {CELL_STATES.filter((state) => counts[state] > 0).map((state) => (
            <span key={state} data-part={state} style={{ flexGrow: counts[state] }} />
          ))}
        </span>
        {CELL_STATES.filter(isShown).map(button)}
        {judges && (
          <span className="coverage-budget">
            <span className="text-muted">{words.budget}</span>
            {BUDGET_VERDICTS.map(button)}
          </span>
        )}
      </span>
      {said !== null && <p className="coverage-said print:hidden">{said}</p>}
    </section>
  );
}

const EMPTY: Counts = {
  measured: 0,
  stale: 0,
  unsupported: 0,
  failed: 0,
  untested: 0,
  outside: 0,
  inconclusive: 0,
  within: 0,
};
