/** Places that were opened from the palette, newest first, kept in this browser. */

export type RecentPlace = { href: string; kind: string; label: string; detail: string };

export const RECENTS_KEY = "driftgrid.recent";
export const MAX_RECENTS = 6;
/** Characters of a text that was stored: a name has at most 200, and an address of names a few of them. */
const MAX_TEXT = 2_000;

const isText = (value: unknown): value is string => typeof value === "string" && value.length <= MAX_TEXT;
/** A path of this server, and nothing that a browser takes for another's. */
const isPath = (value: unknown): value is string => isText(value) && /^\/(?![/\\])/.test(value);

function readPlace(value: unknown): RecentPlace[] {
  if (typeof value !== "object" || value === null) return [];
  const { href, kind, label, detail } = value as Record<string, unknown>;
  const whole = isPath(href) && isText(kind) && isText(label) && isText(detail) && label !== "";
  return whole ? [{ href, kind, label, detail }] : [];
}

/** Reads what was stored; whatever cannot be used is left out. */
export function parseRecents(stored: string | null): RecentPlace[] {
  if (stored === null) return [];
  try {
    const list: unknown = JSON.parse(stored);
    return Array.isArray(list) ? list.flatMap(readPlace).slice(0, MAX_RECENTS) : [];
  } catch {
    return [];
  }
}

/** The list with a place at its head; an address stands in it once. */
export function withRecent(list: readonly RecentPlace[], place: RecentPlace): RecentPlace[] {
  return [place, ...list.filter(({ href }) => href !== place.href)].slice(0, MAX_RECENTS);
}

/** What is stored; nothing where the browser stores nothing. */
export function loadRecents(): RecentPlace[] {
  try {
    return parseRecents(localStorage.getItem(RECENTS_KEY));
  } catch {
    return [];
  }
}

/** Stores a place at the head of the list; a browser that refuses forgets it. */
export function storeRecent({ href, kind, label, detail }: RecentPlace): void {
  try {
    localStorage.setItem(RECENTS_KEY, JSON.stringify(withRecent(loadRecents(), { href, kind, label, detail })));
  } catch {
    // Private windows and full disks: a convenience is missing, nothing else.
  }
}
