import { ServiceError } from "@/lib/contract/problem";

/** The value, or the answer that there is no such webhook. */
export function orNoWebhook<T>(found: T | null): T {
  if (found === null) throw new ServiceError("not-found", "There is no webhook of this id.");
  return found;
}
