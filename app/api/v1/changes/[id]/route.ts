import { patchChange } from "@/app/_server/patch-change";
import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { parseChangesQuery } from "@/lib/contract/change-filter";
import { OPERATIONS } from "@/lib/contract/operations";
import { ServiceError } from "@/lib/contract/problem";
import { readChange } from "@/lib/services/changes/read-change";
import { resolveAsOf } from "@/lib/services/marks";

export const GET = route(OPERATIONS.getChange, async ({ store, query, parameters }) => {
  const { asOf, ...rest } = query;
  const filter = { ...parseChangesQuery(rest), asOf: await resolveAsOf(store, asOf) };
  const view = await readChange(store, parameters.id ?? "", filter);
  if (!view) throw new ServiceError("not-found", `There is no change ${JSON.stringify(parameters.id?.slice(0, 60))}.`);
  return jsonResponse(view);
});

export const PATCH = route(OPERATIONS.patchChange, patchChange);
