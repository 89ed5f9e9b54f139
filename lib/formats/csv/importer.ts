import { type Aliases, NO_ALIASES } from "@/lib/domain/alias";
import { type Binding, bindColumns } from "@/lib/formats/csv/bind-columns";
import { foldColumn, REQUIRED_COLUMNS } from "@/lib/formats/csv/columns";
import { headRows } from "@/lib/formats/csv/delimiter";
import { type CsvMapping, readMapping } from "@/lib/formats/csv/mapping";
import { type NumberReader, numberReader } from "@/lib/formats/csv/number";
import { publishedMapping } from "@/lib/formats/csv/published-tables";
import { type CsvEvent, readCsv } from "@/lib/formats/csv/read-csv";
import { CSV_FORMAT, rowDocument } from "@/lib/formats/csv/row-document";
import { EXAMPLE_MODEL } from "@/lib/formats/csv/template";
import type { ImportFile } from "@/lib/formats/import-file";
import type { ImportItem } from "@/lib/formats/import-item";
import type { Importer, ImportOptions } from "@/lib/formats/importer";

/** So many of the required columns make a header ours, so that a missing one is told rather than the file passed over. */
const OWN_COLUMNS = 3;

/** Unknown columns that a report names. */
const MAX_TOLD = 50;

const UNENDED = "a note: the file ends without a line end; if it was cut, look at this row, which was read";

/** Reads one file, event by event. */
class Table {
  stopped = false;
  #header: Extract<CsvEvent, { kind: "header" }> | null = null;
  #number: NumberReader = numberReader(",");
  #binding: Binding | null = null;
  readonly #file: string;
  readonly #given: CsvMapping | null;
  readonly #date: string | null;
  readonly #aliases: Aliases;

  constructor(file: string, given: CsvMapping | null, { date, aliases }: ImportOptions) {
    this.#file = file;
    this.#given = given;
    this.#date = date ?? null;
    this.#aliases = aliases ?? NO_ALIASES;
  }

  #refused(line: number | null, reason: string, values: number): ImportItem {
    return { kind: "refused", file: this.#file, line, reason, values };
  }

  #stop(line: number | null, reason: string): ImportItem {
    this.stopped = true;
    return this.#refused(line, reason, 0);
  }

  /** By the mapping that was given, else by that of a published table, else by our own names. */
  *#bind(first: readonly string[]): Generator<ImportItem, Binding | null> {
    const { line, names } = this.#header ?? { line: 1, names: [] };
    const binding = bindColumns(names, this.#given ?? publishedMapping(names, first) ?? new Map());
    if (typeof binding === "string") {
      yield this.#stop(line, binding);
      return null;
    }
    if (binding.unread.length > 0) {
      const reason = `columns that were not read: ${binding.unread.slice(0, MAX_TOLD).join(", ")}`;
      yield { kind: "skipped", file: this.#file, line, reason };
    }
    return binding;
  }

  *take(event: CsvEvent): Generator<ImportItem> {
    if (event.kind === "header") {
      this.#header = event;
      this.#number = numberReader(event.delimiter);
    } else if (event.kind === "broken") yield this.#stop(event.line, event.reason);
    else if (event.kind === "ragged") yield this.#refused(event.line, event.reason, 1);
    else {
      if (event.open) yield { kind: "skipped", file: this.#file, line: event.line, reason: UNENDED };
      this.#binding ??= yield* this.#bind(event.cells);
      if (this.#binding) yield this.#item(event.line, this.#binding.rowOf(event.cells));
    }
  }

  #item(line: number, row: ReturnType<Binding["rowOf"]>): ImportItem {
    if (typeof row !== "string" && row.get("model")?.text === EXAMPLE_MODEL)
      return { kind: "skipped", file: this.#file, line, reason: "the example row of the template" };
    const read = typeof row === "string" ? { reason: row } : rowDocument(row, this.#number, this.#date, this.#aliases);
    if ("reason" in read) return this.#refused(line, read.reason, 1);
    return { kind: "run", file: this.#file, line, document: read.document };
  }

  *finish(): Generator<ImportItem> {
    if (this.#header && !this.#binding && !this.stopped) {
      const bound = yield* this.#bind([]);
      if (bound) yield this.#refused(this.#header.line, "has a header and no row", 0);
    }
    if (!this.stopped) yield { kind: "read", file: this.#file };
  }
}

/** Any CSV: with our own header, with a mapping, or one of the published tables that we have a mapping for. */
export const csv: Importer = {
  id: CSV_FORMAT,
  name: "CSV",
  detect({ text }) {
    const [names = [], first = []] = headRows(text, 2);
    if (publishedMapping(names, first)) return "reads";
    const own = new Set(names.map(foldColumn));
    return REQUIRED_COLUMNS.filter((name) => own.has(name)).length >= OWN_COLUMNS ? "reads" : null;
  },
  async *read(files: readonly ImportFile[], options: ImportOptions) {
    const given: unknown = options.mapping;
    const mapping = given === undefined || given === null ? null : readMapping(given);
    for (const file of files) {
      options.signal?.throwIfAborted();
      if (mapping && "reason" in mapping) {
        yield { kind: "refused", file: file.path, line: null, reason: mapping.reason, values: 0 };
        continue;
      }
      const table = new Table(file.path, mapping?.mapping ?? null, options);
      for await (const event of readCsv(file)) {
        options.signal?.throwIfAborted();
        yield* table.take(event);
        if (table.stopped) break;
      }
      yield* table.finish();
    }
  },
};
