import type { CsvValue } from "@/lib/contract/csv";

/** A column of a table: its name, and what it says of a line. */
export type Column<Line> = readonly [name: string, value: (line: Line) => CsvValue];

/** What a writer of tables takes (`toCsv`, `toMarkdownTable`): the names of the columns, and their values line by line. */
export function tableOf<Line>(
  columns: readonly Column<Line>[],
  lines: readonly Line[],
): [names: string[], rows: CsvValue[][]] {
  return [columns.map(([name]) => name), lines.map((line) => columns.map(([, value]) => value(line)))];
}
