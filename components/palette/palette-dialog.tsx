"use client";

import { Command } from "cmdk";
import Search from "lucide-react/icons/search";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { keyCaps } from "@/components/keys/key-names";
import { Dialog } from "@/components/ui/dialog";
import { Key } from "@/components/ui/key";
import { arrangeEntries, type Entry } from "./entry";
import { useHitEntries } from "./hit-entries";
import { ownAddress } from "./own-address";
import { pageEntry } from "./page-entries";
import type { PaletteData } from "./palette";
import { PaletteFoot, PaletteNote } from "./palette-foot";
import { PaletteGroup } from "./palette-group";
import { loadRecents, type RecentPlace, storeRecent } from "./recents";
import { useActions } from "./use-actions";
import { useSearch } from "./use-search";
import "./palette.css";

/** Characters that a search may have: `search` of the limits. */
const MAX_TEXT = 500;

type Properties = { open: boolean; onOpenChange: (open: boolean) => void; data: PaletteData };

/** Everything that can be gone to, found as it is typed. */
export function PaletteDialog({ open, onOpenChange, data }: Properties) {
  const t = useTranslations("palette");
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      close={t("close")}
      place="top"
      bare
      first={field}
    >
      <PaletteBody field={field} close={() => onOpenChange(false)} data={data} />
    </Dialog>
  );
}

const asEntry = (place: RecentPlace): Entry => ({ ...place, id: `recent ${place.href}`, kind: "recent" });

type BodyProperties = { field: React.RefObject<HTMLInputElement | null>; close: () => void; data: PaletteData };

function PaletteBody({ field, close, data }: BodyProperties) {
  const t = useTranslations("palette");
  const router = useRouter();
  const path = usePathname();
  const [text, setText] = useState("");
  const [recents] = useState(loadRecents);
  const actions = useActions(data);
  const toEntries = useHitEntries();
  const { view, state, again } = useSearch(text);
  const own = ownAddress(text, window.location.origin);
  const address = own === null ? null : addressEntry(own, t("openAddress", { path: own }));
  const groups = arrangeEntries(
    text,
    { recent: recents.map(asEntry), pages: data.pages.map(pageEntry), actions, address },
    view ? toEntries(view) : [],
  );
  const first = groups[0]?.entries[0];
  const settled = state !== "waiting";

  const go = (entry: Entry, newTab: boolean) => {
    close();
    if (entry.href === undefined) return entry.run?.();
    const { href, kind, label, detail } = entry;
    if (kind !== "page" && kind !== "address") storeRecent({ href, kind, label, detail });
    if (newTab) window.open(href, "_blank", "noopener");
    else if (entry.file) window.location.assign(href);
    else router.push(href);
  };

  // Enter before the answer is there means the answer, not what is still shown of the text before.
  const asked = useRef<{ newTab: boolean } | null>(null);
  const newTab = useRef(false);
  useEffect(() => {
    if (!settled || asked.current === null) return;
    const { newTab: elsewhere } = asked.current;
    asked.current = null;
    if (first) go(first, elsewhere);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const held = event.ctrlKey || event.metaKey;
    if (event.key === "k" && held) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter") {
      newTab.current = held;
      if (settled) return;
      event.preventDefault();
      asked.current = { newTab: held };
    }
  };

  return (
    <Command shouldFilter={false} loop vimBindings={false} label={t("title")} onKeyDown={onKeyDown} className="palette">
      <div className="palette-head">
        <Search aria-hidden="true" />
        <Command.Input
          ref={field}
          value={text}
          onValueChange={setText}
          maxLength={MAX_TEXT}
          placeholder={t("placeholder")}
          className="palette-input"
        />
        <button type="button" className="palette-close" onClick={close} aria-label={t("close")}>
          <Key>{keyCaps("Escape", false)}</Key>
        </button>
      </div>
      {/* Other results are another list: its first line is chosen, and it begins at its top. */}
      <Command.List
        key={view?.query ?? ""}
        label={t("results")}
        className="palette-list"
        data-stale={!settled || undefined}
      >
        {groups.map((group) => (
          <PaletteGroup
            key={group.kind}
            group={group}
            choose={(entry) => {
              go(entry, newTab.current);
              newTab.current = false;
            }}
            chooseNewTab={(entry) => go(entry, true)}
          />
        ))}
      </Command.List>
      <PaletteNote
        text={text}
        state={state}
        shown={groups.reduce((sum, group) => sum + group.entries.length, 0)}
        again={again}
        signIn={`/sign-in?${new URLSearchParams({ next: path })}`}
      />
      <PaletteFoot />
    </Command>
  );
}

function addressEntry(href: string, label: string): Entry {
  const file = href.startsWith("/api/");
  return { id: "address", kind: "address", label, detail: "", href, file };
}
