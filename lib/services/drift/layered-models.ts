import { and, eq, isNotNull, ne, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import { SAMPLE } from "@/lib/services/read-samples";
import { until } from "@/lib/services/until";

/**
 * Models that have runs with layers, those with most first. Costs as much as there are such runs, whatever else is stored.
 * @param samples whether sample data counts
 */
export async function readLayeredModels(store: Store, upTo: number | null, samples: boolean): Promise<string[]> {
  const { run, supplement } = store.t;
  const counted = samples ? undefined : ne(run.origin, SAMPLE);
  const own = await store.db
    .select({ model: run.model, runs: sql`count(*)`.mapWith(Number) })
    .from(run)
    .where(and(counted, isNotNull(run.layerGraph), until(run.seq, upTo)))
    .groupBy(run.model);
  const later = await store.db
    .select({ model: run.model, runs: sql`count(*)`.mapWith(Number) })
    .from(supplement)
    .innerJoin(run, eq(run.id, supplement.runId))
    .where(and(counted, isNotNull(supplement.layerGraph), until(supplement.seq, upTo)))
    .groupBy(run.model);
  const counts = new Map<string, number>();
  for (const { model, runs } of [...own, ...later]) counts.set(model, (counts.get(model) ?? 0) + runs);
  return [...counts].sort(([x, n], [y, m]) => m - n || (x < y ? -1 : 1)).map(([model]) => model);
}
