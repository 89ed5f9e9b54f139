import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { PATHS } from "@/lib/domain/find-path";
import { NEAR_POINTS } from "@/lib/formats/ai-hub-models/metric-scale";
import { AI_HUB_PATHS } from "@/lib/formats/ai-hub-models/runtime-paths";
import { markdownTables } from "@/tests/support/markdown-tables";
import { ROOT } from "@/tests/support/source-files";

const text = readFileSync(path.join(ROOT, "docs/formats.md"), "utf8");

test("docs/formats.md names every path of AI Hub that means something of its own there", () => {
  const table = markdownTables(text).find(({ header }) => header[0] === "AI Hub");
  expect(table?.rows.map(([name, to, backend]) => [name, to, backend || undefined])).toEqual(
    Object.entries(AI_HUB_PATHS).map(([name, meaning]) => [name, meaning.path, meaning.backend]),
  );
  for (const { path: to } of Object.values(AI_HUB_PATHS)) expect(PATHS).toContain(to);
});

test("docs/formats.md says how near is too near to tell a scale", () => {
  expect(text).toContain(`within ${NEAR_POINTS} points of the torch value`);
});
