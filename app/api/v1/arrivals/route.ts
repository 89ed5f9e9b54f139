import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { readArrivals } from "@/lib/services/read-arrivals";

export const GET = route(OPERATIONS.getArrivals, async ({ store, request }) => {
  const now = await readArrivals(store);
  const etag = `"${now.asOf}-${now.runs}-${now.pending}"`;
  if (request.headers.get("if-none-match") === etag)
    return new Response(null, { status: 304, headers: { etag, "cache-control": "no-store" } });
  const response = jsonResponse(now);
  response.headers.set("etag", etag);
  return response;
});
