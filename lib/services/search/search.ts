import type { Store } from "@/db/store";
import { rankHits } from "@/lib/domain/search/rank";
import type { SearchView } from "@/lib/domain/search/search-view";
import { aliasesInForce } from "@/lib/services/aliases";
import { findMark, momentOf } from "@/lib/services/marks";
import { idHits } from "@/lib/services/search/id-hits";
import { nameHits } from "@/lib/services/search/name-hits";
import { readNames } from "@/lib/services/search/names";

export type SearchQuery = {
  /** What was typed; nothing in it has a special meaning but `#` before a run's sequence. */
  q: string;
  /** Hits of each kind. */
  limit: number;
  /** Ingest sequence, null for now. */
  asOf: number | null;
};

/**
 * Models, chips, schemes and evaluations by name, runs, changes and cells by id. Costs what there are names, not runs:
 * ids are looked up in ranges of their indexes. Campaigns and runners have no index and are not searched.
 */
export async function search(store: Store, { q, limit, asOf }: SearchQuery): Promise<SearchView> {
  const mark = await findMark(store, asOf);
  const pinned = asOf !== null;
  const asked = q.trim() !== "";
  const byId = asked ? await idHits(store, q, mark, pinned) : [];
  const byName = asked ? nameHits(q, await readNames(store, mark, pinned), await aliasesInForce(store)) : [];
  return {
    query: q,
    groups: rankHits([...byId, ...byName], limit),
    ...momentOf(mark),
  };
}
