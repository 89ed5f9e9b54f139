import { explained, type PageResult, type SearchParams } from "@/app/_server/pages";
import { getStore } from "@/app/_server/store";
import { requireViewer } from "@/app/_server/viewer";
import { formatPlanQuery, parsePlanQuery, planQuery } from "@/lib/contract/plan";
import { groupParameters } from "@/lib/contract/query-parts";
import type { PlanView } from "@/lib/domain/plan-view";
import { readPlan } from "@/lib/services/plan/read-plan";

/** The plan as its page shows it. */
export async function readPlanPage(searchParams: SearchParams): Promise<PageResult<PlanView>> {
  const parameters = groupParameters(Object.entries(await searchParams));
  return explained(planQuery, async () => {
    const filter = parsePlanQuery(parameters);
    const query = formatPlanQuery(filter);
    await requireViewer(query === "" ? "/plan" : `/plan?${query}`);
    return readPlan(await getStore(), filter, Date.now());
  });
}
