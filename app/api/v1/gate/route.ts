import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { gateQuery, namesSet } from "@/lib/contract/gate";
import { OPERATIONS } from "@/lib/contract/operations";
import { ServiceError } from "@/lib/contract/problem";
import { readGate } from "@/lib/services/notify/read-gate";

export const GET = route(OPERATIONS.getGate, async ({ store, query }) => {
  const set = gateQuery.parse(query);
  if (namesSet(set)) return jsonResponse(await readGate(store, set));
  throw new ServiceError("invalid-query", "No set is named.", [
    { location: "campaign", message: "nothing says which runs", fix: "send campaign, request, since or a filter" },
  ]);
});
