import { and, asc, eq, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import { groupBy } from "@/lib/domain/group-by";
import { cellPlace } from "@/lib/domain/identity";
import type { CellRun, ReferenceRun } from "@/lib/domain/settle-cell";
import { readSamples, SAMPLE } from "@/lib/services/read-samples";
import { stackColumns, stackOf } from "@/lib/services/stack-columns";

type EvaluationRow = Tables["evaluation"]["$inferSelect"];

/** Whether a document holds scores or clusters; only those of runs stored before this was kept are looked into. */
export const detailedColumn = (run: Tables["run"]): SQL =>
  sql`coalesce(${run.detailed}, ${run.document} like '%"scores":[%' or ${run.document} like '%"clusters":[%')`;

/**
 * Columns of a run that settling reads. All but the last stand before the large ones; of those only whether they are
 * there is asked.
 */
export function settleColumns(run: Tables["run"]) {
  return {
    seq: run.seq,
    id: run.id,
    origin: run.origin,
    runner: run.runner,
    cellKey: run.cellKey,
    evaluationKey: run.evaluationKey,
    model: run.model,
    ...cellPlace(run),
    receivedAt: run.receivedAt,
    startedAt: run.startedAt,
    status: run.status,
    reason: run.reason,
    value: run.value,
    stderr: run.stderr,
    repeats: run.repeats,
    correct: run.correct,
    outputSha256: run.outputSha256,
    campaign: run.campaign,
    referenceValue: run.referenceValue,
    referenceSource: run.referenceSource,
    sourceSha256: run.sourceSha256,
    quantizedSha256: run.quantizedSha256,
    ...stackColumns(run),
    npu: run.npu,
    gpu: run.gpu,
    cpu: run.cpu,
    hasBits: sql`${run.bits} is not null`.mapWith(Boolean),
    // Runs stored before requests were kept came together when they were received together.
    request: sql`coalesce(${run.request}, 'received ' || ${run.receivedAt})`.mapWith(String),
    detailed: detailedColumn(run).mapWith(Boolean),
  };
}
type Computed = { hasBits: boolean; request: string; detailed: boolean };
export type SettleRow = Pick<
  Tables["run"]["$inferSelect"],
  Exclude<keyof ReturnType<typeof settleColumns>, keyof Computed>
> &
  Computed;

/** What is judged together: the campaign, else the request. Sample data keeps to itself. */
export function familyOf({ origin, campaign, request }: Pick<SettleRow, "origin" | "campaign" | "request">): string {
  const family = campaign === null ? `request ${request}` : `campaign ${campaign}`;
  return origin === SAMPLE ? `sample ${family}` : family;
}

export function toCellRun(row: SettleRow): CellRun {
  return {
    id: row.id,
    seq: row.seq,
    status: row.status,
    reason: row.reason,
    facts: { correct: row.correct, perSample: row.hasBits, stderr: row.stderr, repeats: row.repeats },
    value: row.value,
    at: row.startedAt ?? row.receivedAt,
    stack: stackOf(row),
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
export type Reference = ReferenceRun & { sample: boolean; family: string };

/** What other runs may be held against: a reference run that measured something, else nothing. */
export function referenceOf(row: SettleRow): Reference[] {
  if (row.targetKind !== "reference" || row.status !== "ok" || row.value === null) return [];
  return [
    {
      id: row.id,
      seq: row.seq,
      at: row.startedAt ?? row.receivedAt,
      value: row.value,
      source: row.path ?? "reference run",
      sourceSha256: row.sourceSha256,
      simulated: row.simulated,
      sample: row.origin === SAMPLE,
      family: familyOf(row),
    },
  ];
}

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
  const byEvaluation = groupBy(rows, ({ evaluationKey }) => evaluationKey);
  return new Map([...byEvaluation].map(([key, own]) => [key, own.flatMap(referenceOf)]));
}

/**
 * Replaces the placement of runs by that of their newest supplement, in place. One with every count speaks before one
 * that lacks some, however new: an ONNX Runtime profile cannot count the nodes inside an NPU partition.
 */
export async function supplementPlacement(
  store: Store,
  rows: SettleRow[],
  keys: string[],
  upTo: number,
): Promise<void> {
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

/** One cell with everything that speaks for it at a sequence. */
export type CellRuns = {
  key: string;
  evaluation: EvaluationRow;
  sample: boolean;
  /** At least one, in the order of their sequence. */
  runs: SettleRow[];
  /** Reference runs of the evaluation, sample data held against sample data only. */
  references: Reference[];
};

/**
 * The runs of cells up to a sequence. A cell of nothing but hidden sample data is none.
 * @param only a condition on the runs; without it all are read
 */
export async function readCellRuns(store: Store, keys: string[], upTo: number, only?: SQL): Promise<CellRuns[]> {
  const { run, evaluation } = store.t;
  const rows = await store.db
    .select(settleColumns(run))
    .from(run)
    .where(and(inArray(run.cellKey, keys), lte(run.seq, upTo), only))
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
  return [...groupBy(rows, ({ cellKey }) => cellKey)].flatMap(([key, all]) => {
    const group = speaking(all, samplesShown);
    const [first] = group;
    const under = first && evaluations.get(first.evaluationKey);
    if (!first || !under) return [];
    const sample = first.origin === SAMPLE;
    const held = (references.get(under.key) ?? []).filter((reference) => reference.sample === sample);
    return [{ key, evaluation: under, sample, runs: group, references: held }];
  });
}
