import { desc } from "drizzle-orm";
import type { Store } from "@/db/store";
import { atNextSequence } from "@/lib/services/at-next-sequence";
import type { Mark } from "@/lib/services/marks";

/**
 * Version of the rules by which cells are judged: raised whenever the same runs would be judged differently. Marks
 * carry it; a store whose newest mark has another one judges all of its cells again, once, at a position of its own.
 */
export const RULES_VERSION = 1;

/** Says in the log that cells must be judged again, unless the newest mark has these rules or the log says so already. */
export async function keepRules(store: Store, mark: Mark, now: number): Promise<void> {
  if (mark.seq === 0 || mark.rules === RULES_VERSION) return;
  const { rejudge } = store.t;
  const [last] = await store.db.select().from(rejudge).orderBy(desc(rejudge.seq)).limit(1);
  if (last && last.seq > mark.seq && last.rules === RULES_VERSION) return;
  await atNextSequence(store, (tx, seq) => [tx.insert(rejudge).values({ seq, at: now, rules: RULES_VERSION })]);
}
