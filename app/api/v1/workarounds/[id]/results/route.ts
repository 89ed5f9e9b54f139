import { readJson } from "@/app/_server/read-json";
import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { workaroundResultInput } from "@/lib/contract/workaround";
import { linkWorkaroundResult, readWorkaround } from "@/lib/services/drift/read-workarounds";

export const POST = route(OPERATIONS.postWorkaroundResult, async ({ store, request, parameters, token }) => {
  const { run } = await readJson(request, workaroundResultInput);
  const id = parameters.id ?? "";
  await linkWorkaroundResult(store, id, run, token?.name ?? "", Date.now());
  return jsonResponse(await readWorkaround(store, id), 201);
});
