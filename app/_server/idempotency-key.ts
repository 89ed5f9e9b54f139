import { LIMITS } from "@/lib/contract/limits";
import { ServiceError } from "@/lib/contract/problem";

/** The Idempotency-Key of a request, null without one; throws `invalid-query` for one that cannot be kept. */
export function idempotencyKey(headers: Headers): string | null {
  const key = headers.get("idempotency-key");
  if (key === null) return null;
  if (key.length > 0 && key.length <= LIMITS.name) return key;
  throw new ServiceError("invalid-query", "The Idempotency-Key is not valid.", [
    { location: "Idempotency-Key", message: `has ${key.length} characters`, fix: `send 1 to ${LIMITS.name}` },
  ]);
}
