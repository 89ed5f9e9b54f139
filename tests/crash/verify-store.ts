import { asc, count, countDistinct, eq } from "drizzle-orm";
import { expect } from "vitest";
import { OPEN, type Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import { computeCells } from "@/lib/services/compute-cells";
import { inChunks } from "@/lib/services/in-chunks";
import { verifyChanges } from "@/tests/crash/verify-changes";

type CellRow = Tables["cell"]["$inferSelect"];

const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);

/** What a version says, without the range in which it says so. */
function said({ fromSeq: _, toSeq: __, ...rest }: CellRow | Tables["cell"]["$inferInsert"]) {
  return rest;
}

/** Every acknowledged run is stored, every stored run is stored once. */
export async function verifyRuns(store: Store, acknowledged: ReadonlySet<string>): Promise<void> {
  const { run } = store.t;
  const ids = (await store.db.select({ id: run.id }).from(run)).map((row) => row.id);
  const stored = new Set(ids);
  expect(ids.length).toBe(stored.size);
  expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
}

/** The versions of each cell follow each other without gap or overlap; the last one is current. */
export function verifyChains(versions: readonly CellRow[]): void {
  const byCell = new Map<string, CellRow[]>();
  for (const version of versions) byCell.set(version.key, [...(byCell.get(version.key) ?? []), version]);
  for (const chain of byCell.values()) {
    chain.sort((a, b) => a.fromSeq - b.fromSeq);
    expect(chain.map((version) => version.toSeq)).toEqual([...chain.slice(1).map((next) => next.fromSeq), OPEN]);
  }
}

/** What a read pinned at each of some marks shows is what the runs up to that mark say. */
export async function verifyMarks(store: Store, versions: readonly CellRow[], marks: readonly number[]): Promise<void> {
  const { run } = store.t;
  const keys = (await store.db.selectDistinct({ key: run.cellKey }).from(run)).map((row) => row.key);
  for (const mark of marks) {
    const shown = versions.filter((version) => version.fromSeq <= mark && mark < version.toSeq);
    const recomputed: Tables["cell"]["$inferInsert"][] = [];
    for (const chunk of inChunks(keys, 500)) recomputed.push(...(await computeCells(store, chunk, mark)));
    expect(shown.map(said).sort(byKey)).toEqual(recomputed.map(said).sort(byKey));
  }
  await verifyChanges(store, marks);
}

/** Counts that are kept beside cells and runs are what counting gives. */
export async function verifyCounts(store: Store): Promise<void> {
  const { run, cell, evaluation, graph, mark } = store.t;
  const [runs] = await store.db.select({ all: count(), ids: countDistinct(run.id) }).from(run);
  const marks = await store.db.select().from(mark).orderBy(asc(mark.seq));
  expect(marks.at(-1)?.runs).toBe(runs?.all);
  expect(runs?.ids).toBe(runs?.all);
  const open = await store.db
    .select({ key: cell.evaluationKey, cells: count() })
    .from(cell)
    .where(eq(cell.toSeq, OPEN))
    .groupBy(cell.evaluationKey);
  const kept = await store.db.select({ key: evaluation.key, cells: evaluation.cells }).from(evaluation);
  expect(kept.sort(byKey)).toEqual(open.sort(byKey));
  const graphs = new Set((await store.db.select({ hash: graph.hash }).from(graph)).map((row) => row.hash));
  const used = (await store.db.selectDistinct({ hash: run.layerGraph }).from(run)).map((row) => row.hash);
  expect(used.filter((hash) => hash !== null && !graphs.has(hash))).toEqual([]);
}
