import { and, desc, eq, exists, inArray, isNotNull, lte, or, type SQL } from "drizzle-orm";
import type { Store } from "@/db/store";
import { PLACEMENT_COLUMN } from "@/lib/contract/layers";
import type { LayerMeta } from "@/lib/services/drift/layer-parts";
import { inChunks } from "@/lib/services/in-chunks";
import { type LineRow, lineColumns } from "@/lib/services/run-lines";

/** What is known of some layers without reading their values. */
export type PartFacts = {
  /** Null for those that came with the run. */
  supplement: string | null;
  graph: string;
  nodes: number;
  /** Columns as they are stored, the placement among them. */
  columns: string[];
  meta: LayerMeta;
};

/** A run that has layers; `parts` are oldest first. */
export type LayeredLine = LineRow & {
  evaluationKey: string;
  numericOptions: Record<string, string> | null;
  parts: PartFacts[];
};

type PartRow = {
  layerGraph: string | null;
  layerNodes: number | null;
  layerMetrics: string[] | null;
  layerMeta: string | null;
};

function toFacts(row: PartRow, supplement: string | null): PartFacts[] {
  if (row.layerGraph === null || !row.layerMetrics) return [];
  const meta: LayerMeta = JSON.parse(row.layerMeta ?? "{}");
  return [{ supplement, graph: row.layerGraph, nodes: row.layerNodes ?? 0, columns: row.layerMetrics, meta }];
}

/** True for a column that says how layers fared; a placement alone is nothing to hold an error against. */
export const isMeasured = (column: string) => column !== PLACEMENT_COLUMN;

/** Files about runs that brought layers, oldest first, by run. */
async function readLaterParts(store: Store, ids: string[], upTo: number | null): Promise<Map<string, PartFacts[]>> {
  const { supplement } = store.t;
  const found = new Map<string, PartFacts[]>();
  for (const chunk of inChunks(ids, 1_000)) {
    const rows = await store.db
      .select({
        id: supplement.id,
        runId: supplement.runId,
        layerGraph: supplement.layerGraph,
        layerNodes: supplement.layerNodes,
        layerMetrics: supplement.layerMetrics,
        layerMeta: supplement.layerMeta,
      })
      .from(supplement)
      .where(
        and(
          inArray(supplement.runId, chunk),
          isNotNull(supplement.layerGraph),
          upTo === null ? undefined : lte(supplement.seq, upTo),
        ),
      )
      .orderBy(supplement.seq);
    for (const row of rows) found.set(row.runId, [...(found.get(row.runId) ?? []), ...toFacts(row, row.id)]);
  }
  return found;
}

/**
 * Runs with layer values, newest first, without the values.
 * @param where what is asked of the runs beside having layers
 * @param upTo last ingest sequence that is read; null reads up to now
 * @param limit at most as many; one more is not read, so compare the length with it
 */
export async function readLayeredRuns(
  store: Store,
  where: SQL | undefined,
  upTo: number | null,
  limit: number,
): Promise<LayeredLine[]> {
  const { run, evaluation, supplement } = store.t;
  const later = store.db
    .select({ id: supplement.id })
    .from(supplement)
    .where(and(eq(supplement.runId, run.id), isNotNull(supplement.layerGraph)));
  const rows = await store.db
    .select({
      ...lineColumns(store.t),
      evaluationKey: run.evaluationKey,
      numericOptions: run.numericOptions,
      layerGraph: run.layerGraph,
      layerNodes: run.layerNodes,
      layerMetrics: run.layerMetrics,
      layerMeta: run.layerMeta,
    })
    .from(run)
    .innerJoin(evaluation, eq(evaluation.key, run.evaluationKey))
    .where(and(where, upTo === null ? undefined : lte(run.seq, upTo), or(isNotNull(run.layerGraph), exists(later))))
    .orderBy(desc(run.seq))
    .limit(limit);
  const parts = await readLaterParts(
    store,
    rows.map(({ id }) => id),
    upTo,
  );
  return rows
    .map((row) => ({ ...row, parts: [...toFacts(row, null), ...(parts.get(row.id) ?? [])] }))
    .filter((row) => row.parts.some(({ columns }) => columns.some(isMeasured)));
}
