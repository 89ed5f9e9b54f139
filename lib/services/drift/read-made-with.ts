import { desc, eq } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { MadeWith } from "@/lib/domain/workaround-view";
import { readWorkaround } from "@/lib/services/drift/read-workarounds";

/** Workarounds whose results one page tells. */
export const MADE_WITH_SHOWN = 5;

/** The workarounds that a run was made with, newest first, each with what this run brought; mostly none. */
export async function readMadeWith(store: Store, runId: string): Promise<MadeWith[]> {
  const { workaroundResult } = store.t;
  const links = await store.db
    .select({ id: workaroundResult.workaroundId })
    .from(workaroundResult)
    .where(eq(workaroundResult.runId, runId))
    .orderBy(desc(workaroundResult.workaroundId))
    .limit(MADE_WITH_SHOWN);
  const found = await Promise.all(links.map(({ id }) => readWorkaround(store, id)));
  return found.flatMap((workaround) => {
    const outcome = workaround?.outcomes.find(({ run }) => run.id === runId);
    return workaround && outcome ? [{ workaround, outcome }] : [];
  });
}
