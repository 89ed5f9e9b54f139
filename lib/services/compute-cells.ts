import { and, asc, eq, inArray, lte } from "drizzle-orm";
import { OPEN, type Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import { type CellRun, type ReferenceRun, settleCell } from "@/lib/domain/settle-cell";
import { readSamples, SAMPLE } from "@/lib/services/read-samples";

type CellRow = Tables["cell"]["$inferInsert"];

/** Columns of a run that settling reads: all stand before the large ones. */
function settleColumns(run: Tables["run"]) {
  return {
    seq: run.seq,
    id: run.id,
    origin: run.origin,
    runner: run.runner,
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
    runner: row.runner,
  };
}

/** Sample data is held against sample references only, and nothing else is. */
type Reference = ReferenceRun & { sample: boolean };

async function readReferences(store: Store, evaluations: string[], upTo: number): Promise<Map<string, Reference[]>> {
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
  const byEvaluation = new Map<string, Reference[]>();
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
      sample: row.origin === SAMPLE,
    });
  }
  return byEvaluation;
}

/**
 * Replaces the placement of runs by that of their newest supplement, in place. One with every count speaks before one
 * that lacks some, however new: an ONNX Runtime profile cannot count the nodes inside an NPU partition.
 */
async function supplementPlacement(store: Store, rows: SettleRow[], keys: string[], upTo: number): Promise<void> {
  const { supplement } = store.t;
  const found = await store.db
    .select({ runId: supplement.runId, npu: supplement.npu, gpu: supplement.gpu, cpu: supplement.cpu })
    .from(supplement)
    .where(and(inArray(supplement.cellKey, keys), lte(supplement.seq, upTo)))
    .orderBy(asc(supplement.seq));
  if (found.length === 0) return;
  const byRun = new Map(rows.map((row) => [row.id, row]));
  const known = (placement: Pick<SettleRow, "npu" | "gpu" | "cpu">) =>
    [placement.npu, placement.gpu, placement.cpu].filter((count) => count !== null).length;
  for (const { runId, ...placement } of found) {
    const row = byRun.get(runId);
    if (row && known(placement) > 0 && known(placement) >= known(row)) Object.assign(row, placement);
  }
}

/** The runs that a cell is made of: never sample data beside others, and no sample data while it is put aside. */
function speaking(group: SettleRow[], samplesShown: boolean): SettleRow[] {
  const others = group.filter((row) => row.origin !== SAMPLE);
  return others.length > 0 || !samplesShown ? others : group;
}

/** What cells are at a sequence, recomputed from the runs up to it. A cell of nothing but hidden sample data is none. */
export async function computeCells(store: Store, keys: string[], upTo: number): Promise<CellRow[]> {
  const { run, evaluation } = store.t;
  const rows = await store.db
    .select(settleColumns(run))
    .from(run)
    .where(and(inArray(run.cellKey, keys), lte(run.seq, upTo)))
    .orderBy(asc(run.cellKey), asc(run.seq));
  const samplesShown = rows.some((row) => row.origin === SAMPLE) && (await readSamples(store, upTo)).shown;
  await supplementPlacement(store, rows, keys, upTo);
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
  return [...byCell].flatMap(([key, all]) => {
    const group = speaking(all, samplesShown);
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
  references: Reference[],
): CellRow {
  const sample = first.origin === SAMPLE;
  const settled = settleCell({
    targetKind: first.targetKind,
    simulated: first.simulated,
    emulated: first.emulated,
    sample,
    samples: under.samples,
    direction: under.direction,
    runs: group.map(toCellRun),
    references: references.filter((reference) => reference.sample === sample),
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
