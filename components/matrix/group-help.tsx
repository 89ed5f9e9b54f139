"use client";

import { useEffect } from "react";
import { useLayout } from "@/components/matrix/use-layout";
import { useMatrix } from "@/components/matrix/use-matrix";
import { groupingOf, type Side } from "@/lib/domain/matrix-layout";

type Properties = {
  /** What a group is, in one sentence, by its grouping and id, or by its grouping alone. */
  sentences: Record<string, string>;
};

/** Says what a group is when its heading is pointed at or has the focus, as squares tell what is known of them. */
export function GroupHelp({ sentences }: Properties) {
  const { facts } = useMatrix();
  const { layout } = useLayout();
  const row = groupingOf(facts.axes.row, layout.row);
  const column = groupingOf(facts.axes.column, layout.column);
  useEffect(() => {
    const groupings: Record<Side, string> = { row, column };
    const explain = ({ target }: Event) => {
      const heading = target instanceof Element ? target.closest<HTMLElement>(".matrix [data-fold]") : null;
      // A folded line has a title of its own.
      if (!heading || heading.title !== (heading.dataset.help ?? "")) return;
      const { group = "", fold } = heading.dataset;
      const grouping = groupings[fold === "row" ? "row" : "column"];
      const help = sentences[`${grouping}:${group}`] ?? sentences[grouping] ?? "";
      heading.title = help;
      heading.dataset.help = help;
    };
    const ended = new AbortController();
    for (const wanted of ["pointerover", "focusin"])
      document.addEventListener(wanted, explain, { signal: ended.signal, passive: true });
    return () => ended.abort();
  }, [row, column, sentences]);
  return null;
}
