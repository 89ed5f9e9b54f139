import path from "node:path";
import { describe, expect, it } from "vitest";
import { aiHubScorecard } from "@/lib/formats/ai-hub-scorecard/importer";
import { csv } from "@/lib/formats/csv/importer";
import { folderFiles } from "@/tests/formats/import-files";
import { goldenOf } from "@/tests/golden/golden";
import { ROOT } from "@/tests/support/source-files";
import { hasShared, shared } from "@/tests/support/shared";

const own = (...parts: string[]) =>
  folderFiles(path.join(ROOT, "tests/fixtures", ...parts)).filter(({ path: name }) => !name.endsWith(".txt"));

/** As identity.test.ts: a difference is a decision, made visible by `npx vitest run tests/golden -u`. */
describe("identity of cells and series from CSV files", () => {
  it("of our own scorecards is what it was", async () => {
    const items = aiHubScorecard.read(own("ai-hub-scorecard"), {});
    await expect(await goldenOf(items)).toMatchFileSnapshot("scorecard-fixtures.golden.txt");
  });

  it("of our own CSV files and tables is what it was", async () => {
    const items = csv.read([...own("csv"), ...own("csv", "tables")], {});
    await expect(await goldenOf(items)).toMatchFileSnapshot("csv-fixtures.golden.txt");
  });

  it.skipIf(!hasShared("data/aihub/scorecard"))("of the two scorecards is what it was (needs ../shared)", async () => {
    const items = aiHubScorecard.read(folderFiles(shared("data/aihub/scorecard")), {});
    await expect(await goldenOf(items)).toMatchFileSnapshot("ai-hub-scorecard.golden.txt");
  });

  it.skipIf(!hasShared("data/tables"))("of the published tables is what it was (needs ../shared)", async () => {
    const items = csv.read(folderFiles(shared("data/tables")), {});
    await expect(await goldenOf(items)).toMatchFileSnapshot("published-tables.golden.txt");
  });
});
