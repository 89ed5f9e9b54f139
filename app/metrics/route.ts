import { getMetrics } from "@/app/_server/metrics";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";

export const GET = route(OPERATIONS.getMetrics, async () => {
  const { registry } = getMetrics();
  return new Response(await registry.metrics(), { headers: { "content-type": registry.contentType } });
});
