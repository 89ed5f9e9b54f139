import type { ImportNote } from "./import-report";

/** Notes with one reason. */
export type NoteGroup = { reason: string; places: { file: string; line: number | null }[] };

/** Notes by their reason, the most frequent first; notes of one reason keep their order. */
export function groupNotes(notes: readonly ImportNote[]): NoteGroup[] {
  const groups = new Map<string, NoteGroup>();
  for (const { reason, file, line } of notes) {
    const group = groups.get(reason) ?? { reason, places: [] };
    group.places.push({ file, line });
    groups.set(reason, group);
  }
  return [...groups.values()].sort((a, b) => b.places.length - a.places.length);
}
