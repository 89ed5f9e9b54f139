import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CHIP_SOURCES } from "@/lib/domain/chip-facts";
import { CHIP_NOISE_WORDS } from "@/lib/domain/find-chip";
import { DATASET_ALIASES, DATASETS } from "@/lib/domain/find-dataset";
import { METRIC_ALIASES, METRIC_ALIASES_BY_UNIT } from "@/lib/domain/find-metric";
import { PATH_ALIASES, PATHS } from "@/lib/domain/find-path";
import { METRICS } from "@/lib/domain/metrics";
import { METHOD_PREFIXES, schemeId } from "@/lib/domain/scheme-id";
import { parseScheme } from "@/lib/domain/scheme-parse";
import { markdownTables } from "@/tests/support/markdown-tables";

const text = readFileSync("docs/catalogues.md", "utf8");
const tables = markdownTables(text);

/** Rows of the one table under a heading whose first column has the given name. */
function rows(heading: string, first: string): string[][] {
  const found = tables.filter((table) => table.heading === heading && table.header[0] === first);
  expect(found, `${heading}: ${first}`).toHaveLength(1);
  return found[0]?.rows ?? [];
}

describe("docs/catalogues.md says what the code does:", () => {
  test("every metric with its range and thresholds", () => {
    const documented = tables.find(({ header }) => header[0] === "id" && header[1] === "name")?.rows;
    expect(documented).toEqual(
      METRICS.map(({ id, name, kind, direction, unit, range, thresholds }) => [
        id,
        name,
        kind,
        direction,
        unit || "none",
        `${range.min ?? "-∞"} to ${range.max ?? "∞"}`,
        ...[thresholds?.watch, thresholds?.alarm, thresholds?.collapse].map((step) => String(step ?? "none")),
      ]),
    );
  });

  test("every source of a chip's facts", () => {
    expect(rows("Chips", "source").map(([code, id]) => [code, id])).toEqual(Object.entries(CHIP_SOURCES));
  });

  test("every alias of a metric", () => {
    const documented = tables.find(({ header }) => header[0] === "id" && header[1] === "also written")?.rows;
    expect(documented).toEqual(Object.entries(METRIC_ALIASES).map(([id, names]) => [id, names.join(", ")]));
    expect(rows("Metrics", "name")).toEqual(METRIC_ALIASES_BY_UNIT.map(({ name, unit, id }) => [name, unit, id]));
  });

  test("every dataset and its aliases", () => {
    expect(rows("Datasets", "also written")).toEqual(Object.entries(DATASET_ALIASES));
    const known = /^Known: (.*)\.$/m.exec(text)?.[1]?.replaceAll("`", "").split(", ");
    expect(known).toEqual(DATASETS);
  });

  test("every path and its aliases", () => {
    expect(rows("Paths", "path").map(([path]) => path)).toEqual(PATHS);
    expect(rows("Paths", "also written")).toEqual(Object.entries(PATH_ALIASES));
  });

  test("how spellings of schemes are read", () => {
    const documented = rows("Schemes", "written");
    expect(documented.length).toBeGreaterThan(10);
    for (const [written, id] of documented) {
      const scheme = parseScheme(written ?? "");
      expect(scheme && schemeId(scheme), written).toBe(id);
    }
  });

  test("every method prefix", () => {
    const documented = rows("Schemes", "part").filter(([part]) => part === "method");
    expect(documented.map(([, written]) => written)).toEqual(Object.values(METHOD_PREFIXES));
  });

  test("every word that is dropped from a chip's name", () => {
    const words = /without these words: (.*)\.$/m.exec(text)?.[1]?.replaceAll("`", "").split(", ");
    expect(words).toEqual(CHIP_NOISE_WORDS);
  });
});
