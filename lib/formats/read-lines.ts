import type { ImportFile } from "@/lib/formats/import-file";
import { explainReadError } from "@/lib/formats/read-text";

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

export type Line = { line: number; text: string } | { line: number; reason: string };

function decode(bytes: Uint8Array, line: number): Line {
  const end = bytes.at(-1) === CARRIAGE_RETURN ? bytes.byteLength - 1 : bytes.byteLength;
  try {
    // A decoder drops a BOM; it may stand in front of the first line only.
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: line > 1 });
    return { line, text: decoder.decode(bytes.subarray(0, end)) };
  } catch {
    return { line, reason: "is not UTF-8 text" };
  }
}

/**
 * The lines of a file, first is 1, without their ends (LF or CRLF) and without a BOM. Memory is bounded by the longest
 * line. A line that is too long or not UTF-8 is a reason, and the next ones follow; a file that cannot be read further
 * ends with one.
 */
export async function* readLines(file: ImportFile, maxLineBytes: number): AsyncGenerator<Line> {
  let line = 1;
  let parts: Uint8Array[] = [];
  let size = 0;
  const take = (part: Uint8Array) => {
    size += part.byteLength;
    if (size <= maxLineBytes) parts.push(part);
    else parts = [];
  };
  const finish = (): Line => {
    const [only] = parts;
    const whole = parts.length === 1 && only ? only : Buffer.concat(parts);
    const found = size > maxLineBytes ? { line, reason: `is longer than ${maxLineBytes} bytes` } : decode(whole, line);
    line += 1;
    parts = [];
    size = 0;
    return found;
  };
  try {
    for await (const chunk of file.open()) {
      let start = 0;
      for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
        take(chunk.subarray(start, end));
        yield finish();
        start = end + 1;
      }
      if (start < chunk.byteLength) take(chunk.subarray(start));
    }
    if (size > 0) yield finish();
  } catch (error) {
    yield { line, reason: explainReadError(error) };
  }
}
