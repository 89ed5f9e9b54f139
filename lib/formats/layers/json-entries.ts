import { explainJson } from "@/lib/formats/explain-json";
import type { ImportFile } from "@/lib/formats/import-file";
import type { Refusal } from "@/lib/formats/layers/layer-file";
import { readText } from "@/lib/formats/read-text";

/** Bytes of a dictionary of layers: 20,000 layers with a few figures each are some MB. */
export const MAX_JSON_BYTES = 64 * 1024 * 1024;

/** A member of the outermost object. Python's NaN and Infinity are texts of that name. */
export type JsonEntry = { key: string; value: unknown; line: number };

const QUOTE = 34;
const ESCAPE = 92;

/** The offset behind a string that begins at `start`. */
function stringEnd(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === ESCAPE) index += 1;
    else if (code === QUOTE) return index + 1;
  }
  return text.length;
}

/** The offset of the comma or brace that ends a member's value; the text is valid JSON. */
function valueEnd(text: string, start: number): number {
  let depth = 0;
  for (let index = start; index < text.length; index += 1) {
    const char = text[index];
    if (char === '"') index = stringEnd(text, index) - 1;
    else if (char === "{" || char === "[") depth += 1;
    else if (char === "}" || char === "]") {
      if (depth === 0) return index;
      depth -= 1;
    } else if (char === "," && depth === 0) return index;
  }
  return text.length;
}

function* entriesOf(text: string): Generator<JsonEntry> {
  let line = 1;
  let counted = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    for (let feed = text.indexOf("\n", counted); feed >= 0 && feed < at; feed = text.indexOf("\n", counted)) {
      line += 1;
      counted = feed + 1;
    }
    const keyEnd = stringEnd(text, at);
    const from = text.indexOf(":", keyEnd) + 1;
    const end = valueEnd(text, from);
    const read = explainJson(text.slice(from, end));
    yield { key: JSON.parse(text.slice(at, keyEnd)), value: "value" in read ? read.value : undefined, line };
    at = end;
  }
}

/**
 * The members of a JSON object in their order, each with its line; a name that stands twice comes twice, where a JSON
 * parser would drop the first.
 * @returns the reason when the file is no JSON object, or is cut
 */
export async function readJsonEntries(file: ImportFile): Promise<JsonEntry[] | Refusal> {
  const read = await readText(file, MAX_JSON_BYTES);
  if ("reason" in read) return { line: null, reason: read.reason };
  const parsed = explainJson(read.text);
  if ("reason" in parsed) return parsed;
  const { value } = parsed;
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { line: 1, reason: "is no JSON object of layers" };
  return [...entriesOf(read.text)];
}
