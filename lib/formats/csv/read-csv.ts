import { CsvError, parse } from "csv-parse";
import { type Delimiter, findDelimiter, headerEnd } from "@/lib/formats/csv/delimiter";
import type { ImportFile } from "@/lib/formats/import-file";
import { explainReadError } from "@/lib/formats/read-text";

/** Bytes of one row. A longer one is a quote that nobody closed, or no table. */
export const MAX_ROW_BYTES = 1024 * 1024;
export const MAX_COLUMNS = 1_000;

export type CsvEvent =
  /** Comes first. Names are trimmed; a column without a name is "". */
  | { kind: "header"; line: number; names: readonly string[]; delimiter: Delimiter }
  /**
   * As many cells as the header has names, trimmed. Rows without any text are left out. `open` when the file ends with
   * this row and without a line end: it may be cut, and nothing shows whether its last cell is whole.
   */
  | { kind: "row"; line: number; cells: readonly string[]; open: boolean }
  /** A row that is no row; others follow. */
  | { kind: "ragged"; line: number; reason: string }
  /** Nothing can be read from here on. */
  | { kind: "broken"; line: number | null; reason: string };

class NotText extends Error {}

async function* decode(file: ImportFile): AsyncGenerator<string> {
  let first = true;
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const text = (chunk?: Uint8Array) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new NotText("is not UTF-8 text; save it as CSV UTF-8");
    }
  };
  for await (const chunk of file.open()) {
    if (first && (chunk[0] === 0xff || chunk[0] === 0xfe))
      throw new NotText("is UTF-16, or no text; save it as CSV UTF-8");
    first = false;
    const part = text(chunk);
    if (part.includes("\0")) throw new NotText("holds NUL bytes: it is no text file");
    yield part;
  }
  yield text();
}

function explain(error: unknown): string {
  if (error instanceof NotText) return error.message;
  if (!(error instanceof CsvError)) return explainReadError(error);
  if (error.code === "CSV_QUOTE_NOT_CLOSED") return "a quote that is opened in this row is never closed";
  if (error.code === "CSV_MAX_RECORD_SIZE")
    return `the row is longer than ${MAX_ROW_BYTES} bytes: is a quote never closed? The rest was not read`;
  return error.message;
}

function headerEvent(line: number, names: readonly string[], delimiter: Delimiter): CsvEvent {
  if (names.length > MAX_COLUMNS)
    return { kind: "broken", line, reason: `has ${names.length} columns, at most ${MAX_COLUMNS} are read` };
  const twice = names.find((name, index) => name !== "" && names.indexOf(name) !== index);
  if (twice !== undefined)
    return { kind: "broken", line, reason: `has two columns named ${JSON.stringify(twice)}; rename one` };
  return { kind: "header", line, names, delimiter };
}

/** Enough text to see the whole header, taken off the front. */
async function takeHead(text: AsyncGenerator<string>): Promise<string> {
  let head = "";
  while (headerEnd(head) < 0 && head.length < MAX_ROW_BYTES) {
    const part = await text.next();
    if (part.done) break;
    head += part.value;
  }
  return head;
}

async function* joined(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  if (head !== "") yield head;
  yield* rest;
}

const LINE_END = /\r\n|\n|\r/g;

/** Lines of a record: those inside its quotes, and its own. */
function linesOf(record: readonly string[]): number {
  let lines = 1;
  for (const cell of record) if (cell.includes("\n") || cell.includes("\r")) lines += cell.match(LINE_END)?.length ?? 0;
  return lines;
}

/**
 * Records as they stand in the text. They are taken from the parser as it finds them, not from its stream: that drops
 * what it has buffered when a later record is broken.
 */
async function* parseRecords(
  delimiter: Delimiter,
  text: AsyncGenerator<string>,
): AsyncGenerator<{ record: string[]; open: boolean }> {
  let tail = "";
  let found: string[][] = [];
  const parser = parse({
    delimiter,
    max_record_size: MAX_ROW_BYTES,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    on_record: (record: string[]) => {
      found.push(record);
      return null;
    },
  });
  // Errors arrive with the writes below; an event without a listener would end the process.
  parser.on("error", () => {});
  parser.resume();
  const told = (write: (done: (error?: Error | null) => void) => void) =>
    new Promise<Error | null>((resolve) => write((error) => resolve(error ?? null)));
  const take = (open: boolean) => {
    const records = found.map((record, index) => ({ record, open: open && index === found.length - 1 }));
    found = [];
    return records;
  };
  try {
    for await (const part of text) {
      if (part === "") continue;
      tail = part.slice(-1);
      const error = await told((done) => parser.write(part, done));
      yield* take(false);
      if (error) throw error;
    }
    const error = await told((done) => parser.end(done));
    yield* take(tail !== "\n" && tail !== "\r");
    if (error) throw error;
  } finally {
    parser.destroy();
  }
}

/**
 * The rows of a CSV file with the lines they begin on (first is 1): comma, semicolon or tab, told from the header;
 * LF, CRLF or CR; line ends inside quotes; a BOM is dropped. Memory is bounded by the longest row. Nothing is thrown: a
 * file that cannot be read further ends with `broken`.
 */
export async function* readCsv(file: ImportFile): AsyncGenerator<CsvEvent> {
  const text = decode(file);
  let next = 1;
  let width: number | null = null;
  try {
    const head = await takeHead(text);
    const delimiter = findDelimiter(head);
    for await (const { record, open } of parseRecords(delimiter, joined(head, text))) {
      const line = next;
      next += linesOf(record);
      const cells = record.map((cell) => cell.trim());
      if (cells.every((cell) => cell === "")) continue;
      if (width === null) {
        const header = headerEvent(line, cells, delimiter);
        yield header;
        if (header.kind === "broken") return;
        width = cells.length;
      } else if (cells.length === width) yield { kind: "row", line, cells, open };
      else yield { kind: "ragged", line, reason: `has ${cells.length} cells, the header has ${width}` };
    }
    if (width === null) yield { kind: "broken", line: null, reason: "is empty" };
  } catch (error) {
    yield { kind: "broken", line: error instanceof NotText ? null : next, reason: explain(error) };
  } finally {
    await text.return(undefined);
  }
}
