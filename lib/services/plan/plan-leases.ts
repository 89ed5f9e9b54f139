import { and, eq, gt, lte, or } from "drizzle-orm";
import type { Store } from "@/db/store";
import { ServiceError } from "@/lib/contract/problem";
import type { PlanLease } from "@/lib/domain/plan-view";
import { currentPlan } from "@/lib/services/plan/make-plan";

/** Leases that are not over, by item. */
export async function readLeases(store: Store, now: number): Promise<Map<string, PlanLease>> {
  const { planLease } = store.t;
  const rows = await store.db.select().from(planLease).where(gt(planLease.expiresAt, now));
  return new Map(rows.map(({ itemKey, ...lease }) => [itemKey, lease]));
}

function takenBy({ holder, expiresAt }: PlanLease): ServiceError {
  const until = new Date(expiresAt).toISOString();
  return new ServiceError("taken", `${holder} has taken this item until ${until}.`, [
    { location: "key", message: `taken by ${holder} until ${until}`, fix: "take another item, or come back then" },
  ]);
}

/**
 * Takes an item of the plan, or prolongs the holder's own lease. One write decides, so that of two runners one has it.
 * @throws ServiceError `not-found` when the plan has no such item, `taken` while somebody else holds it
 */
export async function takeItem(
  store: Store,
  key: string,
  { holder, now, ms }: { holder: string; now: number; ms: number },
): Promise<PlanLease> {
  const { tasks } = await currentPlan(store);
  if (!tasks.some((task) => task.key === key)) {
    throw new ServiceError("not-found", "The plan has no such item, or it has been measured.");
  }
  const { planLease } = store.t;
  const lease = { holder, takenAt: now, expiresAt: now + ms };
  await store.atomically((tx) => [
    tx
      .insert(planLease)
      .values({ itemKey: key, ...lease })
      .onConflictDoUpdate({
        target: planLease.itemKey,
        set: lease,
        setWhere: or(eq(planLease.holder, holder), lte(planLease.expiresAt, now)),
      }),
  ]);
  const held = (await readLeases(store, now)).get(key);
  if (held && held.holder !== holder) throw takenBy(held);
  return held ?? lease;
}

/**
 * Gives an item back.
 * @throws ServiceError `not-found` when nobody holds it, `taken` when somebody else does
 */
export async function giveBack(store: Store, key: string, holder: string, now: number): Promise<PlanLease> {
  const held = (await readLeases(store, now)).get(key);
  if (!held) throw new ServiceError("not-found", "Nobody holds this item.");
  if (held.holder !== holder) throw takenBy(held);
  const { planLease } = store.t;
  await store.atomically((tx) => [
    tx.delete(planLease).where(and(eq(planLease.itemKey, key), eq(planLease.holder, holder))),
  ]);
  return held;
}
