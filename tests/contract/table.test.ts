import { expect, test } from "vitest";
import { toCsv } from "@/lib/contract/csv";
import { toMarkdownTable } from "@/lib/contract/markdown-table";
import { type Column, tableOf } from "@/lib/contract/table";

const columns: readonly Column<{ chip: string; runs: number | null }>[] = [
  ["chip", ({ chip }) => chip],
  ["runs", ({ runs }) => runs],
];
const lines = [
  { chip: "SM8650", runs: 2 },
  { chip: "SM8750", runs: null },
];

test("columns say of every line their value, in their order, whatever form the table is written in", () => {
  expect(toCsv(...tableOf(columns, lines))).toBe("chip,runs\r\nSM8650,2\r\nSM8750,\r\n");
  expect(toMarkdownTable(...tableOf(columns, lines))).toBe(
    "| chip | runs |\n| --- | --- |\n| SM8650 | 2 |\n| SM8750 |  |\n",
  );
});

test("a table without lines still names its columns", () => {
  expect(tableOf(columns, [])).toEqual([["chip", "runs"], []]);
});
