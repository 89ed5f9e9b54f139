import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { LAYER_METRICS, SQNR_EXACT_DB } from "@/lib/domain/drift/layer-metrics";
import { AIMET_FORMATS } from "@/lib/formats/aimet-quant-analyzer";
import { importerById } from "@/lib/formats/importers";
import { LAYER_COLUMNS } from "@/lib/formats/layer-csv";
import { FOLDED_DB } from "@/lib/formats/ort-qdq-loss";
import { markdownTables } from "@/tests/support/markdown-tables";
import { ROOT } from "@/tests/support/source-files";

const text = readFileSync(path.join(ROOT, "docs/formats.md"), "utf8");
const section = text.slice(text.indexOf("## What layers did"), text.indexOf("## MLPerf Mobile"));
const tableOf = (first: string) => markdownTables(section).find(({ header }) => header[0] === first)?.rows;
/** Names in a cell: between commas and before what is said of them. */
const words = (cell: string | undefined) => (cell ?? "").match(/[a-z][\w-]*/gi) ?? [];

test("docs/formats.md names formats of layers that there are, and metrics that the catalogue has", () => {
  const rows = tableOf("format") ?? [];
  expect(rows.length).toBe(8);
  for (const [format] of rows) expect(importerById(format ?? ""), format).not.toBeNull();
  const told = rows.flatMap((row) => words(row[3]));
  const unnamed = LAYER_METRICS.map(({ name }) => name).filter((name) => !told.includes(name));
  // Metrics that no tool writes by itself: only runs and the layer CSV bring them.
  expect(unnamed).toEqual(["maxAbs", "relL2", "kl", "refPower"]);
  for (const { id } of Object.values(AIMET_FORMATS)) expect(section).toContain(`\`${id}\``);
});

test("docs/formats.md has every column of the layer CSV", () => {
  const rows = tableOf("layer column")?.map(([name, needed, meaning]) => [
    name,
    needed === "yes",
    meaning?.replace("\\|", "|"),
  ]);
  expect(rows).toEqual(LAYER_COLUMNS.map(({ name, needed, meaning }) => [name, needed, meaning.replaceAll("`", "")]));
});

test("docs/formats.md says from how many dB a figure means something else", () => {
  expect(section).toContain(`more than ${SQNR_EXACT_DB} dB`);
  expect(section).toContain(`${FOLDED_DB} dB or more below`);
});
