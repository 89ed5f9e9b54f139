import { eq, lte, or } from "drizzle-orm";
import type { Statement, Store, Writer } from "@/db/store";

/** How long a holder may be silent before another takes over, in milliseconds. */
export const LEASE_MS = 5_000;

/**
 * Takes or renews a lease. As part of a transaction under `store.mustReturn` it makes the transaction fail once
 * somebody else holds the lease.
 */
export function takeLease(store: Store, tx: Writer, name: string, holder: string, now: number): Statement {
  const { lease } = store.t;
  return tx
    .insert(lease)
    .values({ name, holder, expiresAt: now + LEASE_MS })
    .onConflictDoUpdate({
      target: lease.name,
      set: { holder, expiresAt: now + LEASE_MS },
      setWhere: or(eq(lease.holder, holder), lte(lease.expiresAt, now)),
    })
    .returning({ name: lease.name });
}

/** Gives a lease back, so that the next holder need not wait for it to expire. */
export function dropLease(store: Store, tx: Writer, holder: string): Statement {
  const { lease } = store.t;
  return tx.delete(lease).where(eq(lease.holder, holder));
}
