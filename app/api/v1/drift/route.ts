import { csvResponse, jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { driftQuery } from "@/lib/contract/drift-queries";
import { OPERATIONS } from "@/lib/contract/operations";
import { ServiceError } from "@/lib/contract/problem";
import { layersCsv } from "@/lib/services/drift/export-drift-csv";
import { readDrift } from "@/lib/services/drift/read-drift";
import { resolveAsOf } from "@/lib/services/marks";

export const GET = route(OPERATIONS.getDrift, async ({ store, query }) => {
  const asked = driftQuery.parse(query);
  const view = await readDrift(store, { ...asked, asOf: await resolveAsOf(store, query.asOf) });
  if (!view) throw new ServiceError("not-found", `There is no run ${asked.b}.`);
  return query.format === "csv" ? csvResponse(layersCsv(view), "drift") : jsonResponse(view);
});
