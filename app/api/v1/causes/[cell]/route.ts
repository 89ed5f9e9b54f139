import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { ServiceError } from "@/lib/contract/problem";
import { readCause } from "@/lib/services/causes/read-cause";
import { resolveAsOf } from "@/lib/services/marks";

export const GET = route(OPERATIONS.getCause, async ({ store, parameters, query }) => {
  const { run } = OPERATIONS.getCause.query.parse(query);
  const asOf = await resolveAsOf(store, query.asOf);
  const view = await readCause(store, { cell: parameters.cell ?? "", run: run ?? null, asOf });
  if (!view) throw new ServiceError("not-found", "There is no such cell, or the run is none of its runs.");
  return jsonResponse(view);
});
