import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { breaches } from "@/tests/support/house-rules";
import { LONG_FILES, MAX_LINES } from "@/tests/support/rooms";
import { listFiles, ROOT, readSource } from "@/tests/support/source-files";

const CODE = [".ts", ".tsx", ".mts", ".mjs", ".js", ".jsx", ".cjs"];

function exists(place: string): boolean {
  const full = path.join(ROOT, place);
  return existsSync(full) && statSync(full).isFile();
}

describe("our code", () => {
  const files = listFiles(CODE).filter((file) => file !== "next-env.d.ts");

  test("is found at all", () => {
    expect(files).toContain("tests/architecture.test.ts");
    expect(files.some((file) => file.startsWith("lib/domain/"))).toBe(true);
  });

  test("keeps the house rules in every file", () => {
    expect(files.flatMap((file) => breaches(file, readSource(file), exists))).toEqual([]);
  });

  test("lists no file as long that is not", () => {
    const short = Object.keys(LONG_FILES).filter(
      (file) => !exists(file) || readSource(file).trimEnd().split("\n").length <= MAX_LINES,
    );
    expect(short).toEqual([]);
  });
});

describe("the rules see", () => {
  const lines = (count: number) => "export const a = 1;\n".repeat(count);
  const there = () => true;

  test.each<[breach: string, file: string, text: string, told: RegExp]>([
    ["a parent path", "lib/domain/a.ts", 'import { b } from "../contract/b";', /instead of \.\.\//],
    ["a parent path inside one room", "db/queries/a.ts", 'import { b } from "../kit";', /instead of \.\.\//],
    ["a parent path hidden in the middle", "db/a.ts", 'import { b } from "./x/../../lib/b";', /instead of \.\.\//],
    ["./ into another folder", "db/a.ts", 'import { b } from "./queries/b";', /inside one folder/],
    ["a package in the domain", "lib/domain/a.ts", 'import { z } from "zod";', /package zod/],
    ["a node module in the domain", "lib/domain/a.ts", 'import { hash } from "node:crypto";', /package node:crypto/],
    ["the contract in the domain", "lib/domain/a.ts", 'import type { R } from "@/lib/contract/run";', /may not/],
    ["a type query", "lib/domain/a.ts", 'export type R = import("@/lib/contract/run").R;', /may not/],
    ["a dynamic import", "lib/domain/a.ts", 'export const f = () => import("@/db/store");', /may not/],
    ["a require", "lib/domain/a.ts", 'const f = require("node:fs");', /package node:fs/],
    ["an import for its effect", "lib/contract/a.ts", 'import "@/db/store";', /may not/],
    ["a computed import", "db/a.ts", "export const f = (name: string) => import(name);", /computed/],
    ["next in a service", "lib/services/a.ts", 'import { headers } from "next/headers";', /package next\/headers/],
    ["react in a service", "lib/services/a.ts", 'import { cache } from "react";', /package react/],
    ["a driver in a service", "lib/services/a.ts", 'import { Pool } from "pg";', /package pg/],
    [
      "a store opened by a service",
      "lib/services/a.ts",
      'import { openStore } from "@/db/open-store";',
      /open a store/,
    ],
    ["the database in a page", "app/a/page.tsx", 'import { q } from "@/db/queries/q";', /may not/],
    ["a format in a route", "app/api/a/route.ts", 'import { f } from "@/lib/formats/f";', /may not/],
    ["a service in a component", "components/a.tsx", 'import { s } from "@/lib/services/s";', /may not/],
    ["server parts of next in a component", "components/a.tsx", 'import { cookies } from "next/headers";', /package/],
    ["domain code in the database", "db/a.ts", 'import { cellKey } from "@/lib/domain/identity";', /but for types/],
    ["the app in a script", "scripts/a.ts", 'import { store } from "@/app/_server/store";', /may not/],
    ["a component in a script", "scripts/a.mjs", 'import { Grid } from "@/components/grid";', /may not/],
    ["a barrel", "components/index.ts", 'export { a } from "./a";\nexport * from "./b";', /barrel/],
    ["a barrel of types", "lib/domain/all.ts", 'export type { A } from "./a";', /barrel/],
    ["a file named utils", "lib/domain/utils.ts", "export const a = 1;", /named for no job/],
    ["a name in camelCase", "lib/domain/cellKey.ts", "export const a = 1;", /kebab-case/],
    ["a clock", "lib/domain/a.ts", "export const a = () => Date.now();", /Date\.now/],
    ["a clock by index", "lib/domain/a.ts", 'export const a = () => globalThis.Date["now"]();', /Date\.now/],
    ["the present as a date", "lib/domain/a.ts", "export const a = () => new Date();", /new Date\(\)/],
    ["the present as text", "lib/domain/a.ts", "export const a = () => Date();", /Date\(\)/],
    ["a random source", "lib/domain/a.ts", "export const a = () => Math.random();", /Math\.random/],
    ["a long page", "app/runs/[id]/page.tsx", lines(46), /page of 46 lines/],
    ["a long file", "lib/services/a.ts", lines(301), /301 lines/],
    ["a folder without a rule", "stuff/a.ts", "export const a = 1;", /no rule covers/],
  ])("%s", (_breach, file, text, told) => {
    expect(breaches(file, text, there).join("\n")).toMatch(told);
  });

  test("an import of a file that is not there", () => {
    expect(breaches("db/a.ts", 'import { b } from "@/db/b";', () => false)).toEqual([
      "db/a.ts: imports @/db/b, which does not exist",
    ]);
  });

  test("text that is not code", () => {
    expect(() => breaches("db/a.ts", "import { from", there)).toThrow();
  });
});

describe("the rules leave alone", () => {
  test.each<[what: string, file: string, text: string]>([
    ["imports in comments and strings", "lib/domain/a.ts", '// import "zod"\nexport const a = \'import "../b"\';'],
    ["a date made from a number", "lib/domain/a.ts", "export const a = (ms: number) => new Date(ms);"],
    [
      "domain types in the database",
      "db/a.ts",
      'import type { Scheme } from "@/lib/domain/scheme";\nexport type S = Scheme;',
    ],
    [
      "types named one by one",
      "db/a.ts",
      'import { type Scheme } from "@/lib/domain/scheme";\nexport type S = Scheme;',
    ],
    [
      "the type of a store in a service",
      "lib/services/a.ts",
      'import type { Store } from "@/db/store";\nexport type S = Store;',
    ],
    ["one re-export beside code", "components/a.tsx", 'export { b } from "./b";\nexport const a = <p>../</p>;'],
    [
      "a store opened by the server's door",
      "app/_server/a.ts",
      'import { openStore } from "@/db/open-store";\nopenStore();',
    ],
    ["a page of 45 lines", "app/page.tsx", "export const a = 1;\n".repeat(45)],
  ])("%s", (_what, file, text) => {
    expect(breaches(file, text, () => true)).toEqual([]);
  });
});
