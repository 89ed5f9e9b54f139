import type { Store } from "@/db/store";
import type { Arrivals } from "@/lib/contract/arrivals";
import { countPending } from "@/lib/services/count-pending";
import { findMark } from "@/lib/services/marks";

/** How far the store has come: one row of marks and the runs after it, whatever it holds. */
export async function readArrivals(store: Store): Promise<Arrivals> {
  const mark = await findMark(store, null);
  return { asOf: mark.seq, runs: mark.runs, pending: await countPending(store, mark) };
}
