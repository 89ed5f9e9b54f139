import { and, eq, inArray, type SQL } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { CellFact } from "@/lib/domain/standing";
import { inChunks } from "@/lib/services/in-chunks";
import type { Mark } from "@/lib/services/marks";
import { STALE_AFTER_MS } from "@/lib/services/read-cells";
import { standsAt } from "@/lib/services/stands-at";

/** Names asked for at once. */
const NAMES_AT_ONCE = 500;

/** Whose cells are read: all, those of some chips, or those of a model. */
export type CellsOf = { chips: readonly string[] } | { model: string } | "all";

function conditionsOf(store: Store, of: CellsOf): (SQL | undefined)[] {
  const { cell } = store.t;
  if (of === "all") return [undefined];
  if ("model" in of) return [eq(cell.model, of.model)];
  return [...inChunks(of.chips, NAMES_AT_ONCE)].map((some) => inArray(cell.chip, some));
}

/** Without float references: those are what others are held against. */
export const withoutReferences = (cells: readonly CellFact[]): CellFact[] =>
  cells.filter(({ targetKind }) => targetKind !== "reference");

/**
 * Cells at a mark as far as they are counted. Costs what there are cells at the mark, of a model what it has: history
 * and runs are not read.
 */
export async function readCellFacts(store: Store, mark: Mark, of: CellsOf): Promise<CellFact[]> {
  const { cell, evaluation } = store.t;
  const evaluations = store.db.select({ key: evaluation.key }).from(evaluation);
  const facts: CellFact[] = [];
  const under = new Map(
    (
      await store.db
        .select({
          key: evaluation.key,
          variant: evaluation.variant,
          metric: evaluation.metric,
          metricName: evaluation.metricName,
          unit: evaluation.unit,
          metricKind: evaluation.metricKind,
          direction: evaluation.direction,
          samples: evaluation.samples,
        })
        .from(evaluation)
        .where(of !== "all" && "model" in of ? eq(evaluation.model, of.model) : undefined)
    ).map((row) => [row.key, row]),
  );
  for (const condition of conditionsOf(store, of)) {
    const rows = await store.db
      .select({
        key: cell.key,
        evaluation: cell.evaluationKey,
        model: cell.model,
        targetKind: cell.targetKind,
        chip: cell.chip,
        scheme: cell.scheme,
        path: cell.path,
        status: cell.status,
        value: cell.value,
        intervalLow: cell.intervalLow,
        intervalHigh: cell.intervalHigh,
        intervalMethod: cell.intervalMethod,
        delta: cell.delta,
        referenceValue: cell.referenceValue,
        referenceSource: cell.referenceSource,
        referenceRunId: cell.referenceRunId,
        marks: cell.marks,
        qairt: cell.qairt,
        onnxruntime: cell.onnxruntime,
        measuredAt: cell.measuredAt,
        runId: cell.runId,
        runs: cell.runs,
      })
      .from(cell)
      .where(
        and(
          condition,
          // Every cell has an evaluation: naming them lets SQLite walk current rows by an index and skip history.
          of !== "all" && "model" in of ? undefined : inArray(cell.evaluationKey, evaluations),
          standsAt(cell, mark.seq),
        ),
      );
    for (const { intervalLow: low, intervalHigh: high, intervalMethod: method, ...row } of rows) {
      const named = under.get(row.evaluation);
      if (!named) continue;
      const { key: _, ...evaluated } = named;
      const interval = low === null || high === null || method === null ? null : { low, high, method };
      facts.push({ ...row, ...evaluated, interval, stale: mark.newest - row.measuredAt > STALE_AFTER_MS });
    }
  }
  return facts;
}
