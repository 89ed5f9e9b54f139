import { readJson } from "@/app/_server/read-json";
import { jsonResponse } from "@/app/_server/responses";
import { route } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { ServiceError } from "@/lib/contract/problem";
import { savedSetInput } from "@/lib/contract/saved-set";
import { resolveAsOf } from "@/lib/services/marks";
import { readSets, removeSet, writeSet } from "@/lib/services/saved-sets";

/** Bytes of a set: as many ids as it may hold, however their letters are escaped. */
const SET_BYTES = 1024 * 1024;

export const GET = route(OPERATIONS.listSets, async ({ store, query }) =>
  jsonResponse(await readSets(store, await resolveAsOf(store, query.asOf))),
);

export const PUT = route(OPERATIONS.putSet, async ({ request, store, settler, token }) => {
  const input = await readJson(request, savedSetInput, { bytes: SET_BYTES });
  const saved = await writeSet(store, input, token?.name ?? "", Date.now());
  settler.kick();
  return jsonResponse(saved);
});

export const DELETE = route(OPERATIONS.deleteSet, async ({ store, query, settler, token }) => {
  const removed = await removeSet(store, String(query.name ?? ""), token?.name ?? "", Date.now());
  if (!removed) throw new ServiceError("not-found", "There is no saved set of this name.");
  settler.kick();
  return jsonResponse(removed);
});
