import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { SCORECARD_COLUMNS } from "@/lib/formats/ai-hub-scorecard/scorecard-row";
import { COLUMNS } from "@/lib/formats/csv/columns";
import { MAX_COLUMNS, MAX_ROW_BYTES } from "@/lib/formats/csv/read-csv";
import { markdownTables } from "@/tests/support/markdown-tables";
import { ROOT } from "@/tests/support/source-files";

const text = readFileSync(path.join(ROOT, "docs/formats.md"), "utf8");
const tableOf = (...header: string[]) =>
  markdownTables(text).find((table) => header.every((name, index) => table.header[index] === name))?.rows;

test("docs/formats.md has every column of the CSV, as it is read", () => {
  const plain = (cell: string | undefined) => cell?.replaceAll("`", "");
  expect(tableOf("column", "needed", "holds")?.map((row) => row.map(plain))).toEqual(
    COLUMNS.map(({ name, required, kind, meaning }) => [name, required ? "yes" : "", kind, plain(meaning)]),
  );
});

test("docs/formats.md says how long a row and how wide a table may be", () => {
  expect(text).toContain(`a row of more than ${MAX_ROW_BYTES} bytes or ${MAX_COLUMNS} columns is refused`);
});

test("docs/formats.md names every mapping of docs/mappings", () => {
  const named = tableOf("mapping", "table")?.map(([name]) => name?.match(/mappings\/([\w-]+\.json)/)?.[1]);
  expect(named).toEqual(readdirSync(path.join(ROOT, "docs/mappings")).sort());
});

test("docs/formats.md says what becomes of the columns of a scorecard", () => {
  const section = text.slice(text.indexOf("## AI Hub scorecard"), text.indexOf("## CSV"));
  const told = ["model_id", "precision", "runtime", "chipset"];
  for (const name of SCORECARD_COLUMNS) if (!told.includes(name)) expect(section).toContain(`\`${name}\``);
});
