import { LIMITS } from "@/lib/contract/limits";
import { headRows } from "@/lib/formats/csv/delimiter";
import { type NumberReader, numberReader } from "@/lib/formats/csv/number";
import { readCsv } from "@/lib/formats/csv/read-csv";
import type { ImportFile } from "@/lib/formats/import-file";
import { figureOf } from "@/lib/formats/layers/figure";
import type { Refusal } from "@/lib/formats/layers/layer-file";

/** `Source Name`, `source_name` and `source-name` are one column. */
export const foldHeader = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, " ");

/** Folded names of the columns that the head of a file begins with. */
export const foldedHeader = (text: string): string[] => (headRows(text, 1)[0] ?? []).map(foldHeader);

export type TableRow = { line: number; cells: readonly string[] };

/** A CSV file of layers, whole: it is small beside what may be sent. */
export class CsvTable {
  /** As the file has them. */
  names: readonly string[] = [];
  readonly rows: TableRow[] = [];
  readonly refused: Refusal[] = [];
  readonly notes: string[] = [];
  #folded: string[] = [];
  #number: NumberReader = numberReader(",");
  /** Cells that hold no figure, by column. */
  readonly #none = new Map<string, number>();

  header(names: readonly string[], delimiter: Parameters<typeof numberReader>[0]): void {
    this.names = names;
    this.#folded = names.map(foldHeader);
    this.#number = numberReader(delimiter);
  }

  /** The index of the first of these columns that the file has; -1 without any. Names are folded ones. */
  column(...folded: readonly string[]): number {
    for (const name of folded) {
      const index = this.#folded.indexOf(name);
      if (index >= 0) return index;
    }
    return -1;
  }

  /** Folded name of a column. */
  folded(index: number): string {
    return this.#folded[index] ?? "";
  }

  /** The figure of a cell; null when it holds none. A text that is no number is refused by its line. */
  figure(row: TableRow, index: number): number | null {
    const text = row.cells[index] ?? "";
    const none = figureOf(text);
    const number = none === undefined ? this.#number(text) : null;
    const value = typeof number === "number" ? figureOf(number) : number;
    if (typeof value === "string") {
      this.refused.push({ line: row.line, reason: `${this.names[index]}: ${value}` });
      return null;
    }
    if (value != null) return value;
    if (text !== "") this.#none.set(this.names[index] ?? "", (this.#none.get(this.names[index] ?? "") ?? 0) + 1);
    return null;
  }

  /** True when every cell of a column holds a figure or none, and one holds a figure. */
  isNumeric(index: number): boolean {
    let figures = 0;
    for (const { cells } of this.rows) {
      const text = cells[index] ?? "";
      if (figureOf(text) === null) continue;
      if (typeof numberReader(",")(text) === "string" && typeof numberReader(";")(text) === "string") return false;
      figures += 1;
    }
    return figures > 0;
  }

  /** Says how many figures are none; call it when all were asked for. */
  tell(): string[] {
    for (const [name, count] of this.#none)
      this.notes.push(`${name} is no finite number in ${count} rows: unknown there`);
    return this.notes;
  }
}

/**
 * Reads a table of layers.
 * @param maxRows a longer one is refused whole
 * @returns the reason when it is no table
 */
export async function readTable(
  file: ImportFile,
  signal: AbortSignal | undefined,
  maxRows: number = LIMITS.layers,
): Promise<CsvTable | Refusal> {
  const table = new CsvTable();
  for await (const event of readCsv(file)) {
    signal?.throwIfAborted();
    if (event.kind === "header") table.header(event.names, event.delimiter);
    else if (event.kind === "ragged") table.refused.push({ line: event.line, reason: event.reason });
    else if (event.kind === "broken") {
      if (table.rows.length === 0) return { line: event.line, reason: event.reason };
      table.refused.push({ line: event.line, reason: `${event.reason}; the rows before it were read` });
    } else {
      table.rows.push({ line: event.line, cells: event.cells });
      if (event.open)
        table.notes.push("the file ends without a line end: if it was cut, look at its last row, which was read");
      if (table.rows.length > maxRows)
        return {
          line: event.line,
          reason: `has more than ${maxRows} rows: no model has so many layers; nothing was read`,
        };
    }
  }
  return table.rows.length > 0 ? table : { line: null, reason: "has a header and no row" };
}
