import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqlite } from "@/db/sqlite";
import type { Store } from "@/db/store";

import type { ImportItem } from "@/lib/formats/import-item";
import { IMPORT_BATCH, importItems } from "@/lib/services/import-items";
import { FIXTURES, streamItems } from "@/tests/formats/read-items";
import { hasShared, shared } from "@/tests/support/shared";

const now = () => Date.UTC(2027, 0, 1);

async function* runItems(count: number): AsyncGenerator<ImportItem> {
  for (let index = 0; index < count; index += 1) {
    const value = index === 3 ? 7 : index / count;
    yield {
      kind: "run",
      file: "a.yaml",
      line: index + 1,
      notJoined: null,
      document: {
        model: { name: `m${index}` },
        scheme: "w8a8",
        target: { kind: "host" },
        eval: { dataset: "d", metric: "top1" },
        result: { status: "ok", value },
      },
    };
  }
}

describe("an import into a store", () => {
  let store: Store;
  beforeEach(async () => {
    store = await openSqlite(":memory:");
  });
  afterEach(() => store.close());

  test("stores every accepted run and says of the others where they stand and why", async () => {
    const report = await importItems(store, streamItems(FIXTURES), { now });
    expect(report).toMatchObject({ stored: 16, duplicates: 0, summary: { values: 34, runs: 17 } });
    expect(report.skipped.count).toBe(4);
    expect(report.refused.notes).toContainEqual({
      file: "ai-hub-models/v1/percents/numerics.yaml",
      line: 21,
      reason: expect.stringMatching(/^result\.value: 7190 .*outside the range of top1/),
    });
    expect(await store.db.$count(store.t.run)).toBe(16);
  });

  test("adds nothing the second time", async () => {
    const first = await importItems(store, streamItems(FIXTURES), { now });
    const second = await importItems(store, streamItems(FIXTURES), { now });
    expect(second).toEqual({ ...first, stored: 0, duplicates: first.stored });
    expect(await store.db.$count(store.t.run)).toBe(first.stored);
  });

  test("works in batches, and one bad run takes no other with it", async () => {
    const count = 2 * IMPORT_BATCH + 1;
    const report = await importItems(store, runItems(count), { now });
    expect(report).toMatchObject({ stored: count - 1, duplicates: 0 });
    expect(report.refused.notes).toEqual([
      { file: "a.yaml", line: 4, reason: expect.stringContaining("7 is outside") },
    ]);
  });

  test("tells how far it has come", async () => {
    const steps: [number, number][] = [];
    await importItems(store, streamItems(FIXTURES), { now, onStep: (done, total) => steps.push([done, total]) });
    expect(steps).toEqual(Array.from({ length: 12 }, (_, index) => [index + 1, 12]));
  });

  test.skipIf(!hasShared("data/aihub"))("takes the four releases of ../shared/data/aihub whole, and once", async () => {
    const first = await importItems(store, streamItems(shared("data/aihub")), { now });
    expect(first).toMatchObject({ stored: 1770, duplicates: 0, refused: { count: 0 } });
    const second = await importItems(store, streamItems(shared("data/aihub")), { now });
    expect(second).toMatchObject({ stored: 0, duplicates: 1770, refused: { count: 0 } });
  });
});

test("a dry run finds the same faults without a store", async () => {
  const store = await openSqlite(":memory:");
  const real = await importItems(store, streamItems(FIXTURES), { now });
  await store.close();
  expect(await importItems(null, streamItems(FIXTURES), { now, dryRun: true })).toEqual(real);
});
