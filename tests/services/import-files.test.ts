import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { openSqlite } from "@/db/sqlite";
import type { Store } from "@/db/store";
import { LIMITS } from "@/lib/contract/limits";
import { driftgrid } from "@/lib/formats/driftgrid/importer";
import { listFiles } from "@/lib/formats/folder-files";
import type { ImportFile } from "@/lib/formats/import-file";
import { type ImportFilesOptions, importFiles } from "@/lib/services/import-files";
import { IMPORT_BATCH } from "@/lib/services/import-items";
import { memoryFile } from "@/tests/formats/memory-file";
import { FIXTURES } from "@/tests/formats/read-items";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { makeRun } from "@/tests/support/runs";
import { hasShared, shared } from "@/tests/support/shared";

const now = () => Date.UTC(2027, 0, 1);
const RUN_ID = "0192f0c1-7c7a-7000-8000-000000000001";

const lines = (...documents: unknown[]) => documents.map((document) => JSON.stringify(document)).join("\n");

/** Many runs in a file that is made while it is read. */
function manyRuns(count: number, onRead: (index: number) => void = () => {}): ImportFile {
  async function* open(): AsyncGenerator<Uint8Array> {
    for (let index = 0; index < count; index += 1) {
      onRead(index);
      yield Buffer.from(`${JSON.stringify(makeRun({ campaign: `c${index}` }))}\n`);
    }
  }
  return { path: "many.ndjson", size: null, open };
}

let opened: Store | null = null;
const openStore = async () => {
  opened = await openSqlite(":memory:");
  return opened;
};
afterEach(async () => {
  await opened?.close();
  opened = null;
});

const into = (store: Store | null, files: readonly ImportFile[], options: Partial<ImportFilesOptions> = {}) =>
  importFiles(store, files, { format: "auto", now, ...options });

describe("the door", () => {
  test("refuses a format that is none, with those that are", async () => {
    await expect(into(null, [], { format: "xml", dryRun: true })).rejects.toMatchObject({
      kind: "invalid-query",
      errors: [{ location: "format", fix: expect.stringContaining("auto, ai-hub-models, driftgrid") }],
    });
  });

  test("collects names that no catalogue has, from importers and from the contract", async () => {
    const { files } = await listFiles(FIXTURES);
    const mine = memoryFile("a.ndjson", lines(makeRun({ scheme: "w3a3" }), makeRun({ scheme: "w3a3", campaign: "b" })));
    const { unknown } = await into(null, [...files, mine], { dryRun: true });
    expect(unknown).toEqual(
      expect.arrayContaining([
        { kind: "precision", name: "w3a3", count: 3 },
        { kind: "metric", name: "Elegance", count: expect.any(Number) },
        { kind: "device", name: "Phone Z", count: 2 },
      ]),
    );
  });

  test("keeps the first places and counts the others", async () => {
    const bad = Array.from({ length: 5 }, () => 7);
    const report = await into(null, [memoryFile("a.ndjson", lines(makeRun(), ...bad))], { dryRun: true, maxNotes: 2 });
    expect(report.refused.count).toBe(5);
    expect(report.refused.notes.map(({ line }) => line)).toEqual([2, 3]);
  });

  test("tells progress in bytes, ever forward, to the end, for files that are packed or that nobody reads", async () => {
    const packed = gzipSync(lines(makeRun()));
    const { files } = await listFiles(FIXTURES);
    const all = [...files, memoryFile("a.ndjson.gz", packed, 10), memoryFile("b.bin", "x".repeat(200_000), 1_000)];
    const total = all.reduce((sum, { size }) => sum + (size ?? 0), 0);
    const steps: number[] = [];
    await into(null, all, {
      dryRun: true,
      onProgress: (done, of) => {
        expect(of).toBe(total);
        steps.push(done);
      },
    });
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.length).toBeGreaterThan(10);
    expect(steps.at(-1)).toBe(total);
  });

  test("lets an importer that fails take no other with it", async () => {
    vi.spyOn(driftgrid, "read").mockImplementation(async function* () {
      yield { kind: "read", file: "a.ndjson" };
      throw new Error("a bug");
    });
    const { files } = await listFiles(path.join(FIXTURES, "v1/fractions"));
    const report = await into(null, [memoryFile("a.ndjson", lines(makeRun())), ...files], { dryRun: true });
    expect(report.stored).toBe(3);
    expect(report.refused.notes).toEqual([
      { file: "a.ndjson", line: null, reason: "the importer of Driftgrid runs stopped here or behind it: a bug" },
    ]);
  });

  test("hands tables that nobody knows to CSV when their columns are explained", async () => {
    const table = memoryFile("a.csv", "Netz;Genauigkeit\nm;0,5\n");
    const without = await into(null, [table], { dryRun: true });
    expect(without.files).toEqual([{ path: "a.csv", bytes: table.size, format: null, role: null }]);
    const report = await into(null, [table], { dryRun: true, mapping: { model: "Netz", value: "Genauigkeit" } });
    expect(report.files).toEqual([{ path: "a.csv", bytes: table.size, format: "csv", role: "reads" }]);
  });
});

