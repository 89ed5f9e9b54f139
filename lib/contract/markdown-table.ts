import type { CsvValue } from "@/lib/contract/csv";

/** Text from outside within a line or a cell of a table: a bar would end it, a line break too, and raw markup would be rendered. */
export function markdownText(value: CsvValue): string {
  if (value === null || value === undefined) return "";
  return String(value)
    .replace(/[\r\n]+/g, " ")
    .replace(/[\\|<>[\]`*_]/g, (sign) => `\\${sign}`);
}

/** A GitHub-flavoured Markdown table. */
export function toMarkdownTable(columns: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const lines = [line(columns.map(markdownText)), line(columns.map(() => "---"))];
  for (const row of rows) lines.push(line(row.map(markdownText)));
  return `${lines.join("\n")}\n`;
}
