import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { ServiceError } from "@/lib/contract/problem";
import { readNamedChip } from "@/lib/services/chips/read-named-chip";
import { resolveAsOf } from "@/lib/services/marks";

export const GET = route(OPERATIONS.getChip, async ({ store, parameters, query }) => {
  const soc = parameters.soc ?? "";
  const view = await readNamedChip(store, soc, await resolveAsOf(store, query.asOf));
  if (!view)
    throw new ServiceError(
      "not-found",
      `Neither the catalogue nor a result knows ${JSON.stringify(soc.slice(0, 60))}.`,
    );
  return jsonResponse(view);
});
