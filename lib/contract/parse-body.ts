import { findJsonError } from "@/lib/contract/find-json-error";
import { LIMITS } from "@/lib/contract/limits";
import { ServiceError } from "@/lib/contract/problem";

/** One document of a body: parsed, or the reason why it cannot be. */
export type BodyItem = { place: string; value: unknown } | { place: string; error: string };

/** How the body came: one run, an array, or lines. It decides the shape of the answer. */
export type ParsedBody = { shape: "one" | "array" | "lines"; items: BodyItem[] };

/** Line and column (from 1) of an offset; the text begins at `firstLine` of its body. */
function lineAndColumn(text: string, offset: number, firstLine: number): string {
  let line = firstLine;
  let start = 0;
  for (;;) {
    const next = text.indexOf("\n", start);
    if (next < 0 || next >= offset) return `line ${line}, column ${offset - start + 1}`;
    line += 1;
    start = next + 1;
  }
}

/** Numbers that other languages write and JSON has not. */
const NOT_A_JSON_NUMBER = /[+-]?(?:nan|inf(?:inity)?)\b/iy;

function explainJsonError(text: string, firstLine = 1): string {
  const error = findJsonError(text);
  if (!error) return "is not valid JSON";
  const place = lineAndColumn(text, error.offset, firstLine);
  if (error.atEnd) return `ends too early at ${place}`;
  NOT_A_JSON_NUMBER.lastIndex = error.offset;
  const number = NOT_A_JSON_NUMBER.exec(text)?.[0];
  if (number) {
    return `unexpected ${number} at ${place} (${number} is not JSON; send null, or status "failed" with a reason)`;
  }
  const code = text.codePointAt(error.offset) ?? 0;
  return `unexpected ${JSON.stringify(String.fromCodePoint(code))} at ${place}`;
}

function tooMany(count: number): ServiceError {
  return new ServiceError("too-large", `The body holds ${count} runs or more; at most ${LIMITS.runs}.`, [
    { location: "body", message: "too many runs", fix: `send at most ${LIMITS.runs} runs a request` },
  ]);
}

/** Reads line by line and stops at the limit: a body of nothing but line breaks must not become a list of them. */
function parseLines(text: string): BodyItem[] {
  const items: BodyItem[] = [];
  let start = 0;
  for (let number = 1; start < text.length; number += 1) {
    const end = text.indexOf("\n", start);
    const line = text.slice(start, end < 0 ? text.length : end);
    start = end < 0 ? text.length : end + 1;
    if (line.trim() === "") continue;
    if (items.length === LIMITS.runs) throw tooMany(items.length + 1);
    const place = `line ${number}`;
    try {
      items.push({ place, value: JSON.parse(line) });
    } catch {
      items.push({ place, error: explainJsonError(line, number) });
    }
  }
  return items;
}

/** True when a first line that ends in `}` is followed by another that begins with `{`. */
function looksLikeLines(text: string): boolean {
  const from = text.search(/\S/);
  const end = from < 0 ? -1 : text.indexOf("\n", from);
  return end > 0 && text.slice(from, end).trimEnd().endsWith("}") && /^\s*\{/.test(text.slice(end));
}

/**
 * Splits a decoded body into documents. NDJSON is recognised by its content type, or by a second document on a line of
 * its own. Throws `invalid-json` or `too-large`.
 */
export function parseBody(text: string, contentType: string): ParsedBody {
  const source = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const isLines = contentType.includes("ndjson") || contentType.includes("jsonl") || source.trim() === "";
  const parsed = isLines ? lines(source) : json(source);
  if (parsed.items.length === 0) {
    throw new ServiceError("invalid-body", "The body is empty.", [
      { location: "body", message: "holds no run", fix: "send one run, an array of runs, or one run a line" },
    ]);
  }
  return parsed;
}

function lines(source: string): ParsedBody {
  return { shape: "lines", items: parseLines(source) };
}

function json(source: string): ParsedBody {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    if (looksLikeLines(source)) return lines(source);
    const fix = "send valid JSON, or NDJSON with one run a line";
    throw new ServiceError("invalid-json", "The body is not valid JSON.", [
      { location: "body", message: explainJsonError(source), fix },
    ]);
  }
  if (!Array.isArray(value)) return { shape: "one", items: [{ place: "", value }] };
  if (value.length > LIMITS.runs) throw tooMany(value.length);
  return { shape: "array", items: value.map((item, index) => ({ place: `runs[${index}]`, value: item })) };
}
