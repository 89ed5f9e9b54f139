import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { CHUNK_CELLS, CHUNK_RUNS, chunkCells } from "@/lib/services/chunk-cells";
import { recordRuns } from "@/lib/services/record-runs";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { asItems, makeRun } from "@/tests/support/runs";

describeOnEveryEngine("cells in chunks", ({ store }) => {
  it("hold every key once, in order, within the bounds of cells and runs", async () => {
    const long = Array.from({ length: CHUNK_RUNS - 5 }, (_, i) => makeRun({ campaign: `c${i}` }));
    const short = Array.from({ length: CHUNK_CELLS + 20 }, (_, i) => makeRun({ model: { name: `m${i}` } }));
    await recordRuns(store(), asItems([...long, ...short]), { origin: "api", now: 1 });
    const { run } = store().t;
    const keys = (await store().db.selectDistinct({ key: run.cellKey }).from(run)).map(({ key }) => key).sort();
    const chunks: string[][] = [];
    for await (const chunk of chunkCells(store(), keys, 1_000_000)) chunks.push(chunk);
    expect(chunks.flat()).toEqual(keys);
    const runsOf = (key: string) => store().db.$count(run, eq(run.cellKey, key));
    for (const chunk of chunks) {
      expect(chunk.length).toBeLessThanOrEqual(CHUNK_CELLS);
      const runs = (await Promise.all(chunk.map(runsOf))).reduce((sum, count) => sum + count, 0);
      expect(runs).toBeLessThanOrEqual(CHUNK_RUNS);
    }
    expect(chunks.length).toBeGreaterThan(2);
  });
});
