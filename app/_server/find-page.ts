import { addressOf, explained, type PageResult, type SearchParams } from "@/app/_server/pages";
import { getStore } from "@/app/_server/store";
import { requireViewer } from "@/app/_server/viewer";
import { groupParameters } from "@/lib/contract/query-parts";
import { searchQuery } from "@/lib/contract/search";
import type { SearchView } from "@/lib/domain/search/search-view";
import { resolveAsOf } from "@/lib/services/marks";
import { search } from "@/lib/services/search/search";

/** Hits of each kind on the page, which has more room than the palette. */
const HITS = 25;

export type FoundPage = { found: SearchView; pinned: boolean };

/** What the page of the search shows. */
export async function readFindPage(searchParams: SearchParams): Promise<PageResult<FoundPage>> {
  const parameters = groupParameters(Object.entries(await searchParams));
  await requireViewer(addressOf("/find", parameters));
  return explained(searchQuery, async () => {
    const { q } = searchQuery.parse({ q: parameters.q });
    const store = await getStore();
    const asOf = await resolveAsOf(store, parameters.asOf);
    return { found: await search(store, { q, limit: HITS, asOf }), pinned: asOf !== null };
  });
}
