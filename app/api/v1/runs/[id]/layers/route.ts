import { csvResponse, jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { layersQuery } from "@/lib/contract/drift-queries";
import { OPERATIONS } from "@/lib/contract/operations";
import { ServiceError } from "@/lib/contract/problem";
import { layersCsv } from "@/lib/services/drift/export-drift-csv";
import { readLayersView } from "@/lib/services/drift/read-layers-view";
import { resolveAsOf } from "@/lib/services/marks";

export const GET = route(OPERATIONS.getLayers, async ({ store, parameters, query }) => {
  const { target } = layersQuery.parse(query);
  const id = parameters.id ?? "";
  const view = await readLayersView(store, id, { target, asOf: await resolveAsOf(store, query.asOf) });
  if (!view) throw new ServiceError("not-found", `There is no run ${JSON.stringify(id.slice(0, 60))}.`);
  return query.format === "csv" ? csvResponse(layersCsv(view), "layers") : jsonResponse(view);
});
