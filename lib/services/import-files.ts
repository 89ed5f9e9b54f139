import type { Store } from "@/db/store";
import type { ImportReport } from "@/lib/contract/import-report";
import { ServiceError } from "@/lib/contract/problem";
import { detectFormats, type FormatGroup } from "@/lib/formats/detect";
import type { ImportFile } from "@/lib/formats/import-file";
import type { ImportItem } from "@/lib/formats/import-item";
import type { Importer, ImportOptions } from "@/lib/formats/importer";
import { IMPORTERS, importerById } from "@/lib/formats/importers";
import { inflateFile } from "@/lib/formats/inflate-file";
import { aliasesInForce } from "@/lib/services/aliases";
import { type ImportItemsOptions, importItems } from "@/lib/services/import-items";
import { watchFiles } from "@/lib/services/watch-files";

export type ImportFilesOptions = ImportItemsOptions &
  ImportOptions & {
    /** Id of an importer, or `auto`. */
    format: string;
    /** Items known before any file is read: what a folder holds and cannot be read. */
    before?: readonly ImportItem[];
    /** Bytes that a compressed file may become; without limit when absent. */
    maxInflatedBytes?: number;
    /** Bytes read and bytes of all files, null when a size is not known. */
    onProgress?: (done: number, total: number | null) => void;
  };

/** The importer of `--format`, null for `auto`. Throws `invalid-query` for a name that none has. */
export function findFormat(format: string): Importer | null {
  if (format === "auto") return null;
  const found = importerById(format);
  if (found) return found;
  const known = ["auto", ...IMPORTERS.map(({ id }) => id)].join(", ");
  throw new ServiceError("invalid-query", `There is no format ${JSON.stringify(format.slice(0, 80))}.`, [
    { location: "format", message: "is not a format", fix: `use one of: ${known}` },
  ]);
}

/** What a group's importer says; one that throws, which none should, takes no other with it. */
async function* readGroup({ importer, files }: FormatGroup, options: ImportOptions): AsyncGenerator<ImportItem> {
  try {
    yield* importer.read(files, options);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    const why = error instanceof Error ? error.message : String(error);
    const file = files[0]?.path ?? importer.id;
    const reason = `the importer of ${importer.name} stopped here or behind it: ${why}`;
    yield { kind: "refused", file, line: null, reason, values: 0 };
  }
}

async function* allItems(
  before: readonly ImportItem[],
  groups: readonly FormatGroup[],
  options: ImportOptions,
): AsyncGenerator<ImportItem> {
  yield* before;
  for (const group of groups) yield* readGroup(group, options);
}

function fileLine(
  { path, size }: ImportFile,
  roles: ReadonlyMap<string, Pick<ImportReport["files"][number], "format" | "role">>,
): ImportReport["files"][number] {
  return { path, bytes: size, ...(roles.get(path) ?? { format: null, role: null }) };
}

/**
 * The one door for files of any format: finds who reads each, and stores what they hold, or with `dryRun` only says what
 * would be stored. Memory does not grow with the size of the files. Throws `invalid-query` for an unknown format, and the
 * signal's reason when it is aborted; what was stored before stays, and importing again adds only the rest.
 * @param store null only for a dry run that asks no store
 */
export async function importFiles(
  store: Store | null,
  files: readonly ImportFile[],
  options: ImportFilesOptions,
): Promise<ImportReport> {
  const format = findFormat(options.format);
  const { signal, date, mapping, run } = options;
  const watched = watchFiles(files, options.onProgress ?? (() => {}));
  const inflated = watched.files.map((file) => inflateFile(file, options.maxInflatedBytes ?? Number.POSITIVE_INFINITY));
  const { groups, items, roles } = await detectFormats(inflated, {
    format,
    tables: mapping ? importerById("csv") : null,
    ...(signal && { signal }),
  });
  const reading: ImportOptions = {
    ...(store && { aliases: await aliasesInForce(store) }),
    ...(date !== undefined && { date }),
    ...(mapping && { mapping }),
    ...(run !== undefined && { run }),
    ...(signal && { signal }),
  };
  const report = await importItems(store, allItems([...(options.before ?? []), ...items], groups, reading), options);
  watched.finish();
  return { dryRun: options.dryRun ?? false, files: inflated.map((file) => fileLine(file, roles)), ...report };
}
