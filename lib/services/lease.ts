import { and, eq, lte, or } from "drizzle-orm";
import type { Statement, Store, Writer } from "@/db/store";

/** How long a holder may be silent before another takes over, in milliseconds. */
export const LEASE_MS = 5_000;

/** Takes a lease that is free, over, or the holder's own. Returns no row while somebody else holds it. */
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

/**
 * Renews a lease that was never lost. As part of a transaction under `store.mustReturn` it makes the transaction fail
 * once anybody else has held the lease, even if they have given it back: what was read before may be over.
 */
export function renewLease(store: Store, tx: Writer, name: string, holder: string, now: number): Statement {
  const { lease } = store.t;
  return tx
    .update(lease)
    .set({ expiresAt: now + LEASE_MS })
    .where(and(eq(lease.name, name), eq(lease.holder, holder)))
    .returning({ name: lease.name });
}

/** Gives a lease back, so that the next holder need not wait for it to expire. */
export function dropLease(store: Store, tx: Writer, holder: string): Statement {
  const { lease } = store.t;
  return tx.delete(lease).where(eq(lease.holder, holder));
}
