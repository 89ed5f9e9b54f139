import { csvResponse, jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { layerGridQuery } from "@/lib/contract/drift-queries";
import { OPERATIONS } from "@/lib/contract/operations";
import { gridCsv } from "@/lib/services/drift/export-drift-csv";
import { readLayerGrid } from "@/lib/services/drift/read-layer-grid";
import { resolveAsOf } from "@/lib/services/marks";

export const GET = route(OPERATIONS.getLayerGrid, async ({ store, query }) => {
  const asOf = await resolveAsOf(store, query.asOf);
  const view = await readLayerGrid(store, { ...layerGridQuery.parse(query), asOf });
  return query.format === "csv" ? csvResponse(gridCsv(view), "layer-grid") : jsonResponse(view);
});
