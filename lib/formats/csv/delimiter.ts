import { parse } from "csv-parse/sync";

export const DELIMITERS = [",", ";", "\t"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** The end of the first line that is not blank, outside quotes; -1 when the text has none. */
export function headerEnd(text: string): number {
  let quoted = false;
  let blank = true;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (char === '"') quoted = !quoted;
    if ((char === "\n" || char === "\r") && !quoted) {
      if (!blank) return index;
    } else blank = false;
  }
  return -1;
}

/** The delimiter that stands most often in the header, outside quotes; a comma when there is none. */
export function findDelimiter(text: string): Delimiter {
  const end = headerEnd(text);
  const header = end < 0 ? text : text.slice(0, end);
  const outside = header.replace(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((delimiter) => outside.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** The first rows of the beginning of a file, for detection; none when it is no CSV. */
export function headRows(text: string, count: number): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: findDelimiter(text),
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      to: count,
    });
  } catch {
    return [];
  }
}
