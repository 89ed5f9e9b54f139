import { and, asc, eq, gt, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import { inChunks } from "@/lib/services/in-chunks";

/** What a pass takes on: everything in the log up to a sequence. */
export type Pass = {
  upTo: number;
  runs: number;
  supplements: number;
  /** Latest measurement among the runs, epoch milliseconds; 0 without runs. */
  newest: number;
};

async function nextRuns(store: Store, after: number, limit: number): Promise<Omit<Pass, "supplements">> {
  const { run } = store.t;
  const batch = store.db
    .select({ seq: run.seq, at: sql<number>`coalesce(${run.startedAt}, ${run.receivedAt})`.as("at") })
    .from(run)
    .where(gt(run.seq, after))
    .orderBy(asc(run.seq))
    .limit(limit)
    .as("batch");
  const [row] = await store.db
    .select({
      upTo: sql`coalesce(max(${batch.seq}), 0)`.mapWith(Number),
      runs: sql`count(*)`.mapWith(Number),
      newest: sql`coalesce(max(${batch.at}), 0)`.mapWith(Number),
    })
    .from(batch);
  return row ?? { upTo: 0, runs: 0, newest: 0 };
}

/** The next pass after a mark, at most `limit` runs; null when the log holds nothing more. */
export async function nextPass(store: Store, after: number, limit: number): Promise<Pass | null> {
  const { supplement } = store.t;
  const runs = await nextRuns(store, after, limit);
  // A full batch ends with its last run: what was supplemented later belongs to a later pass.
  const range: (SQL | undefined)[] = [gt(supplement.seq, after)];
  if (runs.runs === limit) range.push(lte(supplement.seq, runs.upTo));
  const [rest] = await store.db
    .select({
      upTo: sql`coalesce(max(${supplement.seq}), 0)`.mapWith(Number),
      count: sql`count(*)`.mapWith(Number),
    })
    .from(supplement)
    .where(and(...range));
  const supplements = rest?.count ?? 0;
  if (runs.runs + supplements === 0) return null;
  return { ...runs, upTo: Math.max(runs.upTo, rest?.upTo ?? 0), supplements };
}

/**
 * Keys of the cells that the log in (after, upTo] touches: those of its runs and of supplemented runs, and all that a
 * new reference is held against.
 */
export async function touchedCells(store: Store, after: number, upTo: number): Promise<string[]> {
  const { run, supplement } = store.t;
  const range = and(gt(run.seq, after), lte(run.seq, upTo));
  const own = await store.db.selectDistinct({ key: run.cellKey }).from(run).where(range);
  const supplemented = await store.db
    .selectDistinct({ key: supplement.cellKey })
    .from(supplement)
    .where(and(gt(supplement.seq, after), lte(supplement.seq, upTo)));
  const moved = await store.db
    .selectDistinct({ key: run.evaluationKey })
    .from(run)
    .where(and(range, eq(run.targetKind, "reference")));
  const keys = new Set([...own, ...supplemented].map((row) => row.key));
  for (const chunk of inChunks(
    moved.map((row) => row.key),
    500,
  )) {
    const rows = await store.db
      .selectDistinct({ key: run.cellKey })
      .from(run)
      .where(and(inArray(run.evaluationKey, chunk), lte(run.seq, upTo)));
    for (const row of rows) keys.add(row.key);
  }
  return [...keys].sort();
}
