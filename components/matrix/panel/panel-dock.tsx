"use client";

import X from "lucide-react/icons/x";
import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { type MouseEvent, useCallback, useEffect, useMemo } from "react";
import { PageKeys } from "@/components/keys/page-keys";
import { closeSquare, openSquare } from "@/components/matrix/layout-actions";
import type { LoadPanel, PanelWords } from "@/components/matrix/panel/panel-answer";
import { PanelContent } from "@/components/matrix/panel/panel-content";
import { panelQuery } from "@/components/matrix/panel/panel-query";
import type { FirstPanel } from "@/components/matrix/panel/panel-state";
import { usePanel } from "@/components/matrix/panel/use-panel";
import { useLayout } from "@/components/matrix/use-layout";
import { useMatrix } from "@/components/matrix/use-matrix";
import { useMedia } from "@/components/ui/use-media";

/** From here on the panel stands beside the grid; panel.css says the same. */
const DOCKED = "(width >= 64rem)";

const PanelSheet = dynamic(() => import("@/components/matrix/panel/panel-sheet").then((module) => module.PanelSheet), {
  ssr: false,
});

type Properties = {
  /** What the address asked for when the page was made; null when no square was open. */
  first: FirstPanel | null;
  load: LoadPanel;
  words: PanelWords;
};

/** Shows the square that the layout has open: beside the grid, or over it where there is no room. */
export function PanelDock({ first, load, words }: Properties) {
  const { layout, change } = useLayout();
  const { finder } = useMatrix();
  const parameters = useSearchParams();
  const { square, budget } = layout;
  const query = useMemo(() => panelQuery(parameters, { square, budget }), [parameters, square, budget]);
  const { shown, failed, retry } = usePanel(query, load, first);
  const isDocked = useMedia(DOCKED);

  const close = useCallback(() => {
    change(closeSquare);
    if (square) finder.current?.(square);
  }, [change, finder, square]);
  useEscape(square !== null && isDocked, close);

  /** Squares that a panel names open in it; with a key held they are links as any other. */
  const follow = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>("a[data-row]") : null;
    const { row, column } = target?.dataset ?? {};
    if (row === undefined || column === undefined || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    change(openSquare(row, column));
  };

  const isCurrent = shown !== null && shown.query === query;
  const answer = query === null ? null : (shown?.answer ?? null);
  const content = (
    <PanelContent answer={answer} isCurrent={isCurrent} failed={failed} retry={retry} words={words} onClick={follow} />
  );
  return (
    <>
      {query !== null && isDocked && (
        <aside className="square-dock" aria-label={words.label} aria-busy={!isCurrent && !failed}>
          <button type="button" className="control control-quiet square-close" aria-label={words.close} onClick={close}>
            <X aria-hidden="true" />
          </button>
          {content}
        </aside>
      )}
      {query !== null && !isDocked && (
        <PanelSheet title={answer?.title ?? words.label} close={words.close} onClose={close}>
          {content}
        </PanelSheet>
      )}
      {query !== null && <PageKeys keys={[{ keys: ["Escape"], words: words.key }]} />}
      <p role="status" className="sr-only">
        {query !== null && isCurrent ? shown.answer.said : ""}
      </p>
    </>
  );
}

/** Escape closes the panel, unless something that lies over the page takes it. */
function useEscape(isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || document.querySelector(":popover-open")) return;
      if (event.target instanceof Element && event.target.closest("input, select, textarea, [role=dialog]")) return;
      close();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [isOpen, close]);
}
