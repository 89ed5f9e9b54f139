import { ownOrigin } from "@/app/_server/own-origin";
import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { ServiceError } from "@/lib/contract/problem";
import { readRerun } from "@/lib/services/runs/read-rerun";

export const GET = route(OPERATIONS.getRerun, async ({ store, parameters, request }) => {
  const view = await readRerun(store, parameters.id ?? "", ownOrigin(request.headers));
  if (!view) throw new ServiceError("not-found", `There is no run ${JSON.stringify(parameters.id?.slice(0, 60))}.`);
  return jsonResponse(view);
});
