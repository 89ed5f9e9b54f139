import type { ImportNote, ImportReport } from "@/lib/services/import-items";

/** Places named under one reason; the report file has all of them. */
const PLACES_SHOWN = 5;

/** Names from files are shown, and must not drive the terminal. */
const safe = (text: string) => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "\uFFFD");

const place = ({ file, line }: ImportNote) => safe(line === null ? file : `${file}:${line}`);

function notes(title: string, list: readonly ImportNote[]): string[] {
  const groups = new Map<string, ImportNote[]>();
  for (const note of list) groups.set(note.reason, [...(groups.get(note.reason) ?? []), note]);
  const lines = [`${title.padEnd(16)}${list.length}`];
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
  return lines;
}

/** The closing report of an import, in lines. */
export function reportLines(report: ImportReport, dryRun: boolean): string[] {
  const { summary } = report;
  const row = (title: string, count: number) => `${title.padEnd(16)}${count}`;
  return [
    row("files read", summary.files),
    row("values read", summary.values),
    row("joined", summary.joined),
    row("not joined", summary.runs - summary.joined),
    ...Object.entries(summary.notJoined).map(([reason, count]) => `  ${count} x ${safe(reason)}`),
    row(dryRun ? "would be stored" : "stored", report.stored),
    ...(dryRun ? [] : [row("already there", report.duplicates)]),
    ...notes("skipped", report.skipped),
    ...notes("refused", report.refused),
  ];
}

/** 1 when something was refused and nothing could be read; otherwise 0. */
export function exitCode(report: ImportReport): number {
  return report.refused.length > 0 && report.stored + report.duplicates === 0 ? 1 : 0;
}

/** Reports of several paths as one. */
export function mergeReports(reports: readonly ImportReport[]): ImportReport {
  const [first, ...rest] = reports.map((report) => structuredClone(report));
  if (!first) throw new Error("there is no report to merge");
  for (const { summary, stored, duplicates, skipped, refused } of rest) {
    for (const key of ["files", "values", "runs", "joined", "supplements", "skipped", "refused"] as const)
      first.summary[key] += summary[key];
    for (const [reason, count] of Object.entries(summary.notJoined))
      first.summary.notJoined[reason] = (first.summary.notJoined[reason] ?? 0) + count;
    first.stored += stored;
    first.duplicates += duplicates;
    first.skipped.push(...skipped);
    first.refused.push(...refused);
  }
  return first;
}
