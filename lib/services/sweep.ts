import { and, lt, ne } from "drizzle-orm";
import type { Store } from "@/db/store";

/** How long an Idempotency-Key is remembered. A client that repeats a request does so within minutes. */
export const IDEMPOTENCY_MS = 30 * 24 * 60 * 60 * 1000;

/** How long the log of deliveries goes back. */
export const DELIVERY_LOG_MS = 90 * 24 * 60 * 60 * 1000;

/** Forgets what nobody asks for any more: old idempotent answers, expired sign-in codes and deliveries long over. */
export async function sweep(store: Store, now: number): Promise<void> {
  const { delivery, idempotency, signInCode, planLease } = store.t;
  await store.atomically((tx) => [
    tx.delete(idempotency).where(lt(idempotency.createdAt, now - IDEMPOTENCY_MS)),
    tx.delete(delivery).where(and(lt(delivery.at, now - DELIVERY_LOG_MS), ne(delivery.status, "waiting"))),
    tx.delete(signInCode).where(lt(signInCode.expiresAt, now)),
    tx.delete(planLease).where(lt(planLease.expiresAt, now)),
  ]);
}
