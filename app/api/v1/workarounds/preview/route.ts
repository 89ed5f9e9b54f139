import { readJsonBody } from "@/app/_server/json-body";
import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { WORKAROUND_BYTES } from "@/app/_server/workaround-body";
import { OPERATIONS } from "@/lib/contract/operations";
import { workaroundChoice } from "@/lib/contract/workaround";
import { previewWorkaround } from "@/lib/services/drift/preview-workaround";

export const POST = route(OPERATIONS.previewWorkaround, async ({ store, request }) =>
  jsonResponse(await previewWorkaround(store, await readJsonBody(request, workaroundChoice, WORKAROUND_BYTES))),
);
