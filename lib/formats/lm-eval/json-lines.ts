import { decodeText } from "@/lib/formats/decode-text";
import type { ImportFile } from "@/lib/formats/import-file";

/** Characters of one line: a long document with all its answers has some hundred thousand. */
export const MAX_LINE = 32 * 1024 * 1024;

export type JsonLine = { line: number; value: unknown } | { line: number; reason: string };

function parsed(text: string, line: number): JsonLine | null {
  if (text.trim() === "") return null;
  try {
    return { line, value: JSON.parse(text) };
  } catch {
    return { line, reason: "is not a line of JSON" };
  }
}

/**
 * The values of a file with one JSON value a line; blank lines are none. Holds one line at a time.
 * A line that cannot be read ends it.
 * @throws what reading the file throws
 */
export async function* readJsonLines(file: ImportFile): AsyncGenerator<JsonLine> {
  let open: string[] = [];
  let length = 0;
  let line = 1;
  for await (const piece of decodeText(file.open())) {
    const parts = piece.split("\n");
    for (const [index, part] of parts.entries()) {
      open.push(part);
      length += part.length;
      if (length > MAX_LINE) return yield { line, reason: `has more than ${MAX_LINE} characters` };
      if (index === parts.length - 1) break;
      const value = parsed(open.join(""), line);
      if (value) yield value;
      if (value && "reason" in value) return;
      open = [];
      length = 0;
      line += 1;
    }
  }
  const last = parsed(open.join(""), line);
  if (last) yield last;
}