describe("memory and cancelling", () => {
  test("an import never reads further ahead than a batch and a chunk", async () => {
    const store = await openStore();
    let read = 0;
    let behind = 0;
    let ahead = 0;
    await into(
      store,
      [
        manyRuns(3 * IMPORT_BATCH + 7, (index) => {
          read = index + 1;
        }),
      ],
      {
        onBatch: () => {
          ahead = Math.max(ahead, read - behind);
          behind = read;
        },
      },
    );
    expect(ahead).toBeLessThanOrEqual(IMPORT_BATCH + 2);
  });

  test("an import that is cancelled keeps what it stored, and the next adds only the rest", async () => {
    const store = await openStore();
    const stop = new AbortController();
    const count = 2 * IMPORT_BATCH + 10;
    const cancelled = into(store, [manyRuns(count)], {
      signal: stop.signal,
      onBatch: () => stop.abort(new Error("enough")),
    });
    await expect(cancelled).rejects.toThrow("enough");
    expect(await store.db.$count(store.t.run)).toBe(IMPORT_BATCH);
    const rest = await into(store, [manyRuns(count)]);
    expect(rest).toMatchObject({ stored: count - IMPORT_BATCH, duplicates: IMPORT_BATCH });
    expect(rest.runs).toHaveLength(LIMITS.importedIds);
  });
});

describeOnEveryEngine("a dry run", ({ store }) => {
  const placement = { npu: 3, gpu: 0, cpu: 1 };
  const supplement = { runId: RUN_ID, source: "test", placement };
  const files = [
    memoryFile(
      "a.ndjson",
      lines(
        makeRun({ id: RUN_ID }),
        makeRun({ id: RUN_ID }),
        makeRun({ campaign: "b" }),
        { supplement },
        { supplement },
        { supplement: { ...supplement, runId: RUN_ID.replace(/1$/, "2") } },
        { supplement: { ...supplement, latencyMs: -1 } },
      ),
    ),
  ];
  const counts = async () => {
    const { db, t } = store();
    return [await db.$count(t.run), await db.$count(t.supplement)];
  };

  test("tells what storing will tell, before and after it", async () => {
    const before = await into(store(), files, { dryRun: true });
    expect(before).toMatchObject({
      stored: 2,
      duplicates: 1,
      supplements: { stored: 1, duplicates: 1 },
      refused: { count: 2 },
    });
    expect(await counts()).toEqual([0, 0]);
    expect(await into(store(), files)).toEqual({ ...before, dryRun: false });
    expect(await counts()).toEqual([2, 1]);
    const after = await into(store(), files, { dryRun: true });
    expect(after).toMatchObject({ stored: 0, duplicates: 3, supplements: { stored: 0, duplicates: 2 } });
    expect(await into(store(), files)).toEqual({ ...after, dryRun: false });
    expect(await counts()).toEqual([2, 1]);
  });

  test("knows an id that is stored with other content", async () => {
    await into(store(), files);
    const other = memoryFile("b.ndjson", lines(makeRun({ id: RUN_ID, campaign: "other" })));
    const dry = await into(store(), [other], { dryRun: true });
    expect(dry.refused.notes).toEqual([
      { file: "b.ndjson", line: 1, reason: expect.stringContaining("is stored with other content") },
    ]);
    expect(await into(store(), [other])).toEqual({ ...dry, dryRun: false });
  });
});

describe.skipIf(!hasShared("data"))("everything of ../shared/data", () => {
  describeOnEveryEngine("imports whole, and once", ({ store }) => {
    test("and the second time adds nothing", { timeout: 240_000 }, async () => {
      const { files, items } = await listFiles(shared("data"));
      const first = await into(store(), files, { before: items });
      expect(first.stored).toBeGreaterThan(1_770);
      const second = await into(store(), files, { before: items });
      expect(second).toEqual({
        ...first,
        stored: 0,
        duplicates: first.stored + first.duplicates,
        supplements: { stored: 0, duplicates: first.supplements.stored + first.supplements.duplicates },
      });
      expect(await store().db.$count(store().t.run)).toBe(first.stored);
    });
  });
});
