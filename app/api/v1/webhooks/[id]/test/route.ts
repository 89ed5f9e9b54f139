import { orNoWebhook } from "@/app/_server/no-webhook";
import { notifierOptions } from "@/app/_server/notifier-options";
import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { testWebhook } from "@/lib/services/notify/deliver";

export const POST = route(OPERATIONS.testWebhook, async ({ store, parameters }) => {
  const { origin, allowPrivate } = notifierOptions();
  const options = { allowPrivate, clock: Date.now, random: Math.random };
  return jsonResponse(orNoWebhook(await testWebhook(store, parameters.id ?? "", origin, options)));
});
