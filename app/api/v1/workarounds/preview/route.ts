import { readJson } from "@/app/_server/read-json";
import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { LIMITS } from "@/lib/contract/limits";
import { OPERATIONS } from "@/lib/contract/operations";
import { workaroundChoice } from "@/lib/contract/workaround";
import { previewWorkaround } from "@/lib/services/drift/preview-workaround";

export const POST = route(OPERATIONS.previewWorkaround, async ({ store, request }) => {
  const choice = await readJson(request, workaroundChoice, { bytes: LIMITS.workaroundBytes });
  return jsonResponse(await previewWorkaround(store, choice));
});
