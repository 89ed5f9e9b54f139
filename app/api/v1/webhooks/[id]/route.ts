import { orNoWebhook } from "@/app/_server/no-webhook";
import { readJson } from "@/app/_server/read-json";
import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { webhookPatch } from "@/lib/contract/webhook";
import { removeWebhook, switchWebhook } from "@/lib/services/notify/webhooks";

export const PATCH = route(OPERATIONS.patchWebhook, async ({ request, store, parameters }) => {
  const { disabled } = await readJson(request, webhookPatch);
  return jsonResponse(orNoWebhook(await switchWebhook(store, parameters.id ?? "", disabled, Date.now())));
});

export const DELETE = route(OPERATIONS.deleteWebhook, async ({ store, parameters }) =>
  jsonResponse(orNoWebhook(await removeWebhook(store, parameters.id ?? "", Date.now()))),
);
