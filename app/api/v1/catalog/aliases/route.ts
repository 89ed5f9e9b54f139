import { csvResponse, jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { readAliasCatalog } from "@/lib/services/read-alias-catalog";
import { catalogCsv } from "@/lib/services/read-catalog";

export const GET = route(OPERATIONS.getAliases, async ({ store, query }) => {
  const entries = await readAliasCatalog(store, query.removed === "true");
  return query.format === "csv" ? csvResponse(catalogCsv(entries), "aliases") : jsonResponse(entries);
});
