"use client";

import { Download } from "lucide-react";
import { useRef } from "react";
import { figureFile } from "@/components/compare/figures/figure-file";
import { Button } from "@/components/ui/button";

type Properties = {
  /** Name of the file, without its ending. */
  name: string;
  words: { svg: string; png: string; of: string };
};

function save(blob: Blob, name: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the blob after the click; a task later it has it.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Saves the drawing of the figure that it stands in, as it is seen. */
export function SaveFigure({ name, words }: Properties) {
  const ref = useRef<HTMLSpanElement>(null);
  const run = async (kind: "svg" | "png") => {
    const drawing = ref.current?.closest("figure")?.querySelector<SVGSVGElement>("svg.figure");
    if (drawing) save(await figureFile(drawing, words.of, kind), `${name}.${kind}`);
  };
  return (
    <span ref={ref} className="inline-flex gap-1">
      {(["svg", "png"] as const).map((kind) => (
        <Button key={kind} kind="quiet" small onClick={() => run(kind)} aria-label={`${words[kind]}: ${words.of}`}>
          <Download aria-hidden="true" />
          {words[kind]}
        </Button>
      ))}
    </span>
  );
}
