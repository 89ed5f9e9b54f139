import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { ServiceError } from "@/lib/contract/problem";
import { removeAlias } from "@/lib/services/aliases";

export const DELETE = route(OPERATIONS.deleteAlias, async ({ store, parameters }) => {
  const removed = await removeAlias(store, parameters.id ?? "", Date.now());
  if (!removed) throw new ServiceError("not-found", "There is no alias of this id in force.");
  return jsonResponse(removed);
});
