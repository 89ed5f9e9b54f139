import { deflateRawSync, inflateRawSync } from "node:zlib";
import { eq } from "drizzle-orm";
import type { Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import { type LayerColumns, unpackLayers } from "@/lib/contract/layer-columns";
import type { Layers } from "@/lib/contract/layers";

/** The columns in which a run and a supplement hold their layers. */
export type LayerRow = Pick<
  Tables["run"]["$inferSelect"],
  "layerGraph" | "layerNodes" | "layerMetrics" | "layerMeta" | "layerValues"
>;

/** Packed layers as they are inserted; all null without any. */
export function layerRow(layers: LayerColumns | null): LayerRow {
  return {
    layerGraph: layers?.graphHash ?? null,
    layerNodes: layers?.nodes ?? null,
    layerMetrics: layers?.metrics ?? null,
    layerMeta: layers?.meta ?? null,
    layerValues: layers ? Buffer.from(layers.values) : null,
  };
}

/** Rows of the graphs that these layers belong to, each structure once. */
export function graphRows(all: readonly (LayerColumns | null)[]): Tables["graph"]["$inferInsert"][] {
  const graphs = new Map(all.flatMap((layers) => (layers ? [[layers.graphHash, layers.graph] as const] : [])));
  return [...graphs].map(([hash, text]) => ({ hash, nodes: deflateRawSync(text) }));
}

/** The layers of a row with float32 values; undefined when it has none. */
export async function rebuildLayers(store: Store, row: LayerRow): Promise<Layers | undefined> {
  if (row.layerGraph === null || !row.layerMetrics || row.layerMeta === null || !row.layerValues) return undefined;
  const { graph } = store.t;
  const [stored] = await store.db.select().from(graph).where(eq(graph.hash, row.layerGraph));
  if (!stored) throw new Error(`layer graph ${row.layerGraph} is missing`);
  return unpackLayers({
    graph: inflateRawSync(stored.nodes).toString("utf8"),
    meta: row.layerMeta,
    metrics: row.layerMetrics,
    nodes: row.layerNodes ?? 0,
    values: row.layerValues,
  });
}
