import { toCsv } from "@/lib/contract/csv";
import { type ColumnId, figureOf, flagsOf, type ListSource } from "./columns";

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
  return toCsv(
    columns,
    rows.map((row) => columns.map((column) => shownValue(source, column, row))),
  );
}

/** The same as JSON: one object a layer. */
export function layersToJson(source: ListSource, columns: readonly ColumnId[], rows: readonly number[]): string {
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column, shownValue(source, column, row)] as const)),
  );
  return JSON.stringify(objects, null, 2);
}
