import { inflateRawSync } from "node:zlib";
import { eq } from "drizzle-orm";
import type { Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import { unpackLayers } from "@/lib/contract/layer-columns";
import type { RunDocument } from "@/lib/contract/run";

type RunRow = Tables["run"]["$inferSelect"];

async function rebuildLayers(store: Store, row: RunRow): Promise<RunDocument["layers"]> {
  if (row.layerGraph === null || !row.layerMetrics || row.layerMeta === null || !row.layerValues) return undefined;
  const { graph } = store.t;
  const [stored] = await store.db.select().from(graph).where(eq(graph.hash, row.layerGraph));
  if (!stored) throw new Error(`graph ${row.layerGraph} of run ${row.id} is missing`);
  return unpackLayers({
    graph: inflateRawSync(stored.nodes).toString("utf8"),
    meta: row.layerMeta,
    metrics: row.layerMetrics,
    nodes: row.layerNodes ?? 0,
    values: row.layerValues,
  });
}

/**
 * The document of a run as it was accepted, with its id: posting it again is a duplicate. Layer values are the
 * float32 ones.
 */
export async function rebuildDocument(store: Store, row: RunRow): Promise<RunDocument> {
  const document: RunDocument = { ...JSON.parse(row.document), id: row.id };
  if (row.bits) document.result = { ...document.result, bits: row.bits.toString("base64") };
  const layers = await rebuildLayers(store, row);
  return layers ? { ...document, layers } : document;
}
