/// <reference types="vite/types/importMeta.d.ts" />
import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { markdownTables } from "@/tests/support/markdown-tables";
import { ROOT, readSource } from "@/tests/support/source-files";

/** The folders of lib/domain whose numbers decide what people are told, as modules by path. */
const MODULES = import.meta.glob<Record<string, unknown>>(
  "/lib/domain/{estimates,changes,cause,plan,compare,support}/**/*.ts",
  { eager: true },
);

const text = readSource("docs/statistics.md");
const rows = markdownTables(text)
  .filter(({ header }) => header[0] === "constant")
  .flatMap((table) => table.rows);
const documented = new Map(rows.map(([constant = "", value]) => [constant, Number(value)]));

/** Numbers under a name: a constant itself, or each number of a plain object of constants. */
function numbersOf(name: string, value: unknown): [string, number][] {
  if (typeof value === "number") return [[name, value]];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersOf(`${name}.${key}`, inner));
}

/** `lib/domain/x/file.ts#NAME` of every exported constant with its value. */
const exported = new Map(
  Object.entries(MODULES).flatMap(([file, exports]) =>
    Object.entries(exports)
      .filter(([name]) => /^[A-Z][A-Z0-9_]+$/.test(name))
      .flatMap(([name, value]) => numbersOf(`${file.slice(1)}#${name}`, value)),
  ),
);

describe("docs/statistics.md", () => {
  test("names every exported constant, and none that the code lacks, with its value", () => {
    expect(exported.size).toBeGreaterThan(5);
    const sorted = (of: Map<string, number>) => Object.fromEntries([...of].sort(([a], [b]) => (a < b ? -1 : 1)));
    expect(sorted(documented)).toEqual(sorted(exported));
  });

  test("says of every constant once what it means and where it comes from", () => {
    expect(rows.filter((row) => row.length !== 4 || row.some((cell) => cell === ""))).toEqual([]);
    expect(rows).toHaveLength(documented.size);
  });

  test("names only files that exist", () => {
    const named = [...text.matchAll(/`((?:lib|tests)\/[\w./-]+\.(?:ts|json))[#`]/g)].map((match) => match[1] ?? "");
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  });
});
