import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { EXECUTION_PROVIDERS } from "@/lib/formats/execution-providers";
import { IMPORTERS } from "@/lib/formats/importers";
import { MAX_CHARACTERS } from "@/lib/formats/qnn-op-trace";
import { markdownTables } from "@/tests/support/markdown-tables";
import { ROOT } from "@/tests/support/source-files";

const text = readFileSync(path.join(ROOT, "docs/formats.md"), "utf8");
const tableOf = (header: string) => markdownTables(text).find((table) => table.header[0] === header)?.rows ?? [];

test("docs/formats.md says which processor each execution provider stands for", () => {
  expect(tableOf("provider")).toEqual(
    Object.entries(EXECUTION_PROVIDERS).map(([name, { processor, fuses }]) => [
      name,
      processor ?? "several",
      fuses ? "yes" : "no",
    ]),
  );
});

test("docs/formats.md has every format whose files belong to a stored run, and the limit of a trace", () => {
  const ids = IMPORTERS.map(({ id }) => id);
  const told = markdownTables(text)
    .filter(({ header }) => header[0] === "format" && header.at(-1) === "what it cannot tell")
    .flatMap(({ rows }) => rows.map(([id]) => id ?? ""));
  expect(told).toContain("ort-profile");
  for (const id of told) expect(ids).toContain(id);
  expect(text).toContain(`${MAX_CHARACTERS / 1024 / 1024} Mi characters`);
});
