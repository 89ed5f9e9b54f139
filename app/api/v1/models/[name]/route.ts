import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { ServiceError } from "@/lib/contract/problem";
import { resolveAsOf } from "@/lib/services/marks";
import { readModel } from "@/lib/services/models/read-model";

export const GET = route(OPERATIONS.getModel, async ({ store, parameters, query }) => {
  const name = parameters.name ?? "";
  const view = await readModel(store, name, await resolveAsOf(store, query.asOf));
  if (!view) throw new ServiceError("not-found", `No result is of a model ${JSON.stringify(name.slice(0, 60))}.`);
  return jsonResponse(view);
});
