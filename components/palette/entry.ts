import { foldSearch, MATCHES, type Match, matchNames } from "@/lib/domain/search/match";
import type { HitKind } from "@/lib/domain/search/search-view";

export type EntryKind = HitKind | "page" | "action" | "recent" | "address";

/** A line of the palette. */
export type Entry = {
  /** Unlike that of any other line. */
  id: string;
  kind: EntryKind;
  label: string;
  detail: string;
  /** Other words that find it. */
  words?: string;
  /** Where it leads; without it, `run` says what it does. */
  href?: string;
  run?: () => void;
  /** Not a page of ours, for instance a file: the browser opens it. */
  file?: boolean;
};

/** Lines under one heading. */
export type EntryGroup = {
  kind: EntryKind;
  entries: Entry[];
  /** How many there are, where more were found than are shown. */
  found: number;
};

/** Matches that put pages and actions before what the server found: their names are few and well known. */
const SURE: readonly Match[] = ["exact", "prefix", "word"];

type Matched = { entry: Entry; match: Match };

/** Lines whose words answer, best first and else in their own order. */
function answering(query: string, entries: readonly Entry[]): Matched[] {
  const matched = entries.flatMap((entry) => {
    const match = matchNames(query, [entry.label, entry.words ?? ""]);
    return match === null ? [] : [{ entry, match }];
  });
  return matched.toSorted((a, b) => MATCHES.indexOf(a.match) - MATCHES.indexOf(b.match));
}

/**
 * What the palette shows for a text: pages and actions that are well met, what the server found, then those that are
 * met somewhere. Without a text: what was opened lately, all pages and all actions.
 */
export function arrangeEntries(
  text: string,
  own: { recent: Entry[]; pages: Entry[]; actions: Entry[]; address: Entry | null },
  found: readonly EntryGroup[],
): EntryGroup[] {
  const whole = (kind: EntryKind, entries: Entry[]): EntryGroup => ({ kind, entries, found: entries.length });
  const query = foldSearch(text);
  const local = (
    [
      ["page", own.pages],
      ["action", own.actions],
    ] as const
  ).map(([kind, entries]) => {
    const matched = query === "" ? [] : answering(query, entries);
    return {
      group: whole(
        kind,
        matched.map(({ entry }) => entry),
      ),
      sure: SURE.some((one) => one === matched[0]?.match),
    };
  });
  const groups =
    text.trim() === ""
      ? [whole("recent", own.recent), whole("page", own.pages), whole("action", own.actions)]
      : [
          whole("address", own.address === null ? [] : [own.address]),
          ...local.filter(({ sure }) => sure).map(({ group }) => group),
          ...found,
          ...local.filter(({ sure }) => !sure).map(({ group }) => group),
        ];
  return groups.filter(({ entries }) => entries.length > 0);
}
