import { readJson } from "@/app/_server/read-json";
import { csvResponse, jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { LIMITS } from "@/lib/contract/limits";
import { OPERATIONS } from "@/lib/contract/operations";
import { workaroundInput, workaroundsQuery } from "@/lib/contract/workaround";
import { workaroundsCsv } from "@/lib/services/drift/export-drift-csv";
import { readWorkarounds } from "@/lib/services/drift/read-workarounds";
import { recordWorkaround } from "@/lib/services/drift/record-workaround";

export const GET = route(OPERATIONS.listWorkarounds, async ({ store, query }) => {
  const view = await readWorkarounds(store, workaroundsQuery.parse(query));
  return query.format === "csv" ? csvResponse(workaroundsCsv(view), "workarounds") : jsonResponse(view);
});

export const POST = route(OPERATIONS.postWorkaround, async ({ store, request, token }) => {
  const input = await readJson(request, workaroundInput, { bytes: LIMITS.workaroundBytes });
  return jsonResponse(await recordWorkaround(store, input, token?.name ?? "", Date.now()), 201);
});
