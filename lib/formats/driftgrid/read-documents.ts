import { findJsonError } from "@/lib/contract/find-json-error";
import { LIMITS } from "@/lib/contract/limits";
import type { RunInput } from "@/lib/contract/run";
import type { Supplement } from "@/lib/contract/supplement";
import { decodeText, NotTextError } from "@/lib/formats/decode-text";
import type { ImportFile } from "@/lib/formats/import-file";
import { isObject, member, shown } from "@/lib/formats/plain-value";
import { readJsonArray } from "@/lib/formats/read-json-array";
import { readLines } from "@/lib/formats/read-lines";
import { explainReadError, readText } from "@/lib/formats/read-text";

/** A document is no longer than what may be posted, so that everything posted can come back. */
const MAX_BYTES = LIMITS.decodedBytes;

/** `ends`: nothing behind it could be read. */
type Found =
  | { line: number; document: RunInput }
  | { line: number; supplement: Supplement }
  | { line: number | null; reason: string; values: number; ends?: true };

function explainJson(text: string): string {
  const error = findJsonError(text);
  if (!error) return "is not valid JSON";
  if (error.atEnd) return "is not whole: its JSON ends too early";
  const before = text.slice(0, error.offset);
  const column = error.offset - before.lastIndexOf("\n");
  const inLine = before.split("\n").length - 1;
  const place = inLine > 0 ? `${inLine} lines below, column ${column}` : `column ${column}`;
  return `is not valid JSON: unexpected ${shown(String.fromCodePoint(text.codePointAt(error.offset) ?? 0))} at ${place}`;
}

function parse(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/**
 * The contract checks the rest: here a document only has to be an object. An object of `supplement` alone holds facts
 * about a run that stands before it, as an export writes them.
 */
function asFound(line: number, value: unknown): Found {
  if (!isObject(value)) return { line, reason: `is no run: ${shown(value)}`, values: 1 };
  const facts = Object.keys(value).length === 1 ? member(value, "supplement") : undefined;
  if (isObject(facts)) return { line, supplement: facts as unknown as Supplement };
  return { line, document: value as unknown as RunInput };
}

async function* readArray(file: ImportFile): AsyncGenerator<Found> {
  try {
    for await (const part of readJsonArray(decodeText(file.open()))) {
      if (part.kind === "element") yield asFound(part.line, part.value);
      else if (part.kind === "problem") yield { line: part.line, reason: part.reason, values: 1, ends: true };
      else if (!part.closed)
        yield { line: null, reason: "ends before its array does", values: part.pending ? 1 : 0, ends: true };
    }
  } catch (error) {
    const reason = error instanceof NotTextError ? error.message : explainReadError(error);
    yield { line: null, reason, values: 0, ends: true };
  }
}

async function* readOne(file: ImportFile): AsyncGenerator<Found> {
  const read = await readText(file, MAX_BYTES);
  const parsed = "text" in read ? parse(read.text) : null;
  if (parsed) yield asFound(1, parsed.value);
  else if ("text" in read) yield { line: 1, reason: explainJson(read.text), values: 1, ends: true };
  else yield { line: null, reason: read.reason, values: 0, ends: true };
}

/** An object that its first line does not end is one document over many lines; anything else is one a line. */
function isLaidOut(text: string): boolean {
  return text.trimStart().startsWith("{") && (findJsonError(text)?.atEnd ?? false);
}

/**
 * The run documents of a file, one at a time: memory holds one. A line that is not JSON is refused alone; in an array or
 * a laid out document nothing behind the first error can be told apart.
 */
export async function* readDocuments(file: ImportFile): AsyncGenerator<Found> {
  let first = true;
  for await (const line of readLines(file, MAX_BYTES)) {
    if ("reason" in line) yield { line: line.line, reason: line.reason, values: 1 };
    if ("reason" in line || line.text.trim() === "") continue;
    if (first && line.text.trimStart().startsWith("[")) return yield* readArray(file);
    const parsed = parse(line.text);
    if (first && !parsed && isLaidOut(line.text) && !/\.(ndjson|jsonl)$/i.test(file.path)) return yield* readOne(file);
    first = false;
    yield parsed ? asFound(line.line, parsed.value) : { line: line.line, reason: explainJson(line.text), values: 1 };
  }
  if (first) yield { line: null, reason: "is empty", values: 0, ends: true };
}
