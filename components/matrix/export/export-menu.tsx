"use client";

import { useState } from "react";
import type { CaptionWords } from "@/components/matrix/caption-words";
import { PopDown } from "@/components/matrix/export/pop-down";
import { useLayout } from "@/components/matrix/use-layout";
import { useMatrix } from "@/components/matrix/use-matrix";

const FILES = ["csv", "markdown", "json"] as const;
const IMAGES = ["png", "svg"] as const;
const NAME = "driftgrid-matrix";

export type ExportWords = Record<(typeof FILES)[number] | (typeof IMAGES)[number], string> &
  Record<"label" | "help" | "copy" | "copied" | "print" | "failed", string>;

type Properties = { words: ExportWords; caption: CaptionWords };

/** Takes what is seen along: the same rows and columns in the same order, and nothing that is hidden. */
export function ExportMenu({ words, caption }: Properties) {
  const { layout, hrefOf } = useLayout();
  const matrix = useMatrix();
  const [said, say] = useState<"copied" | "failed" | null>(null);
  const query = hrefOf((layout) => ({ ...layout, square: null })).slice(1);
  const address = (format: (typeof FILES)[number]) => `/api/v1/matrix?${query && `${query}&`}format=${format}`;
  const attempt = async (work: () => Promise<void>, done: typeof said) => {
    say(null);
    await work().then(
      () => say(done),
      () => say("failed"),
    );
  };
  const copy = async () => {
    const response = await fetch(address("markdown"));
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    await navigator.clipboard.writeText(await response.text());
  };
  const save = async (kind: (typeof IMAGES)[number]) => {
    const { saveImage } = await import("@/components/matrix/export/save-image");
    await saveImage(matrix, layout, caption, { kind, name: NAME });
  };
  return (
    <PopDown label={words.label}>
      <p className="px-2 pt-1 pb-1.5 text-muted text-xs">{words.help}</p>
      {FILES.map((format) => (
        <a key={format} className="menu-item" href={address(format)} download>
          {words[format]}
        </a>
      ))}
      <button type="button" className="menu-item" onClick={() => attempt(copy, "copied")}>
        {words.copy}
      </button>
      {IMAGES.map((kind) => (
        <button key={kind} type="button" className="menu-item" onClick={() => attempt(() => save(kind), null)}>
          {words[kind]}
        </button>
      ))}
      <button type="button" className="menu-item" onClick={() => window.print()}>
        {words.print}
      </button>
      <p role="status" className="px-2 text-xs">
        {said && words[said]}
      </p>
    </PopDown>
  );
}
