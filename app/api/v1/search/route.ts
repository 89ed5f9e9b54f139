import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { searchQuery } from "@/lib/contract/search";
import { resolveAsOf } from "@/lib/services/marks";
import { search } from "@/lib/services/search/search";

export const GET = route(OPERATIONS.search, async ({ store, query }) => {
  const { asOf, ...rest } = query;
  return jsonResponse(await search(store, { ...searchQuery.parse(rest), asOf: await resolveAsOf(store, asOf) }));
});
