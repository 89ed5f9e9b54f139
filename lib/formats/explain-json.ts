import { findJsonError } from "@/lib/contract/find-json-error";

/** Python writes these where JSON has no word. */
const PYTHON_NUMBERS = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/**
 * Parses JSON as tools write it: a BOM is dropped, and Python's `NaN` and `Infinity` are read as texts of that name,
 * which are no numbers.
 * @returns the value, or the reason with the line at which the text stops being JSON
 */
export function explainJson(text: string): { value: unknown } | { line: number | null; reason: string } {
  const bare = text.replace(/^\uFEFF/, "");
  if (bare.trim() === "") return { line: null, reason: "is empty" };
  try {
    return { value: JSON.parse(bare) };
  } catch {
    return parsePython(bare);
  }
}

function parsePython(text: string): ReturnType<typeof explainJson> {
  const quoted = text.replace(PYTHON_NUMBERS, (part) => (part.startsWith('"') ? part : `"${part}"`));
  try {
    return { value: JSON.parse(quoted) };
  } catch {
    const error = findJsonError(quoted);
    const line = quoted.slice(0, error?.offset ?? quoted.length).split("\n").length;
    return { line, reason: error?.atEnd ? "is cut short: its JSON has no end" : "is not valid JSON" };
  }
}
