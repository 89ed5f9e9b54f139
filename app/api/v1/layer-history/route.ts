import { csvResponse, jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { layerHistoryQuery } from "@/lib/contract/drift-queries";
import { OPERATIONS } from "@/lib/contract/operations";
import { ServiceError } from "@/lib/contract/problem";
import { historyCsv } from "@/lib/services/drift/export-drift-csv";
import { readLayerHistory } from "@/lib/services/drift/read-layer-history";
import { resolveAsOf } from "@/lib/services/marks";

export const GET = route(OPERATIONS.getLayerHistory, async ({ store, query }) => {
  const asked = layerHistoryQuery.parse(query);
  const view = await readLayerHistory(store, { ...asked, asOf: await resolveAsOf(store, query.asOf) });
  if (!view) throw new ServiceError("not-found", `There is no run ${asked.run}.`);
  return query.format === "csv" ? csvResponse(historyCsv(view), "layer-history") : jsonResponse(view);
});
