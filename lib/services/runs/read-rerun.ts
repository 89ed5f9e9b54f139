import { eq } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { Rerun } from "@/lib/domain/rerun-view";
import { rerunOf } from "@/lib/formats/rerun/rerun";
import { findRunRow } from "@/lib/services/read-run";
import { rebuildDocument } from "@/lib/services/rebuild-document";

/**
 * Commands that repeat a run; null when there is none with this id.
 * @param server address that the new result is sent to; null for the default of a fresh start
 */
export async function readRerun(store: Store, id: string, server: string | null): Promise<Rerun | null> {
  const row = await findRunRow(store, id);
  if (row === null) return null;
  const { evaluation } = store.t;
  const [under] = await store.db
    .select({ metric: evaluation.metric })
    .from(evaluation)
    .where(eq(evaluation.key, row.evaluationKey));
  const document = await rebuildDocument(store, row);
  const { path, scheme } = row;
  return rerunOf(document, { id: row.id, path, scheme, metric: under?.metric ?? document.eval.metric }, server);
}
