import { and, inArray, type SQL } from "drizzle-orm";
import type { Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import { deltaInterval } from "@/lib/domain/estimates/delta-interval";
import { cellPlace } from "@/lib/domain/identity";
import type { Cell } from "@/lib/domain/matrix";
import { inChunks } from "@/lib/services/in-chunks";
import type { Mark } from "@/lib/services/marks";
import { standsAt } from "@/lib/services/stands-at";

/** A cell measured this long before the newest measurement of the store is stale (90 days, methods.md section 5). */
export const STALE_AFTER_MS = 90 * 24 * 60 * 60 * 1000;

type CellRow = Tables["cell"]["$inferSelect"];
type EvaluationRow = Tables["evaluation"]["$inferSelect"];

/** Evaluations asked for at once. */
const EVALUATIONS_AT_ONCE = 1_000;

/** A cell as it is shown. @param newest epoch milliseconds of the newest measurement of the store */
export function toCell(cell: CellRow, evaluation: EvaluationRow, newest: number): Cell {
  const reference: Cell["reference"] =
    cell.referenceValue === null
      ? null
      : {
          value: cell.referenceValue,
          source: cell.referenceSource ?? "unknown",
          kind: cell.referenceRunId === null ? "inline" : "run",
          runId: cell.referenceRunId,
        };
  const interval =
    cell.intervalLow === null || cell.intervalHigh === null || cell.intervalMethod === null
      ? null
      : { low: cell.intervalLow, high: cell.intervalHigh, method: cell.intervalMethod };
  const { metricKind: kind, direction, samples } = evaluation;
  return {
    key: cell.key,
    model: evaluation.model,
    variant: evaluation.variant,
    dataset: evaluation.dataset,
    split: evaluation.split,
    metric: evaluation.metric,
    samples: evaluation.samples,
    sampleSha256: evaluation.sampleSha256,
    ...cellPlace(cell),
    status: cell.status,
    reason: cell.reason,
    value: cell.value,
    valueIsLast: cell.valueIsLast,
    reference,
    delta: cell.delta,
    interval,
    deltaInterval: deltaInterval({ kind, direction, value: cell.value, interval, samples, reference }),
    smallestDrop:
      cell.smallestDrop === null || cell.smallestDropBasis === null
        ? null
        : { drop: cell.smallestDrop, basis: cell.smallestDropBasis },
    stale: newest - cell.measuredAt > STALE_AFTER_MS,
    marks: cell.marks,
    npuShare: cell.npuShare,
    qairt: cell.qairt,
    onnxruntime: cell.onnxruntime,
    measuredAt: cell.measuredAt,
    runId: cell.runId,
    runs: cell.runs,
    points: cell.points,
    metricName: evaluation.metricName,
    metricKind: evaluation.metricKind,
    direction: evaluation.direction,
    unit: evaluation.unit,
  };
}

async function readEvaluationsOf(store: Store, keys: ReadonlySet<string>): Promise<Map<string, EvaluationRow>> {
  const { evaluation } = store.t;
  const found = new Map<string, EvaluationRow>();
  for (const some of inChunks([...keys], EVALUATIONS_AT_ONCE)) {
    const rows = await store.db.select().from(evaluation).where(inArray(evaluation.key, some));
    for (const row of rows) found.set(row.key, row);
  }
  return found;
}

/** Cells as they stood at a mark. Empty lists do not restrict. */
export async function readCells(
  store: Store,
  mark: Mark,
  where: { evaluations?: string[]; models?: string[]; chips?: string[]; schemes?: string[]; keys?: string[] },
): Promise<Cell[]> {
  const { cell } = store.t;
  const conditions: (SQL | undefined)[] = [standsAt(cell, mark.seq)];
  if (where.evaluations?.length) conditions.push(inArray(cell.evaluationKey, where.evaluations));
  if (where.models?.length) conditions.push(inArray(cell.model, where.models));
  if (where.chips?.length) conditions.push(inArray(cell.chip, where.chips));
  if (where.schemes?.length) conditions.push(inArray(cell.scheme, where.schemes));
  if (where.keys?.length) conditions.push(inArray(cell.key, where.keys));
  const rows = await store.db
    .select()
    .from(cell)
    .where(and(...conditions));
  // Read once each: joined, every cell would carry its evaluation anew.
  const evaluations = await readEvaluationsOf(store, new Set(rows.map(({ evaluationKey }) => evaluationKey)));
  return rows.flatMap((row) => {
    const under = evaluations.get(row.evaluationKey);
    return under ? [toCell(row, under, mark.newest)] : [];
  });
}
