import { type PageResult, type Query, readAskedPage, type SearchParams } from "@/app/_server/pages";
import { searchQuery } from "@/lib/contract/search";
import type { SearchView } from "@/lib/domain/search/search-view";
import { search } from "@/lib/services/search/search";

/** Hits of each kind on the page, which has more room than the palette. */
const HITS = 25;

export type FoundPage = { found: SearchView; pinned: boolean };

/** What the page of the search shows. */
export async function readFindPage(searchParams: SearchParams): Promise<PageResult<FoundPage>> {
  const asked = { schema: searchQuery, parse: ({ q }: Query) => searchQuery.parse({ q }) };
  return readAskedPage("/find", searchParams, asked, async (store, { q }, asOf) => ({
    found: await search(store, { q, limit: HITS, asOf }),
    pinned: asOf !== null,
  }));
}
