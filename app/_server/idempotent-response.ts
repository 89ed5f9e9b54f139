import { idempotencyKey } from "@/app/_server/idempotency-key";
import type { RouteContext } from "@/app/_server/route";
import { sha256Hex } from "@/lib/contract/canonical-json";
import { answerOnce, type StoredAnswer } from "@/lib/services/idempotency";

/**
 * Does the work of a request and answers; with an Idempotency-Key it is done once for the key.
 * `said` is all that the request asks for, by which another one under the same key is told apart.
 */
export async function idempotentResponse(
  { request, store, token }: RouteContext,
  said: string,
  work: () => Promise<StoredAnswer>,
): Promise<Response> {
  const key = idempotencyKey(request.headers);
  const asked = { tokenId: token?.id ?? "", now: Date.now() };
  const answer =
    key === null ? await work() : await answerOnce(store, { ...asked, key, bodySha256: sha256Hex(said) }, work);
  const headers: Record<string, string> = {
    "content-type": answer.status < 400 ? "application/json" : "application/problem+json",
    "cache-control": "no-store",
  };
  if ("replayed" in answer && answer.replayed) headers["idempotency-replayed"] = "true";
  return new Response(answer.body, { status: answer.status, headers });
}
