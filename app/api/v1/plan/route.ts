import { csvResponse, jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { parsePlanQuery } from "@/lib/contract/plan";
import { planCsv } from "@/lib/services/plan/plan-csv";
import { readPlan } from "@/lib/services/plan/read-plan";

export const GET = route(OPERATIONS.getPlan, async ({ store, query }) => {
  const { format, ...rest } = query;
  const view = await readPlan(store, parsePlanQuery(rest), Date.now());
  return format === "csv" ? csvResponse(planCsv(view), "plan") : jsonResponse(view);
});
