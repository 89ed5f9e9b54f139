import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { ServiceError } from "@/lib/contract/problem";
import { readComparable } from "@/lib/services/runs/read-comparable";

export const GET = route(OPERATIONS.getComparable, async ({ store, parameters }) => {
  const view = await readComparable(store, parameters.id ?? "");
  if (!view) throw new ServiceError("not-found", `There is no run ${JSON.stringify(parameters.id?.slice(0, 60))}.`);
  return jsonResponse(view);
});
