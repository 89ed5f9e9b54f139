import Sqlite from "better-sqlite3";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "@/db/open-store";
import type { Store } from "@/db/store";
import { parseMatrixQuery } from "@/lib/contract/matrix-filter";
import { findMark } from "@/lib/services/marks";
import { readMatrix } from "@/lib/services/read-matrix";
import { readRun } from "@/lib/services/read-run";
import { recordRuns } from "@/lib/services/record-runs";
import { settleAll } from "@/lib/services/settle";
import { verifyChanges } from "@/tests/crash/verify-changes";
import expected from "@/tests/fixtures/upgrade/0000.expected.json";
import { databasesOf, type Engine } from "@/tests/support/engines";
import { asItems } from "@/tests/support/runs";
import { readSource } from "@/tests/support/source-files";

const NOW = Date.parse("2026-02-01T00:00:00Z");

/** Fills an empty database with a frozen one. */
async function thaw(engine: Engine, url: string): Promise<void> {
  const dump = readSource(`tests/fixtures/upgrade/0000.${engine}.sql`);
  if (engine === "sqlite") {
    const client = new Sqlite(url.slice("file:".length));
    client.exec(dump);
    client.close();
    return;
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(dump).finally(() => client.end());
}

/** The squares of one model at a mark, with those facts that every version of Driftgrid has shown. */
async function squaresAt(store: Store, model: string, asOf: number): Promise<unknown[]> {
  const view = await readMatrix(store, { ...parseMatrixQuery({ model }), asOf });
  if (view.evaluations.length === 0) return [];
  return view.grid.squares.flat().map(({ row, column, count, cell }) => {
    if (!cell) return null;
    const { key, status, reason, value, valueIsLast, delta, reference, marks, stale, npuShare, qairt } = cell;
    const { runId, runs, points } = cell;
    const shown = { key, status, reason, value, valueIsLast, delta, reference, marks, stale, npuShare, qairt };
    return { row, column, count, ...shown, runId, runs, points };
  });
}

describe.each<Engine>(["sqlite", "postgres"])("a database of the first schema, on %s,", (engine) => {
  const databases = databasesOf(engine);
  let store: Store;
  beforeAll(async () => {
    const url = await databases.make();
    await thaw(engine, url);
    store = await openStore(url);
  });
  afterAll(async () => {
    await store?.close();
    await databases.dispose();
  });

  test("keeps every run, in its place and with its content", async () => {
    const { run } = store.t;
    const rows = await store.db
      .select({ seq: run.seq, id: run.id, contentSha256: run.contentSha256 })
      .from(run)
      .orderBy(run.seq);
    expect(rows).toEqual(expected.runs);
    for (const { id } of rows) expect(await readRun(store, id)).toMatchObject({ line: { id } });
  });

  test.each(Object.entries(expected.matrix))("shows the same matrix: %s", async (name, squares) => {
    const [model = "", seq] = name.split(" at ");
    expect(await squaresAt(store, model, Number(seq))).toEqual(squares);
  });

  test("keeps tokens and answers", async () => {
    expect(await store.db.$count(store.t.token)).toBe(1);
    expect(await store.db.$count(store.t.idempotency)).toBe(1);
  });

  test("settles what the old version had left, and takes every old document as a duplicate", async () => {
    const left = (await findMark(store, null)).seq;
    expect(left).toBeLessThan(expected.runs.length);
    await settleAll(store, { holder: "new", clock: () => NOW });
    expect((await findMark(store, null)).runs).toBe(expected.runs.length);
    const documents = await Promise.all(
      expected.runs.map(async ({ id }) => JSON.parse((await readRun(store, id))?.document ?? "null")),
    );
    const answers = await recordRuns(store, asItems(documents), { origin: "api", now: NOW });
    expect(answers.map((answer) => "duplicate" in answer && answer.duplicate)).toEqual(documents.map(() => true));
  });

  test("judges all of its cells once, and then no more", async () => {
    await settleAll(store, { holder: "new", clock: () => NOW });
    const mark = await findMark(store, null);
    expect(mark.rules).not.toBeNull();
    await verifyChanges(store, [mark.seq]);
    expect(await store.db.$count(store.t.change)).toBeGreaterThan(0);
    expect(await store.db.$count(store.t.rejudge)).toBe(1);
    expect(await settleAll(store, { holder: "new", clock: () => NOW })).toBe(0);
    expect(await findMark(store, null)).toEqual(mark);
  });
});
