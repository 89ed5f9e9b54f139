import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { ServiceError } from "@/lib/contract/problem";
import { removeKnownIssue } from "@/lib/services/known-issues";

export const DELETE = route(OPERATIONS.deleteKnownIssue, async ({ store, token, parameters }) => {
  const removed = await removeKnownIssue(store, parameters.id ?? "", token?.name ?? "", Date.now());
  if (!removed) throw new ServiceError("not-found", "There is no known issue of this id in force.");
  return jsonResponse(removed);
});
