import type { Store } from "@/db/store";
import type { AtMark } from "@/lib/domain/moment";
import { countPending } from "@/lib/services/count-pending";
import { findMark, type Mark, momentOf } from "@/lib/services/marks";

/** What a view says of the moment that it shows. @param asOf the sequence that was asked for; null for the newest mark */
export async function atMark(store: Store, mark: Mark, asOf: number | null): Promise<AtMark> {
  return {
    ...momentOf(mark),
    pinned: asOf !== null,
    pending: await countPending(store, await findMark(store, null)),
  };
}
