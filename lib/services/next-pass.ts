import { and, asc, eq, gt, inArray, lte, sql } from "drizzle-orm";
import { OPEN } from "@/db/schema";
import type { Store } from "@/db/store";
import { inChunks } from "@/lib/services/in-chunks";
import { isSample, SAMPLE } from "@/lib/services/read-samples";

/** What a pass takes on: everything in the log up to a sequence. */
export type Pass = {
  upTo: number;
  runs: number;
  supplements: number;
  /** What else the log says: sample data put aside or brought back, triage, rules that changed. */
  events: number;
  /** Latest measurement among the runs, epoch milliseconds; 0 without runs. */
  newest: number;
  /** The same without sample data. */
  newestReal: number;
};

async function nextRuns(
  store: Store,
  after: number,
  end: number,
  limit: number,
): Promise<Omit<Pass, "supplements" | "events">> {
  const { run } = store.t;
  const batch = store.db
    .select({
      seq: run.seq,
      // A file may hold years-old results: its arrival says nothing of when they were measured.
      at: sql<number>`coalesce(${run.startedAt}, case when ${run.origin} = 'api' then ${run.receivedAt} end, 0)`.as(
        "at",
      ),
      origin: run.origin,
    })
    .from(run)
    .where(and(gt(run.seq, after), lte(run.seq, end)))
    .orderBy(asc(run.seq))
    .limit(limit)
    .as("batch");
  const [row] = await store.db
    .select({
      upTo: sql`coalesce(max(${batch.seq}), 0)`.mapWith(Number),
      runs: sql`count(*)`.mapWith(Number),
      newest: sql`coalesce(max(${batch.at}), 0)`.mapWith(Number),
      newestReal: sql`coalesce(max(${batch.at}) filter (where ${batch.origin} <> ${SAMPLE}), 0)`.mapWith(Number),
    })
    .from(batch);
  return row ?? { upTo: 0, runs: 0, newest: 0, newestReal: 0 };
}

/** Tables that hold the log beside runs. */
const EVENTS = ["sampleSwitch", "triage", "rejudge"] as const;

/** Events of another table of the log in (after, end]. */
async function nextEvents(
  store: Store,
  table: "supplement" | (typeof EVENTS)[number],
  after: number,
  end: number,
): Promise<{ upTo: number; count: number }> {
  const events = store.t[table];
  const [row] = await store.db
    .select({ upTo: sql`coalesce(max(${events.seq}), 0)`.mapWith(Number), count: sql`count(*)`.mapWith(Number) })
    .from(events)
    .where(and(gt(events.seq, after), lte(events.seq, end)));
  return row ?? { upTo: 0, count: 0 };
}

/** The next pass after a mark, at most `limit` runs; null when the log holds nothing more. */
export async function nextPass(store: Store, after: number, limit: number): Promise<Pass | null> {
  const first = await nextRuns(store, after, OPEN, limit);
  // A full batch ends with its last run: what came later belongs to a later pass.
  const end = first.runs === limit ? first.upTo : OPEN;
  const supplements = await nextEvents(store, "supplement", after, end);
  const events = await Promise.all(EVENTS.map((table) => nextEvents(store, table, after, end)));
  const count = events.reduce((sum, event) => sum + event.count, 0);
  if (first.runs + supplements.count + count === 0) return null;
  const upTo = Math.max(first.upTo, supplements.upTo, ...events.map((event) => event.upTo));
  // Runs that were committed between the two readings stand before the event that was read last.
  const runs = upTo === first.upTo ? first : await nextRuns(store, after, upTo, OPEN);
  return {
    ...runs,
    upTo,
    supplements: supplements.count,
    events: count,
  };
}

/** Keys of cells that have runs up to a sequence. */
async function allCells(store: Store, upTo: number): Promise<string[]> {
  const { run } = store.t;
  const rows = await store.db.selectDistinct({ key: run.cellKey }).from(run).where(lte(run.seq, upTo));
  return rows.map((row) => row.key).sort();
}

/** Keys of cells that a pass settles; of those in `grown` nothing happened but that they gained runs. */
export type Touched = { keys: string[]; grown: Set<string> };

/**
 * The cells that the log in (after, upTo] touches: those of its runs, of supplemented runs and of changes that
 * somebody triaged, all that a new reference is held against, and all there are when the rules of judging changed.
 */
export async function touchedCells(store: Store, after: number, upTo: number): Promise<Touched> {
  const { run, supplement, triage } = store.t;
  if ((await nextEvents(store, "rejudge", after, upTo)).count > 0) {
    return { keys: await allCells(store, upTo), grown: new Set() };
  }
  const range = and(gt(run.seq, after), lte(run.seq, upTo));
  const own = await store.db.selectDistinct({ key: run.cellKey }).from(run).where(range);
  const supplemented = await store.db
    .selectDistinct({ key: supplement.cellKey })
    .from(supplement)
    .where(and(gt(supplement.seq, after), lte(supplement.seq, upTo)));
  const triaged = await store.db
    .selectDistinct({ key: triage.cellKey })
    .from(triage)
    .where(and(gt(triage.seq, after), lte(triage.seq, upTo)));
  const moved = await store.db
    .selectDistinct({ key: run.evaluationKey })
    .from(run)
    .where(and(range, eq(run.targetKind, "reference")));
  const others = new Set([...supplemented, ...triaged].map((row) => row.key));
  for (const chunk of inChunks(
    moved.map((row) => row.key),
    500,
  )) {
    const rows = await store.db
      .selectDistinct({ key: run.cellKey })
      .from(run)
      .where(and(inArray(run.evaluationKey, chunk), lte(run.seq, upTo)));
    for (const row of rows) others.add(row.key);
  }
  const grown = new Set(own.map((row) => row.key).filter((key) => !others.has(key)));
  return { keys: [...grown, ...others].sort(), grown };
}

/** Keys of the cells and evaluations that sample data up to a sequence belongs to. */
export async function sampleCells(store: Store, upTo: number): Promise<{ cells: string[]; evaluations: string[] }> {
  const { run } = store.t;
  const rows = await store.db
    .selectDistinct({ cell: run.cellKey, evaluation: run.evaluationKey })
    .from(run)
    .where(and(isSample, lte(run.seq, upTo)));
  return {
    cells: [...new Set(rows.map((row) => row.cell))],
    evaluations: [...new Set(rows.map((row) => row.evaluation))],
  };
}
