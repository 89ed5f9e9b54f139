import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { ServiceError } from "@/lib/contract/problem";
import { resolveAsOf } from "@/lib/services/marks";
import { readCell } from "@/lib/services/read-cell";

export const GET = route(OPERATIONS.getCell, async ({ store, parameters, query }) => {
  const view = await readCell(store, parameters.key ?? "", await resolveAsOf(store, query.asOf));
  if (!view) throw new ServiceError("not-found", `There is no cell ${JSON.stringify(parameters.key?.slice(0, 60))}.`);
  return jsonResponse(view);
});
