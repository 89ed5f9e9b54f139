"use client";

import { useSyncExternalStore } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Key } from "@/components/ui/key";
import { keyCaps } from "./key-names";
import { keyRegistry, type ListedKeys } from "./key-registry";

export type KeysWords = {
  title: string;
  close: string;
  /** Headings of the two lists, and what stands in place of an empty one. */
  page: string;
  everywhere: string;
  none: string;
  /** What `?` itself does. */
  help: string;
};

const NOTHING: readonly ListedKeys[] = [];

type Properties = { open: boolean; onOpenChange: (open: boolean) => void; words: KeysWords };

/** The keys of the page and those of every page. */
export function KeysDialog({ open, onOpenChange, words }: Properties) {
  const listed = useSyncExternalStore(keyRegistry.subscribe, keyRegistry.list, () => NOTHING);
  const page = listed.filter(({ scope }) => scope === "page");
  const everywhere = [...listed.filter(({ scope }) => scope === "global"), { keys: ["?"], words: words.help }];
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.title} close={words.close}>
      <h3 className="eyebrow mb-1.5">{words.page}</h3>
      {page.length === 0 ? <p className="text-muted">{words.none}</p> : <KeyList entries={page} />}
      <h3 className="eyebrow mt-4 mb-1.5">{words.everywhere}</h3>
      <KeyList entries={everywhere} />
    </Dialog>
  );
}

function KeyList({ entries }: { entries: readonly { keys: readonly string[]; words: string }[] }) {
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  return (
    <dl className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-baseline gap-x-4 gap-y-1.5">
      {entries.map(({ keys, words }) => (
        <div key={`${keys.join(" ")} ${words}`} className="contents">
          <dt className="flex flex-wrap gap-x-2 gap-y-1">
            {keys.map((name) => (
              <span key={name} className="flex gap-0.5">
                {keyCaps(name, mac).map((cap) => (
                  <Key key={cap}>{cap}</Key>
                ))}
              </span>
            ))}
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
