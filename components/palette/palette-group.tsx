"use client";

import { Command } from "cmdk";
import { useTranslations } from "next-intl";
import { useFormats } from "@/components/format/use-formats";
import type { Entry, EntryGroup } from "./entry";
import { KindIcon } from "./kind-icon";

type Properties = { group: EntryGroup; choose: (entry: Entry) => void; chooseNewTab: (entry: Entry) => void };

/** Lines of one kind under their heading. */
export function PaletteGroup({ group: { kind, entries, found }, choose, chooseNewTab }: Properties) {
  const t = useTranslations("palette");
  const { count } = useFormats();
  const more = found > entries.length ? t("more", { shown: count(entries.length), found: count(found) }) : null;
  return (
    <Command.Group
      heading={
        <>
          {t(`group.${kind}`)}
          {more && <span className="palette-more">{more}</span>}
        </>
      }
      value={kind}
    >
      {entries.map((entry) => (
        <Command.Item
          key={entry.id}
          value={entry.id}
          className="palette-item"
          onSelect={() => choose(entry)}
          onClickCapture={(event) => {
            if (!(event.ctrlKey || event.metaKey)) return;
            event.stopPropagation();
            chooseNewTab(entry);
          }}
          onAuxClick={({ button }) => button === 1 && chooseNewTab(entry)}
        >
          <KindIcon kind={kind} />
          <bdi className="palette-label">{entry.label}</bdi>
          {entry.detail !== "" && <bdi className="palette-detail">{entry.detail}</bdi>}
        </Command.Item>
      ))}
    </Command.Group>
  );
}
