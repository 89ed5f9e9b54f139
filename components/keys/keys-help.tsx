"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { keyName } from "./key-names";
import { keyRegistry } from "./key-registry";
import type { KeysWords } from "./keys-dialog";

const KeysDialog = dynamic(() => import("./keys-dialog").then((module) => module.KeysDialog), { ssr: false });

/** Where a press is an entry, not a command; with Ctrl or Cmd held, keys that are bound write nothing. */
const ENTRY = "input, textarea, select, [contenteditable]:not([contenteditable='false']), [role='menu']";

function isEntry(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(ENTRY) !== null;
}

/** Listens to the keys of the page, and shows them on `?` or with its button. Once per page, in the layout. */
export function KeysHelp({ words }: { words: KeysWords & { button: string } }) {
  // Null until it was wanted once: the dialog's code is loaded then.
  const [open, setOpen] = useState<boolean | null>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (document.querySelector("[data-modal]") !== null) return;
      const name = keyName(event);
      if (name === null || (isEntry(event.target) && !name.startsWith("Mod+"))) return;
      if (name === "?") setOpen(true);
      else keyRegistry.press(name, event);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <>
      <button type="button" className="hover:text-ink" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {words.button} <kbd className="key ms-0.5">?</kbd>
      </button>
      {open !== null && <KeysDialog open={open} onOpenChange={setOpen} words={words} />}
    </>
  );
}
