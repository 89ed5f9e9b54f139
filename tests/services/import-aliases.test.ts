import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "@/db/open-store";
import type { Store } from "@/db/store";
import { addAlias } from "@/lib/services/aliases";
import { importFiles } from "@/lib/services/import-files";
import { memoryFile } from "@/tests/formats/memory-file";
import { databasesOf } from "@/tests/support/engines";

const NOW = Date.parse("2026-01-12T08:00:00Z");
const TABLE = [
  "model,scheme,soc,dataset,metric,samples,value,method",
  "a,house quant,SM8650,imagenet,top1,1000,0.7,",
  "a,house quant,SM8650,imagenet,top1,1000,0.7,qat",
  "a,w8a8,SM8650,imagenet,hit@1,1000,0.7,",
].join("\n");

describe("a CSV file with names that no catalogue knows", () => {
  const databases = databasesOf("sqlite");
  let store: Store;
  beforeAll(async () => {
    store = await openStore(await databases.make());
  });
  afterAll(async () => {
    await store.close();
    await databases.dispose();
  });
  const importTable = (dryRun: boolean) =>
    importFiles(store, [memoryFile("results.csv", `${TABLE}\n`)], { format: "auto", dryRun, now: () => NOW });

  it("is refused with a list of them, and read once an administrator has said what they mean", async () => {
    const before = await importTable(true);
    expect(before.stored).toBe(0);
    expect(before.unknown).toEqual([
      { kind: "precision", name: "house quant", count: 2 },
      { kind: "metric", name: "hit@1", count: 1 },
    ]);
    await addAlias(store, { kind: "scheme", name: "House Quant", canonical: "w4a16" }, "boss", NOW);
    await addAlias(store, { kind: "metric", name: "HIT@1", canonical: "top1" }, "boss", NOW);
    expect(await importTable(true)).toMatchObject({ stored: 3, unknown: [], refused: { count: 0 } });
    expect(await importTable(false)).toMatchObject({ stored: 3, unknown: [] });
    expect(await importTable(false)).toMatchObject({ stored: 0, duplicates: 3 });
    const { run } = store.t;
    const rows = await store.db.select({ scheme: run.scheme, document: run.document }).from(run);
    expect(rows.map(({ scheme }) => scheme).sort()).toEqual(["qat:w4a16", "unknown:w4a16", "unknown:w8a8"]);
    const documents = rows.map(({ document }) => JSON.parse(document));
    expect(documents.map(({ eval: { metric } }) => metric).sort()).toEqual(["hit@1", "top1", "top1"]);
    expect(documents.filter(({ scheme }) => scheme === "house quant")).toHaveLength(1);
  });
});
