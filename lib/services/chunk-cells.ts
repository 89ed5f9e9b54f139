import { and, inArray, lte, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import { inChunks } from "@/lib/services/in-chunks";

/** Cells recomputed in one transaction: small enough that requests get their turn between two. */
export const CHUNK_CELLS = 100;
/** Runs read at once, so that cells with long histories do not fill the memory. A longer history stands alone. */
export const CHUNK_RUNS = 10_000;

/** Keys in groups of at most CHUNK_CELLS cells and CHUNK_RUNS runs up to a sequence, in order. */
export async function* chunkCells(store: Store, keys: readonly string[], upTo: number): AsyncGenerator<string[]> {
  const { run } = store.t;
  for (const some of inChunks(keys, CHUNK_CELLS * 10)) {
    const counted = await store.db
      .select({ key: run.cellKey, runs: sql`count(*)`.mapWith(Number) })
      .from(run)
      .where(and(inArray(run.cellKey, some), lte(run.seq, upTo)))
      .groupBy(run.cellKey);
    const runsOf = new Map(counted.map(({ key, runs }) => [key, runs]));
    let chunk: string[] = [];
    let runs = 0;
    for (const key of some) {
      const own = runsOf.get(key) ?? 0;
      if (chunk.length > 0 && (chunk.length === CHUNK_CELLS || runs + own > CHUNK_RUNS)) {
        yield chunk;
        chunk = [];
        runs = 0;
      }
      chunk.push(key);
      runs += own;
    }
    if (chunk.length > 0) yield chunk;
  }
}
