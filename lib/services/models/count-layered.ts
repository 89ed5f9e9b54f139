import { and, eq, isNotNull, lte } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { Mark } from "@/lib/services/marks";

/**
 * Runs of a model that have layers, their own or from a file about them. Costs what there are such runs: both kinds are
 * found by their own index.
 */
export async function countLayered(store: Store, model: string, mark: Mark): Promise<number> {
  const { run, supplement } = store.t;
  const own = await store.db
    .select({ id: run.id })
    .from(run)
    .where(and(eq(run.model, model), isNotNull(run.layerGraph), lte(run.seq, mark.seq)));
  const later = await store.db
    .selectDistinct({ id: run.id })
    .from(supplement)
    .innerJoin(run, eq(run.id, supplement.runId))
    .where(and(eq(run.model, model), isNotNull(supplement.layerGraph), lte(supplement.seq, mark.seq)));
  return new Set([...own, ...later].map(({ id }) => id)).size;
}
