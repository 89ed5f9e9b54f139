/** A row of a Markdown table: its cells as text, without the marks of code. */
export type TableRow = string[];

/** Every table of a Markdown text under its nearest heading: `{ heading, header, rows }`. */
export function markdownTables(text: string): { heading: string; header: TableRow; rows: TableRow[] }[] {
  const tables: { heading: string; header: TableRow; rows: TableRow[] }[] = [];
  let heading = "";
  let open: TableRow[] | null = null;
  for (const line of text.split("\n")) {
    if (line.startsWith("#")) heading = line.replace(/^#+\s*/, "");
    if (!line.startsWith("|")) {
      open = null;
      continue;
    }
    const cells = line
      .slice(1, line.lastIndexOf("|"))
      .split(" | ")
      .map((cell) => cell.replaceAll("`", "").trim());
    if (!open) {
      open = [];
      tables.push({ heading, header: cells, rows: open });
    } else if (!/^\|[\s:|-]+\|$/.test(line)) open.push(cells);
  }
  return tables;
}
