import type { CsvValue } from "@/lib/contract/csv";

/** A cell of a GitHub table: a bar would end it, a line break the row, and raw markup would be rendered. */
function cell(value: CsvValue): string {
  if (value === null || value === undefined) return "";
  return String(value)
    .replace(/[\r\n]+/g, " ")
    .replace(/[\\|<>[\]`*_]/g, (sign) => `\\${sign}`);
}

/** A GitHub-flavoured Markdown table. */
export function toMarkdownTable(columns: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const lines = [line(columns.map(cell)), line(columns.map(() => "---"))];
  for (const row of rows) lines.push(line(row.map(cell)));
  return `${lines.join("\n")}\n`;
}
