import { type CsvValue, toCsv } from "@/lib/contract/csv";
import { CHIPS } from "@/lib/domain/chips";
import { METRICS } from "@/lib/domain/metrics";
import { releaseNotes } from "@/lib/domain/release-notes";
import { RELEASES, type Release } from "@/lib/domain/releases";
import type { Scheme } from "@/lib/domain/scheme";
import { schemeId } from "@/lib/domain/scheme-id";
import { parseScheme } from "@/lib/domain/scheme-parse";
import { SCHEME_SPELLINGS } from "@/lib/domain/scheme-spellings";

export type CatalogEntry = Record<string, unknown>;

/** Each spelling with what it is read as. */
function schemes(): CatalogEntry[] {
  return SCHEME_SPELLINGS.map((spelling) => {
    const scheme: Scheme | null = parseScheme(spelling);
    return { spelling, id: scheme ? schemeId(scheme) : null, ...scheme };
  });
}

/** Where a release is described; null where no source states an address. `notesOwn`: the page speaks of it alone. */
function notesOf({ kind, version }: Release): CatalogEntry {
  const notes = releaseNotes(kind, version);
  return { notes: notes?.url ?? null, notesOwn: notes?.own ?? null };
}

const CATALOGS: Record<string, () => readonly CatalogEntry[]> = {
  chips: () => CHIPS,
  metrics: () => METRICS,
  versions: () => RELEASES.map((release) => ({ ...release, ...notesOf(release) })),
  schemes,
};

/** The entries of a catalogue; null when there is none of this name. */
export function readCatalog(name: string): readonly CatalogEntry[] | null {
  return Object.hasOwn(CATALOGS, name) ? (CATALOGS[name]?.() ?? null) : null;
}

function flat(value: unknown): CsvValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(String).join("; ");
  return JSON.stringify(value);
}

export function catalogCsv(entries: readonly CatalogEntry[]): string {
  const columns = [...new Set(entries.flatMap((entry) => Object.keys(entry)))];
  return toCsv(
    columns,
    entries.map((entry) => columns.map((column) => flat(entry[column]))),
  );
}
