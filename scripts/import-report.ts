import type { ImportNote, ImportNotes, ImportReport, UnknownName } from "@/lib/contract/import-report";
import { LIMITS } from "@/lib/contract/limits";

/** Places named under one reason; the report file has all of them. */
const PLACES_SHOWN = 5;
/** Unknown names shown of a kind. */
const NAMES_SHOWN = 20;

/** Names from files are shown, and must not drive the terminal. */
const safe = (text: string) => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "\uFFFD");

const place = ({ file, line }: ImportNote) => safe(line === null ? file : `${file}:${line}`);

function notes(title: string, { count, notes: list }: ImportNotes): string[] {
  const groups = new Map<string, ImportNote[]>();
  for (const note of list) groups.set(note.reason, [...(groups.get(note.reason) ?? []), note]);
  const lines = [`${title.padEnd(16)}${count}`];
  for (const [reason, group] of groups) {
    const [first] = group;
    if (group.length === 1 && first) {
      lines.push(`  ${place(first)}: ${safe(reason)}`);
      continue;
    }
    lines.push(`  ${group.length} x ${safe(reason)}`);
    for (const note of group.slice(0, PLACES_SHOWN)) lines.push(`      ${place(note)}`);
    if (group.length > PLACES_SHOWN)
      lines.push(`      and ${group.length - PLACES_SHOWN} more (--report FILE lists them all)`);
  }
  if (count > list.length) lines.push(`  and ${count - list.length} more that the report does not name`);
  return lines;
}

/** Names that no catalogue has, one line a kind: `2 unknown precisions: "w3a3" (4), "w5a5" (1)`. */
function unknowns(names: readonly UnknownName[]): string[] {
  const words = { precision: "precisions", metric: "metrics", device: "devices" } as const;
  return (["precision", "metric", "device"] as const).flatMap((kind) => {
    const found = names.filter((name) => name.kind === kind).sort((a, b) => b.count - a.count);
    if (found.length === 0) return [];
    const shown = found.slice(0, NAMES_SHOWN).map(({ name, count }) => `${JSON.stringify(safe(name))} (${count})`);
    const rest = found.length > NAMES_SHOWN ? `, and ${found.length - NAMES_SHOWN} more` : "";
    return [`${found.length} unknown ${found.length === 1 ? kind : words[kind]}: ${shown.join(", ")}${rest}`];
  });
}

/** The closing report of an import, in lines. */
export function reportLines(report: ImportReport): string[] {
  const { summary, supplements, dryRun } = report;
  const notJoined = Object.values(summary.notJoined).reduce((sum, count) => sum + count, 0);
  const row = (title: string, count: number) => `${title.padEnd(16)}${count}`;
  return [
    row("files read", summary.files),
    row("values read", summary.values),
    ...(summary.joined + notJoined > 0 ? [row("joined", summary.joined), row("not joined", notJoined)] : []),
    ...Object.entries(summary.notJoined).map(([reason, count]) => `  ${count} x ${safe(reason)}`),
    row(dryRun ? "would be stored" : "stored", report.stored),
    row("already there", report.duplicates),
    ...(summary.supplements > 0
      ? [row("attached", supplements.stored), row("attached before", supplements.duplicates)]
      : []),
    ...(report.notes.count > 0 ? notes("notes", report.notes) : []),
    ...notes("skipped", report.skipped),
    ...notes("refused", report.refused),
    ...unknowns(report.unknown),
  ];
}

/** 1 when nothing came of it and something was refused, or nothing could be read at all; otherwise 0. */
export function exitCode({ stored, duplicates, supplements, refused, summary }: ImportReport): number {
  const gained = stored + duplicates + supplements.stored + supplements.duplicates;
  return gained === 0 && (refused.count > 0 || summary.files === 0) ? 1 : 0;
}

function addCounts(into: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [key, count] of Object.entries(more)) into[key] = (into[key] ?? 0) + count;
}

function addNotes(into: ImportNotes, more: ImportNotes): void {
  into.count += more.count;
  for (const note of more.notes) into.notes.push(note);
}

/** Reports of several paths as one. */
export function mergeReports(reports: readonly ImportReport[]): ImportReport {
  const [whole, ...rest] = reports.map((report) => structuredClone(report));
  if (!whole) throw new Error("there is no report to merge");
  for (const { summary, files, stored, duplicates, supplements, notes, skipped, refused, unknown, runs } of rest) {
    const { notJoined, ...counts } = summary;
    addCounts(whole.summary as unknown as Record<string, number>, counts);
    addCounts(whole.summary.notJoined, notJoined);
    addCounts(whole.supplements, supplements);
    whole.files.push(...files);
    whole.stored += stored;
    whole.duplicates += duplicates;
    addNotes(whole.notes, notes);
    addNotes(whole.skipped, skipped);
    addNotes(whole.refused, refused);
    whole.runs = [...whole.runs, ...runs].slice(0, LIMITS.importedIds);
    for (const { kind, name, count } of unknown) {
      const known = whole.unknown.find((one) => one.kind === kind && one.name === name);
      if (known) known.count += count;
      else whole.unknown.push({ kind, name, count });
    }
  }
  return whole;
}
