import { lt } from "drizzle-orm";
import type { Store } from "@/db/store";

/** How long an Idempotency-Key is remembered. A client that repeats a request does so within minutes. */
export const IDEMPOTENCY_MS = 30 * 24 * 60 * 60 * 1000;

/** Forgets what nobody can ask for any more: old idempotent answers and expired sign-in codes. */
export async function sweep(store: Store, now: number): Promise<void> {
  const { idempotency, signInCode } = store.t;
  await store.atomically((tx) => [
    tx.delete(idempotency).where(lt(idempotency.createdAt, now - IDEMPOTENCY_MS)),
    tx.delete(signInCode).where(lt(signInCode.expiresAt, now)),
  ]);
}
