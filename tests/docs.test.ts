import { existsSync } from "node:fs";
import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import { LIMITS } from "@/lib/contract/limits";
import manifest from "@/package.json";
import { brokenLinks, documentedVariables, mentionedScripts, variablesRead } from "@/tests/support/doc-facts";
import { ROOMS } from "@/tests/support/rooms";
import { listFiles, ROOT, readSource } from "@/tests/support/source-files";

const documents = listFiles([".md"]);
const OPERATIONS = "docs/operations.md";

/** Set by the tools themselves, not by people. */
const NOT_SETTINGS = new Set([
  "NODE_ENV",
  "NEXT_RUNTIME",
  "NEXT_PHASE",
  "PATH",
  "PROGRAMFILES",
  "LOCALAPPDATA",
  "INIT_CWD",
]);

describe("the documents", () => {
  test("are found", () => {
    expect(documents).toEqual(expect.arrayContaining(["README.md", "ARCHITECTURE.md", OPERATIONS]));
  });

  test.each(documents)("%s links only to what is there", (file) => {
    const exists = (target: string) => existsSync(posix.join(ROOT, posix.dirname(file), target));
    expect(brokenLinks(readSource(file), exists)).toEqual([]);
  });

  test.each(documents)("%s names only scripts that package.json has", (file) => {
    expect(mentionedScripts(readSource(file)).filter((name) => !(name in manifest.scripts))).toEqual([]);
  });

  test("describe every environment variable that the code reads, and no other", () => {
    const code = listFiles([".ts", ".tsx", ".mjs", ".js"]).filter((file) => !file.endsWith(".test.ts"));
    const read = new Set(code.flatMap((file) => variablesRead(readSource(file))));
    for (const name of NOT_SETTINGS) read.delete(name);
    expect(documentedVariables(readSource(OPERATIONS)).sort()).toEqual([...read].sort());
  });

  test("give every limit its value", () => {
    const rows = [...readSource(OPERATIONS).matchAll(/^\| `(\w+)` \| (\d+) \|/gm)].map((row) => [
      row[1],
      Number(row[2]),
    ]);
    expect(Object.fromEntries(rows)).toEqual(LIMITS);
  });

  test("explain every dependency", () => {
    const explained = readSource("docs/decisions/0001-dependencies.md");
    const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    const silent = names.filter((name) => !name.startsWith("@types/") && !explained.includes(`\`${name}\``));
    expect(silent).toEqual([]);
  });

  test("explain every room of the map", () => {
    const map = readSource("ARCHITECTURE.md");
    expect(ROOMS.map((room) => room.folder).filter((folder) => !map.includes(`| \`${folder}\` |`))).toEqual([]);
  });

  test("list every decision", () => {
    const list = readSource("docs/decisions/README.md");
    const decisions = listFiles([".md"], "docs/decisions").map((file) => posix.basename(file));
    expect(decisions.filter((name) => name !== "README.md" && !list.includes(`(${name})`))).toEqual([]);
  });
});

describe("the checks see", () => {
  test("a link to nothing, and leave alone what is there, elsewhere, or code", () => {
    const text = "[a](gone.md) [b](there.md#part) [c](https://example.com) [d](#part) <img src='x'>\n`[e](code.md)`\n";
    expect(brokenLinks(text, (target) => target === "there.md")).toEqual(["gone.md"]);
  });

  test("a link that is written as a reference, and one in a picture", () => {
    expect(brokenLinks("![p](p.png)\n\n[r]: gone.md\n", () => false)).toEqual(["p.png", "gone.md"]);
  });

  test("scripts, also with npm's own options and the short names", () => {
    expect(mentionedScripts("`npm run --silent token -- x`, npm run db:generate; npm test, npm start")).toEqual([
      "token",
      "db:generate",
      "test",
      "start",
    ]);
  });

  test("variables in every way of reading them", () => {
    expect(
      variablesRead('process.env.A_B; env.C_D; process.env["E_F"]; process.env?.G_H; x.I_J; const K_VARIABLE = "L_M"'),
    ).toEqual(["A_B", "C_D", "E_F", "G_H"]);
    expect(variablesRead("const { A_B, C_D: here } = process.env;")).toEqual(["A_B", "C_D"]);
  });

  test("variables in tables only", () => {
    expect(documentedVariables("| `A_B` | `x` | y |\n`C_D` in prose\n| `name` | 200 |")).toEqual(["A_B"]);
  });
});
