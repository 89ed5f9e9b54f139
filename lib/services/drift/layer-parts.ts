import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { Store } from "@/db/store";
import { type Layers, PLACEMENT_COLUMN } from "@/lib/contract/layers";
import { LAYER_PLACES, type LayerPlace } from "@/lib/domain/drift/layers";
import type { LayerPart } from "@/lib/domain/drift/merge-parts";
import { readLayerGraphs } from "@/lib/services/drift/layer-graphs";
import type { LayerRow } from "@/lib/services/layer-rows";
import { until } from "@/lib/services/until";

/** Layers of a run or of a file about it, with where they came from. */
export type StoredPart = LayerPart & {
  /** Id of the supplement; null for those of the run itself. */
  id: string | null;
  importer: string | null;
  file: string | null;
  receivedAt: number;
};

type PartRow = LayerRow & Pick<StoredPart, "id" | "importer" | "file" | "receivedAt">;

/** What layers say beside graph and values. */
export type LayerMeta = Omit<Layers, "graph" | "metrics" | "placement">;

/** A column of a blob of float32 little-endian values, without copying where the machine allows it. */
function columnOf(values: Buffer, column: number, nodes: number): Float32Array {
  const from = column * nodes * 4;
  const bytes = values.subarray(from, from + nodes * 4);
  if (bytes.length !== nodes * 4) throw new Error(`layer values end after ${values.length} bytes`);
  return new Float32Array(Uint8Array.from(bytes).buffer);
}

const placeAt = (code: number): LayerPlace | null => (Number.isNaN(code) ? null : (LAYER_PLACES[code] ?? null));

async function toParts(store: Store, rows: readonly PartRow[]): Promise<StoredPart[]> {
  const stored = rows.flatMap((row) =>
    row.layerGraph !== null && row.layerMetrics && row.layerMeta !== null && row.layerValues
      ? [{ ...row, hash: row.layerGraph, columns: row.layerMetrics, meta: row.layerMeta, values: row.layerValues }]
      : [],
  );
  const graphs = await readLayerGraphs(
    store,
    stored.map(({ hash }) => hash),
  );
  return stored.map(({ id, importer, file, receivedAt, hash, columns, meta, values }) => {
    const nodes = graphs.get(hash) ?? [];
    const said: LayerMeta = JSON.parse(meta);
    const metrics: Record<string, Float32Array> = {};
    let placement: (LayerPlace | null)[] | null = null;
    for (const [index, name] of columns.entries()) {
      const column = columnOf(values, index, nodes.length);
      if (name === PLACEMENT_COLUMN) placement = Array.from(column, placeAt);
      else metrics[name] = column;
    }
    const { withDumpSha256 = null, withoutDumpSha256 = null } = said.observer ?? {};
    return {
      id,
      importer,
      file,
      receivedAt,
      graphKey: hash,
      nodes,
      ordered: said.ordered !== false,
      metrics,
      placement,
      against: said.against ?? null,
      samples: said.samples ?? null,
      sampleSetSha256: said.sampleSetSha256 ?? null,
      layout: said.layout ?? null,
      observer: said.observer ? { withDumpSha256, withoutDumpSha256 } : null,
    };
  });
}

/**
 * The layers that a run brought and those of files about it, oldest first.
 * @param upTo last ingest sequence that is read; null reads up to now
 */
export async function readLayerParts(store: Store, runId: string, upTo: number | null): Promise<StoredPart[]> {
  const { run, supplement } = store.t;
  const columns = (t: typeof run | typeof supplement) => ({
    receivedAt: t.receivedAt,
    layerGraph: t.layerGraph,
    layerNodes: t.layerNodes,
    layerMetrics: t.layerMetrics,
    layerMeta: t.layerMeta,
    layerValues: t.layerValues,
  });
  const own = await store.db
    .select(columns(run))
    .from(run)
    .where(and(eq(run.id, runId), isNotNull(run.layerGraph)));
  const later = await store.db
    .select({ ...columns(supplement), id: supplement.id, importer: supplement.source, file: supplement.file })
    .from(supplement)
    .where(and(eq(supplement.runId, runId), isNotNull(supplement.layerGraph), until(supplement.seq, upTo)))
    .orderBy(asc(supplement.seq));
  return toParts(store, [...own.map((row) => ({ ...row, id: null, importer: null, file: null })), ...later]);
}
