import path from "node:path";
import { expect, it } from "vitest";
import type { Store } from "@/db/store";
import { aiHubScorecard } from "@/lib/formats/ai-hub-scorecard/importer";
import { csv } from "@/lib/formats/csv/importer";
import type { ImportFile } from "@/lib/formats/import-file";
import type { Importer } from "@/lib/formats/importer";
import { importItems } from "@/lib/services/import-items";
import { folderFiles } from "@/tests/formats/import-files";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { hasShared, shared } from "@/tests/support/shared";
import { ROOT } from "@/tests/support/source-files";

const NOW = Date.UTC(2027, 0, 1);
const own = (...parts: string[]) =>
  folderFiles(path.join(ROOT, "tests/fixtures", ...parts)).filter(({ path: name }) => !name.endsWith(".txt"));

async function counts(store: Store, importer: Importer, files: readonly ImportFile[]) {
  const { stored, duplicates } = await importItems(store, importer.read(files, {}), { now: () => NOW });
  return [stored, duplicates];
}

describeOnEveryEngine("importing CSV twice adds nothing", ({ store }) => {
  it("from our own fixtures", async () => {
    for (const [importer, files] of [
      [aiHubScorecard, own("ai-hub-scorecard")],
      [csv, [...own("csv"), ...own("csv", "tables")]],
    ] as const) {
      const [stored] = await counts(store(), importer, files);
      expect(stored).toBeGreaterThan(10);
      expect(await counts(store(), importer, files)).toEqual([0, stored]);
    }
  });

  it.skipIf(!hasShared("data/aihub/scorecard"))(
    "from the scorecards and tables of ../shared",
    async () => {
      const scorecards = folderFiles(shared("data/aihub/scorecard"));
      const tables = folderFiles(shared("data/tables"));
      expect(await counts(store(), aiHubScorecard, scorecards)).toEqual([1786, 0]);
      expect(await counts(store(), csv, tables)).toEqual([639, 0]);
      expect(await counts(store(), aiHubScorecard, scorecards)).toEqual([0, 1786]);
      expect(await counts(store(), csv, tables)).toEqual([0, 639]);
    },
    120_000,
  );
});
