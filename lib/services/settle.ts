import { and, gt, inArray, sql } from "drizzle-orm";
import { OPEN } from "@/db/schema";
import { LostRaceError, type Store } from "@/db/store";
import { keepRules, RULES_VERSION } from "@/lib/services/changes/rules-version";
import { diffOfCells, type InPass, settleFamilies } from "@/lib/services/changes/settle-changes";
import { diffStatements, undoStatements } from "@/lib/services/changes/write-changes";
import { chunkCells } from "@/lib/services/chunk-cells";
import { cellRow } from "@/lib/services/compute-cells";
import { inChunks } from "@/lib/services/in-chunks";
import { dropLease, renewLease, takeLease } from "@/lib/services/lease";
import { findMark, type Mark } from "@/lib/services/marks";
import { nextPass, type Pass, sampleCells, touchedCells } from "@/lib/services/next-pass";
import { readCellRuns } from "@/lib/services/read-cell-runs";
import { readSamples, type Samples } from "@/lib/services/read-samples";

/** Runs that one pass takes on; its cells become visible together. */
export const PASS_RUNS = 50_000;
const LEASE = "settle";

export type SettleOptions = {
  /** Names this settler; one per process. */
  holder: string;
  clock: () => number;
  passRuns?: number;
};

/**
 * One pass: recomputes every cell that unsettled runs touch and judges it again, finds the cutoffs of the families this
 * changes, then writes the mark that makes the pass visible.
 * A pass that dies leaves no mark and is repeated; a pass that loses its lease writes nothing more.
 * @returns entries of the log settled: runs, supplements and other events; 0 when there was nothing to do or another process is at it
 */
export async function settlePass(store: Store, options: SettleOptions): Promise<number> {
  try {
    await store.atomically((tx) => [store.mustReturn(takeLease(store, tx, LEASE, options.holder, options.clock()))]);
    const mark = await findMark(store, null);
    await keepRules(store, mark, options.clock());
    const pass = await nextPass(store, mark.seq, options.passRuns ?? PASS_RUNS);
    if (pass) await runPass(store, options, mark, pass);
    await store.atomically((tx) => [dropLease(store, tx, options.holder)]);
    return pass ? pass.runs + pass.supplements + pass.events : 0;
  } catch (error) {
    if (error instanceof LostRaceError) return 0;
    throw error;
  }
}

/**
 * What a mark counts: runs that reads show. The latest measurement is one of sample data only until there is another,
 * so that no real result looks stale beside it.
 */
function countedAfter(mark: Mark, pass: Pass, before: Samples, after: Samples): Pick<Mark, "runs" | "newest"> {
  const shown = (samples: Samples) => (samples.shown ? samples.runs : 0);
  const realRuns = mark.runs - shown(before) + pass.runs - (after.runs - before.runs);
  const realBefore = before.firstReal === null ? 0 : mark.newest;
  return {
    runs: realRuns + shown(after),
    newest: after.firstReal === null ? Math.max(mark.newest, pass.newest) : Math.max(realBefore, pass.newestReal),
  };
}

async function runPass(store: Store, options: SettleOptions, mark: Mark, pass: Pass): Promise<void> {
  const { cell, evaluation } = store.t;
  const before = await readSamples(store, mark.seq);
  const after = await readSamples(store, pass.upTo);
  const flipped = before.shown === after.shown ? null : await sampleCells(store, pass.upTo);
  const touched = await touchedCells(store, mark.seq, pass.upTo);
  const keys = [...new Set([...touched.keys, ...(flipped?.cells ?? [])])].sort();
  const evaluations = new Set<string>(flipped?.evaluations);
  for (const key of flipped?.cells ?? []) touched.grown.delete(key);
  const grown = { since: mark.seq, keys: touched.grown };
  const inPass: InPass = (build) =>
    store.atomically((tx) => [
      store.mustReturn(renewLease(store, tx, LEASE, options.holder, options.clock())),
      ...build(tx),
    ]);
  const undo = await undoStatements(store, mark.seq);
  if (undo) await inPass(undo);
  const families = new Set<string>();
  for await (const chunk of chunkCells(store, keys, pass.upTo)) {
    const cells = await readCellRuns(store, chunk, pass.upTo);
    const rows = cells.map((one) => cellRow(one, pass.upTo));
    const diff = await diffOfCells(store, chunk, cells, pass.upTo, grown);
    for (const row of rows) evaluations.add(row.evaluationKey);
    for (const family of diff.families) families.add(family);
    await inPass((tx) => [
      // Versions after the mark are of a pass that died; what it had closed is closed at this pass instead.
      tx.delete(cell).where(and(inArray(cell.key, chunk), gt(cell.fromSeq, mark.seq))),
      tx
        .update(cell)
        .set({ toSeq: pass.upTo })
        .where(and(inArray(cell.key, chunk), gt(cell.toSeq, mark.seq))),
      store.insertMissing(tx, "cell", "key", rows),
      ...diffStatements(store, tx, diff, pass.upTo),
    ]);
  }
  await settleFamilies(store, families, pass.upTo, inPass);
  await inPass((tx) => [
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
      rules: RULES_VERSION,
      ...countedAfter(mark, pass, before, after),
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
