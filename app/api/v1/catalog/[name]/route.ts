import { csvResponse, jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { ServiceError } from "@/lib/contract/problem";
import { catalogCsv, readCatalog } from "@/lib/services/read-catalog";

export const GET = route(OPERATIONS.getCatalog, async ({ parameters, query }) => {
  const entries = readCatalog(parameters.name ?? "");
  if (!entries) throw new ServiceError("not-found", "There are catalogues of chips, schemes, metrics and versions.");
  return query.format === "csv" ? csvResponse(catalogCsv(entries), parameters.name ?? "") : jsonResponse(entries);
});
