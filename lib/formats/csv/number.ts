import type { Delimiter } from "@/lib/formats/csv/delimiter";

const POINT = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const COMMA = /^[+-]?(?:\d+,\d*|,\d+)(?:e[+-]?\d+)?$/i;
const COUNT = /^\d+(?:\.0)?$/;

/** Reads the numbers of one file; a text is the reason why a cell is none. */
export type NumberReader = (text: string) => number | string;

/**
 * Numbers as programs write them. Decimal commas are read only where the delimiter is a semicolon, as spreadsheets of
 * some languages write; a file that also has decimal points is then refused by the row, since one of them must be a
 * thousands separator. Percent signs, units and thousands separators are never guessed.
 */
export function numberReader(delimiter: Delimiter): NumberReader {
  let style: "comma" | "point" | null = null;
  return (text) => {
    const comma = delimiter === ";" && COMMA.test(text);
    if (!comma && !POINT.test(text)) return `${JSON.stringify(text.slice(0, 60))} is not a number`;
    const own = comma ? "comma" : text.includes(".") ? "point" : null;
    if (own !== null && style !== null && own !== style)
      return `${text} has a decimal ${own} in a file with decimal ${style}s`;
    style ??= own;
    const value = Number(text.replace(",", "."));
    return Number.isFinite(value) ? value : `${text} is too large`;
  };
}

/** A whole number from zero; `1000.0`, as pandas writes one beside empty cells, is 1000. `1.000` is none. */
export function readCount(text: string): number | string {
  const value = COUNT.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) ? value : `${JSON.stringify(text.slice(0, 60))} is not a whole number`;
}
