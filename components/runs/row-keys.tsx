"use client";

import { useRef } from "react";
import { PageKeys } from "@/components/keys/page-keys";
import { useKeys } from "@/components/keys/use-keys";

/** Goes from row to row of the tables on the page; a row's first link has the focus and answers Enter by itself. */
export function RowKeys({ words }: { words: { next: string; previous: string; open: string } }) {
  const listed = useRef([{ keys: ["Enter"], words: words.open }]);
  const move = (by: 1 | -1) => {
    const links = [...document.querySelectorAll<HTMLElement>("[data-row] a:first-of-type")];
    const at = links.findIndex((link) => link.closest("[data-row]")?.contains(document.activeElement));
    const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  useKeys({
    j: { words: words.next, run: () => move(1) },
    k: { words: words.previous, run: () => move(-1) },
  });
  return <PageKeys keys={listed.current} />;
}
