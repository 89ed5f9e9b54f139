"use client";

import { useLayoutEffect } from "react";
import "@/components/matrix/print.css";
import { captionLines } from "@/components/matrix/caption";
import type { CaptionWords } from "@/components/matrix/caption-words";
import { useLayout } from "@/components/matrix/use-layout";
import { useMatrix } from "@/components/matrix/use-matrix";
import { usePrinting } from "@/components/matrix/use-printing";

/** Width of what is printed on, A4 across within its margins (print.css), less the page's own padding: 277 mm at 96 px an inch. */
const PAPER_PX = 1000;

/** What paper says above the matrix: of what it is, how it is laid out, and the address that shows it again. */
export function PrintHead({ caption }: { caption: CaptionWords }) {
  const matrix = useMatrix();
  const { layout, hrefOf } = useLayout();
  const isPrinting = usePrinting();
  useLayoutEffect(() => {
    const table = isPrinting && document.querySelector<HTMLElement>(".matrix");
    if (!table) return;
    table.style.setProperty("--print-zoom", String(Math.min(1, PAPER_PX / table.offsetWidth)));
    return () => {
      table.style.removeProperty("--print-zoom");
    };
  }, [isPrinting]);
  if (!isPrinting) return null;
  return (
    <div className="print-head">
      <p className="print-title">{caption.title}</p>
      {captionLines(layout, caption, matrix).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>
        {window.location.origin}/{hrefOf((now) => now).replace(/^\?$/u, "")}
      </p>
    </div>
  );
}
