import { and, desc, eq, inArray, isNotNull, type SQL } from "drizzle-orm";
import type { Store } from "@/db/store";
import { PLACEMENT_COLUMN } from "@/lib/contract/layers";
import type { LayerMeta } from "@/lib/services/drift/layer-parts";
import { inChunks } from "@/lib/services/in-chunks";
import { type LineRow, lineColumns } from "@/lib/services/run-lines";
import { until } from "@/lib/services/until";

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
      .where(and(inArray(supplement.runId, chunk), isNotNull(supplement.layerGraph), until(supplement.seq, upTo)))
      .orderBy(supplement.seq);
    for (const row of rows) found.set(row.runId, [...(found.get(row.runId) ?? []), ...toFacts(row, row.id)]);
  }
  return found;
}

/** Ids of the newest runs that have layers, their own or in a file about them; each kind is found by its own index. */
async function newestIds(store: Store, where: SQL | undefined, upTo: number | null, limit: number): Promise<string[]> {
  const { run, supplement } = store.t;
  const own = await store.db
    .select({ id: run.id, seq: run.seq })
    .from(run)
    .where(and(where, isNotNull(run.layerGraph), until(run.seq, upTo)))
    .orderBy(desc(run.seq))
    .limit(limit);
  const later = await store.db
    .selectDistinct({ id: run.id, seq: run.seq })
    .from(supplement)
    .innerJoin(run, eq(run.id, supplement.runId))
    .where(and(where, isNotNull(supplement.layerGraph), until(supplement.seq, upTo)))
    .orderBy(desc(run.seq))
    .limit(limit);
  const found = new Map([...own, ...later].map(({ id, seq }) => [id, seq]));
  return [...found]
    .sort(([, x], [, y]) => y - x)
    .slice(0, limit)
    .map(([id]) => id);
}

/**
 * Runs with layer values, newest first, without the values.
 * @param where what is asked of the runs beside having layers; may name columns of `run` only
 * @param upTo last ingest sequence that is read; null reads up to now
 * @param limit at most as many are looked at; those that only say where layers ran are left out then
 */
export async function readLayeredRuns(
  store: Store,
  where: SQL | undefined,
  upTo: number | null,
  limit: number,
): Promise<LayeredLine[]> {
  const { run, evaluation } = store.t;
  const ids = await newestIds(store, where, upTo, limit);
  const parts = await readLaterParts(store, ids, upTo);
  const lines: LayeredLine[] = [];
  for (const chunk of inChunks(ids, 1_000)) {
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
      .where(inArray(run.id, chunk));
    for (const { layerGraph, layerNodes, layerMetrics, layerMeta, ...line } of rows) {
      const own = toFacts({ layerGraph, layerNodes, layerMetrics, layerMeta }, null);
      lines.push({ ...line, parts: [...own, ...(parts.get(line.id) ?? [])] });
    }
  }
  return lines
    .filter((line) => line.parts.some(({ columns }) => columns.some(isMeasured)))
    .sort((x, y) => y.sequence - x.sequence);
}
