import { and, asc, eq, gt, inArray, lt, lte, sql } from "drizzle-orm";
import { OPEN, type Tables } from "@/db/schema";
import { LostRaceError, type Store } from "@/db/store";
import { type CellRun, type ReferenceRun, settleCell } from "@/lib/domain/settle-cell";
import { inChunks } from "@/lib/services/in-chunks";
import { dropLease, takeLease } from "@/lib/services/lease";
import { findMark, type Mark } from "@/lib/services/marks";

/** Runs that one pass takes on; its cells become visible together. */
export const PASS_RUNS = 50_000;
/** Cells recomputed in one transaction: small enough that requests get their turn between two. */
const CHUNK_CELLS = 100;
const LEASE = "settle";

type CellRow = Tables["cell"]["$inferInsert"];

/** Columns of a run that settling reads: all stand before the large ones. */
function settleColumns(run: Tables["run"]) {
  return {
    seq: run.seq,
    id: run.id,
    cellKey: run.cellKey,
    evaluationKey: run.evaluationKey,
    model: run.model,
    targetKind: run.targetKind,
    chip: run.chip,
    scheme: run.scheme,
    path: run.path,
    backend: run.backend,
    simulated: run.simulated,
    emulated: run.emulated,
    receivedAt: run.receivedAt,
    startedAt: run.startedAt,
    status: run.status,
    reason: run.reason,
    value: run.value,
    referenceValue: run.referenceValue,
    referenceSource: run.referenceSource,
    sourceSha256: run.sourceSha256,
    quantizedSha256: run.quantizedSha256,
    qairt: run.qairt,
    qnnEp: run.qnnEp,
    onnxruntime: run.onnxruntime,
    qairtCompile: run.qairtCompile,
    runtime: run.runtime,
    numericOptions: run.numericOptions,
    npu: run.npu,
    gpu: run.gpu,
    cpu: run.cpu,
  };
}
type SettleRow = Pick<Tables["run"]["$inferSelect"], keyof ReturnType<typeof settleColumns>>;

function toCellRun(row: SettleRow): CellRun {
  return {
    id: row.id,
    seq: row.seq,
    status: row.status,
    reason: row.reason,
    value: row.value,
    at: row.startedAt ?? row.receivedAt,
    stack: {
      qairt: row.qairt,
      qnnEp: row.qnnEp,
      onnxruntime: row.onnxruntime,
      qairtCompile: row.qairtCompile,
      runtime: row.runtime,
      options: row.numericOptions ?? {},
    },
    reference:
      row.referenceValue === null ? null : { value: row.referenceValue, source: row.referenceSource ?? "unknown" },
    sourceSha256: row.sourceSha256,
    quantizedSha256: row.quantizedSha256,
    placement:
      row.npu === null && row.gpu === null && row.cpu === null ? null : { npu: row.npu, gpu: row.gpu, cpu: row.cpu },
  };
}

/** Keys of the cells that runs in (after, upTo] touch: their own, and all that a new reference is held against. */
async function touchedCells(store: Store, after: number, upTo: number): Promise<string[]> {
  const { run } = store.t;
  const range = and(gt(run.seq, after), lte(run.seq, upTo));
  const own = await store.db.selectDistinct({ key: run.cellKey }).from(run).where(range);
  const moved = await store.db
    .selectDistinct({ key: run.evaluationKey })
    .from(run)
    .where(and(range, eq(run.targetKind, "reference")));
  const keys = new Set(own.map((row) => row.key));
  for (const chunk of inChunks(moved, 500)) {
    const rows = await store.db
      .selectDistinct({ key: run.cellKey })
      .from(run)
      .where(
        and(
          inArray(
            run.evaluationKey,
            chunk.map((row) => row.key),
          ),
          lte(run.seq, upTo),
        ),
      );
    for (const row of rows) keys.add(row.key);
  }
  return [...keys].sort();
}

async function readReferences(store: Store, evaluations: string[], upTo: number): Promise<Map<string, ReferenceRun[]>> {
  const { run } = store.t;
  const rows = await store.db
    .select(settleColumns(run))
    .from(run)
    .where(
      and(
        inArray(run.evaluationKey, evaluations),
        eq(run.targetKind, "reference"),
        lte(run.seq, upTo),
        eq(run.status, "ok"),
      ),
    );
  const byEvaluation = new Map<string, ReferenceRun[]>();
  for (const row of rows) {
    if (row.value === null) continue;
    const list = byEvaluation.get(row.evaluationKey) ?? [];
    byEvaluation.set(row.evaluationKey, list);
    list.push({
      id: row.id,
      seq: row.seq,
      at: row.startedAt ?? row.receivedAt,
      value: row.value,
      source: row.path ?? "reference run",
      sourceSha256: row.sourceSha256,
      simulated: row.simulated,
    });
  }
  return byEvaluation;
}

/** What cells are at a sequence, recomputed from the runs up to it. */
export async function computeCells(store: Store, keys: string[], upTo: number): Promise<CellRow[]> {
  const { run, evaluation } = store.t;
  const rows = await store.db
    .select(settleColumns(run))
    .from(run)
    .where(and(inArray(run.cellKey, keys), lte(run.seq, upTo)))
    .orderBy(asc(run.cellKey), asc(run.seq));
  const evaluationKeys = [...new Set(rows.map((row) => row.evaluationKey))];
  const references = await readReferences(store, evaluationKeys, upTo);
  const evaluations = new Map(
    (await store.db.select().from(evaluation).where(inArray(evaluation.key, evaluationKeys))).map((row) => [
      row.key,
      row,
    ]),
  );
  const byCell = new Map<string, SettleRow[]>();
  for (const row of rows) {
    const group = byCell.get(row.cellKey);
    if (group) group.push(row);
    else byCell.set(row.cellKey, [row]);
  }
  return [...byCell].flatMap(([key, group]) => {
    const [first] = group;
    const under = first && evaluations.get(first.evaluationKey);
    return first && under ? [cellRow(key, upTo, first, under, group, references.get(under.key) ?? [])] : [];
  });
}

