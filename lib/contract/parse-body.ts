import { LIMITS } from "@/lib/contract/limits";
import { ServiceError } from "@/lib/contract/problem";

/** One document of a body: parsed, or the reason why it cannot be. */
export type BodyItem = { place: string; value: unknown } | { place: string; error: string };

/** How the body came: one run, an array, or lines. It decides the shape of the answer. */
export type ParsedBody = { shape: "one" | "array" | "lines"; items: BodyItem[] };

/** Line and column (from 1) of an offset. */
function lineAndColumn(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return `line ${line}, column ${offset - before.lastIndexOf("\n")}`;
}

/** V8's message without its excerpt, with the place in lines when it names an offset. */
function explainJsonError(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/^Unexpected end/.test(message) || /Unterminated/.test(message)) {
    return `ends too early at ${lineAndColumn(text, text.length)}`;
  }
  const offset = /at position (\d+)/.exec(message)?.[1];
  const place = offset === undefined ? null : lineAndColumn(text, Number(offset));
  const literal = /\b(NaN|-?Infinity)\b/.exec(text);
  const hint = literal ? ` (${literal[0]} is not JSON; send null, or status "failed" with a reason)` : "";
  return `${message.replace(/ in JSON.*$/, "").replace(/, ?(\.\.\.)?".*$/s, "")}${place ? ` at ${place}` : ""}${hint}`;
}

function parseLines(text: string): BodyItem[] {
  const items: BodyItem[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const place = `line ${index + 1}`;
    try {
      items.push({ place, value: JSON.parse(line) });
    } catch (error) {
      items.push({ place, error: explainJsonError(error, line) });
    }
  }
  return items;
}

/**
 * Splits a decoded body into documents. NDJSON is recognised by its content type, or by a second document on a line of
 * its own. Throws `invalid-json` or `too-large`.
 */
export function parseBody(text: string, contentType: string): ParsedBody {
  const source = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const parsed = contentType.includes("ndjson") || contentType.includes("jsonl") ? lines(source) : json(source);
  if (parsed.items.length === 0) {
    throw new ServiceError("invalid-body", "The body is empty.", [
      { location: "body", message: "holds no run", fix: "send one run, an array of runs, or one run a line" },
    ]);
  }
  if (parsed.items.length > LIMITS.runs) {
    throw new ServiceError("too-large", `The body holds ${parsed.items.length} runs; at most ${LIMITS.runs}.`, [
      { location: "body", message: "too many runs", fix: `send at most ${LIMITS.runs} runs a request` },
    ]);
  }
  return parsed;
}

function lines(source: string): ParsedBody {
  return { shape: "lines", items: parseLines(source) };
}

function json(source: string): ParsedBody {
  try {
    const value: unknown = JSON.parse(source);
    if (!Array.isArray(value)) return { shape: "one", items: [{ place: "", value }] };
    return { shape: "array", items: value.map((item, index) => ({ place: `runs[${index}]`, value: item })) };
  } catch (error) {
    if (/^\s*\{.*\}\s*\n\s*\{/.test(source)) return lines(source);
    throw new ServiceError("invalid-json", "The body is not valid JSON.", [
      {
        location: "body",
        message: explainJsonError(error, source),
        fix: "send valid JSON, or NDJSON with one run a line",
      },
    ]);
  }
}
