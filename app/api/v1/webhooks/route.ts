import { readJson } from "@/app/_server/read-json";
import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { webhookInput } from "@/lib/contract/webhook";
import { addWebhook, listWebhooks } from "@/lib/services/notify/webhooks";

export const GET = route(OPERATIONS.listWebhooks, async ({ store }) => jsonResponse(await listWebhooks(store)));

export const POST = route(OPERATIONS.postWebhook, async ({ request, store, token }) => {
  const input = await readJson(request, webhookInput);
  return jsonResponse(await addWebhook(store, input, token?.name ?? "", Date.now()), 201);
});