function cellRow(
  key: string,
  fromSeq: number,
  first: SettleRow,
  under: Tables["evaluation"]["$inferSelect"],
  group: SettleRow[],
  references: ReferenceRun[],
): CellRow {
  const settled = settleCell({
    targetKind: first.targetKind,
    simulated: first.simulated,
    emulated: first.emulated,
    samples: under.samples,
    direction: under.direction,
    runs: group.map(toCellRun),
    references,
  });
  return {
    key,
    fromSeq,
    toSeq: OPEN,
    evaluationKey: first.evaluationKey,
    model: first.model,
    targetKind: first.targetKind,
    chip: first.chip,
    scheme: first.scheme,
    path: first.path,
    backend: first.backend,
    simulated: first.simulated,
    emulated: first.emulated,
    runId: settled.runId,
    status: settled.status,
    reason: settled.reason,
    measuredAt: settled.at,
    value: settled.value,
    valueIsLast: settled.valueIsLast,
    referenceValue: settled.reference?.value ?? null,
    referenceSource: settled.reference?.source ?? null,
    referenceRunId: settled.reference?.runId ?? null,
    delta: settled.delta,
    npuShare: settled.npuShare,
    qairt: settled.qairt,
    onnxruntime: settled.onnxruntime,
    marks: settled.marks,
    runs: settled.runs,
    points: settled.points,
  };
}

/** The runs of the next pass: up to which sequence, how many, and the latest measurement among them. */
async function nextPass(
  store: Store,
  after: number,
  limit: number,
): Promise<{ upTo: number; runs: number; newest: number } | null> {
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
      upTo: sql`max(${batch.seq})`.mapWith(Number),
      runs: sql`count(*)`.mapWith(Number),
      newest: sql`max(${batch.at})`.mapWith(Number),
    })
    .from(batch);
  return row && row.runs > 0 ? row : null;
}

export type SettleOptions = {
  /** Names this settler; one per process. */
  holder: string;
  clock: () => number;
  passRuns?: number;
};

/**
 * One pass: recomputes every cell that unsettled runs touch, then writes the mark that makes the pass visible.
 * A pass that dies leaves no mark and is repeated; a pass that loses its lease writes nothing more.
 * @returns runs settled; 0 when there was nothing to do or another process is at it
 */
export async function settlePass(store: Store, options: SettleOptions): Promise<number> {
  try {
    await store.atomically((tx) => [store.mustReturn(takeLease(store, tx, LEASE, options.holder, options.clock()))]);
    const mark = await findMark(store, null);
    const pass = await nextPass(store, mark.seq, options.passRuns ?? PASS_RUNS);
    if (pass) await runPass(store, options, mark, pass);
    await store.atomically((tx) => [dropLease(store, tx, options.holder)]);
    return pass?.runs ?? 0;
  } catch (error) {
    if (error instanceof LostRaceError) return 0;
    throw error;
  }
}

async function runPass(
  store: Store,
  options: SettleOptions,
  mark: Mark,
  pass: { upTo: number; runs: number; newest: number },
): Promise<void> {
  const { cell, evaluation } = store.t;
  const keys = await touchedCells(store, mark.seq, pass.upTo);
  const evaluations = new Set<string>();
  for (const chunk of inChunks(keys, CHUNK_CELLS)) {
    const rows = await computeCells(store, chunk, pass.upTo);
    for (const row of rows) evaluations.add(row.evaluationKey);
    await store.atomically((tx) => [
      store.mustReturn(takeLease(store, tx, LEASE, options.holder, options.clock())),
      tx.delete(cell).where(and(inArray(cell.key, chunk), eq(cell.fromSeq, pass.upTo))),
      tx
        .update(cell)
        .set({ toSeq: pass.upTo })
        .where(and(inArray(cell.key, chunk), eq(cell.toSeq, OPEN), lt(cell.fromSeq, pass.upTo))),
      store.insertMissing(tx, "cell", "key", rows),
    ]);
  }
  await store.atomically((tx) => [
    store.mustReturn(takeLease(store, tx, LEASE, options.holder, options.clock())),
    ...[...inChunks([...evaluations], 1_000)].map((keysOfChunk) =>
      tx
        .update(evaluation)
        .set({
          firstSeq: sql`coalesce(${evaluation.firstSeq}, ${pass.upTo})`,
          cells: sql`(select count(*) from ${cell} where ${cell.evaluationKey} = ${evaluation.key} and ${cell.toSeq} = ${OPEN})`,
        })
        .where(inArray(evaluation.key, keysOfChunk)),
    ),
    tx.insert(store.t.mark).values({
      seq: pass.upTo,
      at: options.clock(),
      runs: mark.runs + pass.runs,
      newest: Math.max(mark.newest, pass.newest),
    }),
  ]);
}

/** Passes until nothing is left or another process holds the lease; returns the runs settled. */
export async function settleAll(store: Store, options: SettleOptions): Promise<number> {
  let total = 0;
  for (;;) {
    const settled = await settlePass(store, options);
    if (settled === 0) return total;
    total += settled;
  }
}
