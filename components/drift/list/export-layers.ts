import { type ColumnId, figureOf, flagsOf, type ListSource } from "./columns";

/** A cell of CSV: quoted where it must be, and never read as a formula by a spreadsheet. */
function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function shownValue(source: ListSource, column: ColumnId, position: number): string | number | null {
  const layer = source.layers[position];
  if (column === "layer") return layer?.id ?? null;
  if (column === "op") return layer?.op ?? null;
  if (column === "place") return layer?.placeB ?? null;
  if (column === "flags") return flagsOf(source, position).join(" ");
  return figureOf(source, column, position);
}

/** The rows and columns that are seen, as CSV with the names of the columns; figures as they are, not rounded. */
export function layersToCsv(source: ListSource, columns: readonly ColumnId[], rows: readonly number[]): string {
  const lines = rows.map((row) => columns.map((column) => csvCell(shownValue(source, column, row))).join(","));
  return [columns.join(","), ...lines, ""].join("\r\n");
}

/** The same as JSON: one object a layer. */
export function layersToJson(source: ListSource, columns: readonly ColumnId[], rows: readonly number[]): string {
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column, shownValue(source, column, row)] as const)),
  );
  return JSON.stringify(objects, null, 2);
}
