import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { ServiceError } from "@/lib/contract/problem";
import { readWorkaround } from "@/lib/services/drift/read-workarounds";

export const GET = route(OPERATIONS.getWorkaround, async ({ store, parameters }) => {
  const id = parameters.id ?? "";
  const view = await readWorkaround(store, id);
  if (!view) throw new ServiceError("not-found", `There is no workaround ${JSON.stringify(id.slice(0, 60))}.`);
  return jsonResponse(view);
});
