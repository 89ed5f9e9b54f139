import type { ImportNote, ImportNotes, ImportReport, UNKNOWN_KINDS, UnknownName } from "@/lib/contract/import-report";
import { LIMITS } from "@/lib/contract/limits";
import type { Problem } from "@/lib/contract/problem";
import { countItem, emptySummary, type ImportItem } from "@/lib/formats/import-item";

/** What a report says of the items alone. */
export type ItemsReport = Omit<ImportReport, "dryRun" | "files">;

type UnknownKind = (typeof UNKNOWN_KINDS)[number];

/** Different names told as unknown; more are counted in their refusals only. */
const MAX_UNKNOWN = 1_000;

/** How importers and the contract begin a reason of this kind. */
const UNKNOWN = /(?:^|: |; )unknown (precision|scheme|metric|device) ("(?:[^"\\]|\\.)*")/g;

function unknownNames(reason: string): { kind: UnknownKind; name: string }[] {
  return [...reason.matchAll(UNKNOWN)].map(([, word, quoted]) => {
    let name = quoted ?? "";
    try {
      name = String(JSON.parse(name));
    } catch {
      // Quoted by other rules than JSON's: shown as it stands.
    }
    return { kind: word === "scheme" ? "precision" : (word as UnknownKind), name };
  });
}

/** What a refusal says, in one line. */
export function reasonOf(problem: Problem): string {
  return problem.errors.map(({ location, message }) => `${location}: ${message}`).join("; ") || problem.detail;
}

/** Counts what becomes of an import's items in bounded memory: of places it keeps the first ones. */
export class ImportTally {
  private readonly report: ItemsReport = {
    summary: emptySummary(),
    stored: 0,
    duplicates: 0,
    supplements: { stored: 0, duplicates: 0 },
    notes: { count: 0, notes: [] },
    skipped: { count: 0, notes: [] },
    refused: { count: 0, notes: [] },
    unknown: [],
    runs: [],
  };
  private readonly unknown = new Map<string, UnknownName>();
  private readonly maxNotes: number;

  constructor(maxNotes: number) {
    this.maxNotes = maxNotes;
  }

  /** An item as it comes from an importer. */
  take(item: ImportItem): void {
    countItem(this.report.summary, item);
    if (item.kind === "note") this.note(this.report.notes, item);
    if (item.kind === "skipped") this.note(this.report.skipped, item);
    if (item.kind === "refused") this.refuse(item, item.values);
  }

  /** @param values how many results were lost by it */
  refuse(note: ImportNote, values = 1): void {
    this.note(this.report.refused, note);
    for (const { kind, name } of unknownNames(note.reason)) {
      const key = `${kind} ${name}`;
      const known = this.unknown.get(key) ?? { kind, name, count: 0 };
      known.count += Math.max(1, values);
      if (this.unknown.size < MAX_UNKNOWN) this.unknown.set(key, known);
    }
  }

  run(id: string, duplicate: boolean): void {
    this.report[duplicate ? "duplicates" : "stored"] += 1;
    if (this.report.runs.length < LIMITS.importedIds) this.report.runs.push(id);
  }

  supplement(duplicate: boolean): void {
    this.report.supplements[duplicate ? "duplicates" : "stored"] += 1;
  }

  finish(): ItemsReport {
    return { ...this.report, unknown: [...this.unknown.values()] };
  }

  private note(notes: ImportNotes, { file, line, reason }: ImportNote): void {
    notes.count += 1;
    if (notes.notes.length < this.maxNotes) notes.notes.push({ file, line, reason });
  }
}
