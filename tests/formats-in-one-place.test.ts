import { describe, expect, it } from "vitest";
import { listFiles, readSource } from "@/tests/support/source-files";

/** What makes text of numbers and dates. */
const FORMATTING = /\btoFixed\b|\btoPrecision\b|\btoExponential\b|\btoLocale(?:Date|Time)?String\b|\bIntl\b/;

/** Files of components and pages that may, each with its reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "components/charts/nice-ticks.ts": "rounds the number of a tick itself; what it reads as comes from the formats",
};

const formattingOf = (text: string): string[] => text.split("\n").filter((line) => FORMATTING.test(line));

describe("numbers and dates", () => {
  const files = ["components", "app"]
    .flatMap((room) => listFiles([".ts", ".tsx"], room))
    .filter((file) => !file.startsWith("components/format/"));

  it("become text in components/format alone", () => {
    expect(files.length).toBeGreaterThan(200);
    const found = files.filter((file) => !(file in EXCEPTIONS) && formattingOf(readSource(file)).length > 0);
    expect(found).toEqual([]);
  });

  it("have no exception that nobody uses", () => {
    expect(Object.keys(EXCEPTIONS).filter((file) => formattingOf(readSource(file)).length === 0)).toEqual([]);
  });

  it("are found wherever they are made", () => {
    const made = ["x.toFixed(1)", "n.toLocaleString()", "new Intl.NumberFormat()", "d.toLocaleDateString('en')"];
    expect(made.map((line) => formattingOf(line).length)).toEqual([1, 1, 1, 1]);
    expect(formattingOf("needle.toLocaleLowerCase()")).toEqual([]);
  });
});
