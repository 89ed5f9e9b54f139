import { readJson } from "@/app/_server/read-json";
import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { giveBackQuery, leaseInput, leaseMs } from "@/lib/contract/plan";
import { giveBack, takeItem } from "@/lib/services/plan/plan-leases";

export const POST = route(OPERATIONS.takePlanItem, async ({ request, store, token, parameters }) => {
  const input = await readJson(request, leaseInput, {});
  const holder = input.holder ?? token?.name ?? "";
  const lease = await takeItem(store, parameters.key ?? "", { holder, now: Date.now(), ms: leaseMs(input) });
  return jsonResponse(lease);
});

export const DELETE = route(OPERATIONS.givePlanItemBack, async ({ store, token, query, parameters }) => {
  const holder = giveBackQuery.parse(query).holder ?? token?.name ?? "";
  return jsonResponse(await giveBack(store, parameters.key ?? "", holder, Date.now()));
});
