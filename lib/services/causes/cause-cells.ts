import { eq, inArray } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { CauseCell, CauseReference } from "@/lib/domain/cause/cause";
import { cellError, pairedError } from "@/lib/domain/cause/cell-error";
import { referenceAt } from "@/lib/domain/changes/reference-at";
import { pairedTable } from "@/lib/domain/estimates/paired-table";
import { cellPlace } from "@/lib/domain/identity";
import { npuShare } from "@/lib/domain/settle-cell";
import type { CauseRuns } from "@/lib/services/causes/cause-runs";
import { MAX_DETAIL_BYTES } from "@/lib/services/changes/read-samples-of-runs";
import { inChunks } from "@/lib/services/in-chunks";
import { familyOf, referenceOf, type SettleRow, toCellRun } from "@/lib/services/read-cell-runs";

/** Runs whose samples are asked for at a time. */
const BITS_AT_ONCE = 500;

/**
 * Maps runs to what causes are found from. Outputs are never looked at here, and a document does not say which script
 * measured it: only a reference of the same campaign or request by the same runner counts as measured alike.
 */
export function causeCells({ evaluation, rows }: CauseRuns, twins: readonly SettleRow[] = []): CauseCell[] {
  const references = rows.flatMap(referenceOf);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const errorOf = (row: SettleRow) =>
    cellError({
      kind: evaluation.metricKind,
      value: row.value,
      samples: evaluation.samples,
      stderr: row.stderr,
      repeats: row.repeats ?? [],
    });
  const heldAgainst = (row: SettleRow): CauseReference | null => {
    if (row.targetKind === "reference") return null;
    const run = { ...toCellRun(row), family: familyOf(row) };
    const chosen = referenceAt(run, row.simulated, references);
    if (!chosen) return null;
    const measured = chosen.runId === null ? undefined : byId.get(chosen.runId);
    const isAlike = measured && measured.runner !== null && measured.runner === row.runner;
    return {
      value: chosen.value,
      source: chosen.source,
      error: measured ? errorOf(measured) : null,
      sameScript: isAlike && familyOf(measured) === run.family ? true : null,
    };
  };
  const toCell = (row: SettleRow): CauseCell => {
    const run = toCellRun(row);
    return {
      runId: row.id,
      cellKey: row.cellKey,
      evaluationKey: row.evaluationKey,
      at: run.at,
      seq: row.seq,
      ...cellPlace(row),
      stack: run.stack,
      status: row.status,
      value: row.value,
      error: errorOf(row),
      pairedError: null,
      reference: heldAgainst(row),
      npuShare: npuShare(run.placement),
      sourceSha256: row.sourceSha256,
      quantizedSha256: row.quantizedSha256,
      outputSha256: row.outputSha256,
      outputs: null,
    };
  };
  return [...rows.map(toCell), ...twins.map(toCell)];
}

async function bitsOf(store: Store, ids: readonly string[]): Promise<Map<string, Uint8Array>> {
  const { run } = store.t;
  const found = new Map<string, Uint8Array>();
  for (const chunk of inChunks(ids, BITS_AT_ONCE)) {
    const rows = await store.db.select({ id: run.id, bits: run.bits }).from(run).where(inArray(run.id, chunk));
    for (const { id, bits } of rows) if (bits) found.set(id, bits);
  }
  return found;
}

/**
 * Errors of the differences between a run and others over the same samples, by run: as many of the newest as
 * `MAX_DETAIL_BYTES` of samples hold. Without samples on the target there are none.
 */
export async function pairedErrors(
  store: Store,
  { evaluation, rows }: CauseRuns,
  targetId: string,
): Promise<Map<string, number>> {
  const { samples } = evaluation;
  const target = rows.find((row) => row.id === targetId);
  if (!target?.hasBits || samples === null) return new Map();
  const { run } = store.t;
  const [own] = await store.db.select({ bits: run.bits }).from(run).where(eq(run.id, targetId));
  const bits = own?.bits;
  if (!bits) return new Map();
  const others = rows.filter((row) => row.hasBits && row.status === "ok" && row.id !== targetId).map((row) => row.id);
  const held = Math.floor(MAX_DETAIL_BYTES / Math.ceil(samples / 8));
  const found = await bitsOf(store, held > 0 ? others.slice(-held) : []);
  return new Map(
    [...found].map(([id, other]) => [id, pairedError({ ...pairedTable(other, bits, samples), n: samples })]),
  );
}
