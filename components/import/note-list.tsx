"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormats } from "@/components/format/use-formats";
import { groupNotes, type NoteGroup } from "./group-notes";
import type { ImportNotes } from "./import-report";

/** Reasons shown before the reader asks for the rest. */
const FIRST_GROUPS = 12;
/** Places shown of one reason; the report of the API and of the command line has them all. */
const MAX_PLACES = 100;

/** What came to nothing: each reason once, with every place it was met. */
export function NoteList({ title, notes: { count, notes } }: { title: string; notes: ImportNotes }) {
  const t = useTranslations("import");
  const formats = useFormats();
  const [all, showAll] = useState(false);
  if (count === 0) return null;
  const groups = groupNotes(notes);
  const rest = groups.length - FIRST_GROUPS;
  return (
    <section className="mt-5">
      <h3 className="font-[620]">
        {title} <span className="font-normal text-muted">{formats.count(count)}</span>
      </h3>
      <ul className="mt-1.5 divide-y divide-line border-line border-y">
        {(all ? groups : groups.slice(0, FIRST_GROUPS)).map((group) => (
          <Group key={group.reason} group={group} />
        ))}
      </ul>
      {!all && rest > 0 && (
        <button type="button" className="control mt-2" onClick={() => showAll(true)}>
          {t("moreReasons", { count: rest, number: formats.count(rest) })}
        </button>
      )}
      {notes.length < count && (
        <p className="mt-2 text-muted">
          {t("cutNotes", { shown: formats.count(notes.length), all: formats.count(count) })}
        </p>
      )}
    </section>
  );
}

function Group({ group: { reason, places } }: { group: NoteGroup }) {
  const t = useTranslations("import");
  const formats = useFormats();
  const [first] = places;
  if (!first) return null;
  const shown = places.slice(0, MAX_PLACES);
  return (
    <li className="grid gap-x-6 gap-y-0.5 py-2 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <p className="break-words">
        <bdi>{reason}</bdi>
      </p>
      {places.length === 1 ? (
        <p>
          <Place place={first} />
        </p>
      ) : (
        <details className="min-w-0">
          <summary className="w-fit">
            <Place place={first} />{" "}
            <span className="link">{t("andMore", { count: formats.count(places.length - 1) })}</span>
          </summary>
          <ul className="mt-1 max-h-60 space-y-0.5 overflow-y-auto">
            {shown.slice(1).map((place, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: places repeat, and the list never changes
              <li key={index}>
                <Place place={place} />
              </li>
            ))}
            {places.length > MAX_PLACES && (
              <li className="text-muted">{t("andMore", { count: formats.count(places.length - MAX_PLACES) })}</li>
            )}
          </ul>
        </details>
      )}
    </li>
  );
}

function Place({ place: { file, line } }: { place: NoteGroup["places"][number] }) {
  const t = useTranslations("import");
  return (
    <>
      <code className="break-all font-mono text-xs">
        <bdi>{file}</bdi>
      </code>
      {line !== null && <span className="text-muted"> {t("line", { line })}</span>}
    </>
  );
}
