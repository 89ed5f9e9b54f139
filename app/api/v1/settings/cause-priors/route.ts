import { putCausePriors } from "@/app/_server/put-cause-priors";
import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { readCausePriors } from "@/lib/services/causes/cause-priors";
import { resolveAsOf } from "@/lib/services/marks";

export const GET = route(OPERATIONS.getCausePriors, async ({ store, query }) =>
  jsonResponse(await readCausePriors(store, await resolveAsOf(store, query.asOf))),
);

export const PUT = route(OPERATIONS.putCausePriors, putCausePriors);
