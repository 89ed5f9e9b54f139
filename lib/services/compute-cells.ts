import { OPEN, type Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import { cellPlace } from "@/lib/domain/identity";
import { settleCell } from "@/lib/domain/settle-cell";
import { type CellRuns, readCellRuns, type SettleRow, toCellRun } from "@/lib/services/read-cell-runs";

type CellRow = Tables["cell"]["$inferSelect"];

/** What cells are at a sequence, recomputed from the runs up to it. A cell of nothing but hidden sample data is none. */
export async function computeCells(store: Store, keys: string[], upTo: number): Promise<CellRow[]> {
  return (await readCellRuns(store, keys, upTo)).map((cell) => cellRow(cell, upTo));
}

/** The row of a cell that begins at a sequence. */
export function cellRow(cell: CellRuns, upTo: number): CellRow {
  const { evaluation: under, runs, references, sample } = cell;
  const first = runs[0] as SettleRow;
  const settled = settleCell({
    targetKind: first.targetKind,
    simulated: first.simulated,
    emulated: first.emulated,
    sample,
    samples: under.samples,
    metricKind: under.metricKind,
    direction: under.direction,
    runs: runs.map(toCellRun),
    references,
  });
  return {
    key: cell.key,
    fromSeq: upTo,
    toSeq: OPEN,
    evaluationKey: first.evaluationKey,
    model: first.model,
    ...cellPlace(first),
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
    intervalLow: settled.interval?.low ?? null,
    intervalHigh: settled.interval?.high ?? null,
    intervalMethod: settled.interval?.method ?? null,
    smallestDrop: settled.smallestDrop?.drop ?? null,
    smallestDropBasis: settled.smallestDrop?.basis ?? null,
    npuShare: settled.npuShare,
    qairt: settled.qairt,
    onnxruntime: settled.onnxruntime,
    marks: settled.marks,
    runs: settled.runs,
    points: settled.points,
  };
}
