import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { LAYER_METRICS } from "@/lib/domain/drift/layer-metrics";
import { markdownTables } from "@/tests/support/markdown-tables";
import { listFiles, readSource } from "@/tests/support/source-files";

const tables = markdownTables(readFileSync("docs/drift.md", "utf8"));
const rowsOf = (first: string) => tables.find(({ header }) => header[0] === first)?.rows ?? [];

/** `file#NAME` of every exported number in capitals, with its value as the source has it. */
function exportedNumbers(): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const file of listFiles([".ts"], "lib/domain/drift"))
    for (const [, name, value] of readSource(file).matchAll(/^export const ([A-Z0-9_]+) = (-?[\d._e-]+);$/gm))
      numbers.set(`${file}#${name}`, Number(value?.replaceAll("_", "")));
  return numbers;
}

describe("docs/drift.md says what the code does:", () => {
  test("every metric with its unit, direction and scope", () => {
    expect(rowsOf("metric")).toEqual(
      LAYER_METRICS.map(({ name, unit, better, scope }) => [name, unit, better ?? "none", scope]),
    );
  });

  test("every constant with its value and a source, and no other", () => {
    const documented = rowsOf("constant").map(([name, value]) => [name, Number(value)] as const);
    expect(new Map(documented)).toEqual(exportedNumbers());
    expect(rowsOf("constant").filter(([, , meaning, source]) => !meaning || !source)).toEqual([]);
  });
});
