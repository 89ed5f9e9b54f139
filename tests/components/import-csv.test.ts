import { describe, expect, test } from "vitest";
import {
  type DocumentedColumn,
  filledMapping,
  meaningOf,
  missingColumns,
  withMeaning,
  withValue,
} from "@/components/import/csv-mapping";
import { headerCells } from "@/components/import/read-header";

describe("the header of a CSV file", () => {
  test.each<[what: string, text: string, cells: string[]]>([
    ["is its first line", "model,value\na,1", ["model", "value"]],
    ["may end as Windows ends lines", "model,value\r\na,1", ["model", "value"]],
    ["may be the whole file", "model,value", ["model", "value"]],
    ["may stand behind a BOM", "\uFEFFmodel,value\n", ["model", "value"]],
    ["may be separated by semicolons", "model;top-1, %;n\n", ["model", "top-1, %", "n"]],
    ["may be separated by tabs", "model\tvalue\n", ["model", "value"]],
    ["may be quoted, line breaks and quotes included", '"a\nb","c ""d"" e",f\n', ["a\nb", 'c "d" e', "f"]],
    ["names each column once, and none without a name", "a,,a,b\n", ["a", "b"]],
    ["may be missing", "", []],
  ])("%s", (_what, text, cells) => {
    expect(headerCells(text)).toEqual(cells);
  });
});

describe("a mapping", () => {
  const documented: DocumentedColumn[] = [
    { name: "model", required: true },
    { name: "value", required: true },
    { name: "target_kind", required: false },
    { name: "soc", required: false },
    { name: "unit", required: false },
  ];

  test("leaves a column of a known name alone, however it is spelled", () => {
    expect(meaningOf("Target Kind", documented, {})).toBe("target_kind");
    expect(meaningOf("Accuracy", documented, {})).toBeNull();
    expect(withMeaning("Model", "model", {})).toEqual({});
  });

  test("gives a documented column one source: the last that was said", () => {
    const first = withMeaning("Top-1", "value", {});
    expect(first).toEqual({ value: "Top-1" });
    expect(withMeaning("Top-5", "value", first)).toEqual({ value: "Top-5" });
    expect(withMeaning("Top-1", "unit", first)).toEqual({ unit: "Top-1" });
    expect(withMeaning("Top-1", null, first)).toEqual({});
  });

  test("takes the meaning from a column of that name when another has it", () => {
    expect(meaningOf("model", documented, { model: "Network" })).toBeNull();
    expect(meaningOf("Network", documented, { model: "Network" })).toBe("model");
  });

  test("names what is missing, the target among it until either of its columns is given", () => {
    expect(missingColumns(["Model"], documented, {})).toEqual(["value", "soc", "target_kind"]);
    expect(missingColumns(["Model", "SoC"], documented, { value: "Top-1" })).toEqual([]);
    expect(missingColumns(["model", "value"], documented, withValue("target_kind", "host", {}))).toEqual([]);
  });

  test("is sent without the values that nobody filled in", () => {
    expect(filledMapping({ model: "Network", unit: { value: " " }, soc: { value: "SM8650" } })).toEqual({
      model: "Network",
      soc: { value: "SM8650" },
    });
    expect(withValue("unit", null, { unit: { value: "%" } })).toEqual({});
  });
});
