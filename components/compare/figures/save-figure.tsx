"use client";

import { Download } from "lucide-react";
import { useRef } from "react";
import { figureFile } from "@/components/compare/figures/figure-file";
import { saveBlob } from "@/components/compare/figures/save-blob";
import { Button } from "@/components/ui/button";

type Properties = {
  /** Name of the file, without its ending. */
  name: string;
  words: { svg: string; png: string; of: string };
};

/** Saves the drawing of the figure that it stands in, as it is seen. */
export function SaveFigure({ name, words }: Properties) {
  const ref = useRef<HTMLSpanElement>(null);
  const run = async (kind: "svg" | "png") => {
    const drawing = ref.current?.closest("figure")?.querySelector<SVGSVGElement>("svg.figure");
    if (drawing) saveBlob(await figureFile(drawing, words.of, kind), `${name}.${kind}`);
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
