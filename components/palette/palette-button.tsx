"use client";

import dynamic from "next/dynamic";
import { type MouseEvent, type ReactNode, useState, useSyncExternalStore } from "react";
import { keyCaps } from "@/components/keys/key-names";
import { useKeys } from "@/components/keys/use-keys";
import type { PaletteData } from "./palette";
import { focusSearchField } from "./search-field";

const load = () => import("./palette");
const Palette = dynamic(() => load().then((module) => module.Palette), { ssr: false });

const KEY = "Mod+k";

type Properties = {
  icon: ReactNode;
  data: PaletteData;
  words: {
    /** What stands in the header, and what the link is called. */
    button: string;
    /** What each key does. */
    open: string;
    search: string;
  };
};

const never = () => () => undefined;
const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** Opens the palette; without script it leads to the page that does the same. Once per page, in the header. */
export function PaletteButton({ icon, data, words }: Properties) {
  // Null until it was wanted once: the palette's code is loaded then.
  const [open, setOpen] = useState<boolean | null>(null);
  const mac = useSyncExternalStore(never, isMac, () => false);
  useKeys(
    {
      [KEY]: { words: words.open, run: () => setOpen(true) },
      "/": { words: words.search, run: () => focusSearchField(document) || setOpen(true) },
    },
    "global",
  );
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setOpen(true);
  };
  return (
    <>
      {/* Not a Link: without script the browser goes there, and with it nobody does. */}
      <a
        href="/find"
        className="control text-muted max-xl:px-2"
        aria-haspopup="dialog"
        aria-keyshortcuts={mac ? "Meta+K" : "Control+K"}
        title={words.open}
        onClick={onClick}
        onPointerEnter={load}
        onFocus={load}
      >
        {icon}
        <span className="max-xl:sr-only">{words.button}</span>
        <span className="ms-1 flex w-13 justify-end gap-0.5 max-xl:hidden" aria-hidden="true">
          {keyCaps(KEY, mac).map((cap) => (
            <kbd key={cap} className="key">
              {cap}
            </kbd>
          ))}
        </span>
      </a>
      {open !== null && <Palette open={open} onOpenChange={setOpen} data={data} />}
    </>
  );
}
