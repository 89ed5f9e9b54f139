import { orNoWebhook } from "@/app/_server/no-webhook";
import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { findWebhook, listDeliveries } from "@/lib/services/notify/webhooks";

export const GET = route(OPERATIONS.listDeliveries, async ({ store, parameters }) => {
  const { id } = orNoWebhook(await findWebhook(store, parameters.id ?? ""));
  return jsonResponse(await listDeliveries(store, id));
});
