import type { Line } from "@/lib/domain/arrange-grid";

/** What stands below the other in the body of the matrix. */
export type GridItem =
  /** `index` is that of the row below. */
  | { kind: "heading"; key: string; group: string; index: number }
  /** `index` counts rows, without headings. */
  | { kind: "row"; key: string; line: Line; index: number };

/** Rows with a heading above the first of each group; a folded group is its own heading. */
export function gridItems(rows: readonly Line[]): GridItem[] {
  const items: GridItem[] = [];
  rows.forEach((line, index) => {
    const before = rows[index - 1];
    const begins = line.group !== null && !line.folded && (before?.group !== line.group || before.folded);
    if (begins && line.group !== null)
      items.push({ kind: "heading", key: `heading:${line.group}:${index}`, group: line.group, index });
    items.push({ kind: "row", key: line.key, line, index });
  });
  return items;
}

/** Where each row stands among the items, headings counted. */
export function placesOfRows(items: readonly GridItem[]): number[] {
  return items.flatMap((item, place) => (item.kind === "row" ? [place] : []));
}
