import { eq, type SQL } from "drizzle-orm";
import type { Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import { chipName } from "@/lib/domain/find-chip";
import { delta } from "@/lib/domain/metric";
import type { RunLine } from "@/lib/domain/run-view";
import { npuShare, runMarks } from "@/lib/domain/settle-cell";
import type { StackAxis } from "@/lib/domain/stack";
import { SAMPLE } from "@/lib/services/read-samples";

type RunRow = Tables["run"]["$inferSelect"];
type EvaluationRow = Tables["evaluation"]["$inferSelect"];

/** Columns of a run that a list shows: all stand before the large ones. */
export function lineColumns({ run, evaluation }: Tables) {
  return {
    id: run.id,
    sequence: run.seq,
    receivedAt: run.receivedAt,
    startedAt: run.startedAt,
    cellKey: run.cellKey,
    model: run.model,
    variant: evaluation.variant,
    targetKind: run.targetKind,
    chip: run.chip,
    device: run.device,
    scheme: run.scheme,
    path: run.path,
    simulated: run.simulated,
    emulated: run.emulated,
    dataset: evaluation.dataset,
    split: evaluation.split,
    metric: evaluation.metric,
    metricName: evaluation.metricName,
    metricKind: evaluation.metricKind,
    direction: evaluation.direction,
    unit: evaluation.unit,
    samples: evaluation.samples,
    status: run.status,
    reason: run.reason,
    value: run.value,
    referenceValue: run.referenceValue,
    npu: run.npu,
    gpu: run.gpu,
    cpu: run.cpu,
    runner: run.runner,
    campaign: run.campaign,
    qairt: run.qairt,
    onnxruntime: run.onnxruntime,
    qnnEp: run.qnnEp,
    qairtCompile: run.qairtCompile,
    runtime: run.runtime,
    sourceSha256: run.sourceSha256,
    quantizedSha256: run.quantizedSha256,
    origin: run.origin,
  };
}

export type LineRow = Pick<RunRow, "cellKey" | "simulated" | "emulated" | "origin"> &
  Pick<RunRow, StackAxis | "sourceSha256" | "quantizedSha256"> &
  Pick<RunRow, "npu" | "gpu" | "cpu" | "referenceValue"> &
  Pick<EvaluationRow, "direction"> &
  Omit<RunLine, "chipName" | "delta" | "marks">;

/** A line of the list. Its delta is against the reference that the run itself carries. */
export function toRunLine(row: LineRow): RunLine {
  const {
    cellKey: _,
    simulated,
    emulated,
    npu,
    gpu,
    cpu,
    referenceValue,
    direction,
    origin,
    qnnEp,
    qairtCompile,
    runtime,
    sourceSha256,
    quantizedSha256,
    ...line
  } = row;
  return {
    ...line,
    chipName: chipName(row.chip),
    delta: row.value === null || referenceValue === null ? null : delta(row.value, referenceValue, direction),
    marks: runMarks({ ...row, stack: row, sample: row.origin === SAMPLE }, npuShare(row)),
  };
}

/** Runs with their evaluation, ready for a `where`. */
export function selectLines(store: Store, where: SQL | undefined) {
  const { run, evaluation } = store.t;
  return store.db
    .select(lineColumns(store.t))
    .from(run)
    .innerJoin(evaluation, eq(evaluation.key, run.evaluationKey))
    .where(where);
}
