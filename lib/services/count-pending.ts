import { gt, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { Mark } from "@/lib/services/marks";

/** Runs acknowledged after a mark: at the newest mark, those not yet settled. */
export async function countPending(store: Store, mark: Mark): Promise<number> {
  const { run } = store.t;
  const [row] = await store.db
    .select({ count: sql`count(*)`.mapWith(Number) })
    .from(run)
    .where(gt(run.seq, mark.seq));
  return row?.count ?? 0;
}
