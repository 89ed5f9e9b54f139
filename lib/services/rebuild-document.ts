import type { Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import type { RunDocument } from "@/lib/contract/run";
import type { Supplement } from "@/lib/contract/supplement";
import { type LayerRow, rebuildLayers } from "@/lib/services/layer-rows";

type RunRow = Tables["run"]["$inferSelect"];

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

/** What a file said of a run, as it was accepted: recording it again is a duplicate. */
export async function rebuildSupplement(store: Store, row: LayerRow & { document: string }): Promise<Supplement> {
  const said: Supplement = JSON.parse(row.document);
  const layers = await rebuildLayers(store, row);
  return layers ? { ...said, layers } : said;
}
