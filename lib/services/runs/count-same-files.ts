import { count, eq, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { SameFiles } from "@/lib/domain/run-view";
import { findRunRow } from "@/lib/services/read-run";

/** Others of one file are counted as far as this: the indexes on hashes alone are read, and no further. */
export const COUNT_OTHERS = 1000;

async function countOthers(store: Store, sha256: string | null): Promise<SameFiles["source"]> {
  if (sha256 === null) return null;
  const { run } = store.t;
  // Itself, and one more than is counted.
  const most = COUNT_OTHERS + 2;
  const parts = [run.sourceSha256, run.quantizedSha256].map(
    (column) =>
      sql`select seq from ${store.db.select({ seq: run.seq }).from(run).where(eq(column, sha256)).limit(most).as("part")}`,
  );
  const merged = sql`(${sql.join(parts, sql` union `)}) as merged`;
  const [row] = await store.db.select({ runs: count() }).from(merged);
  const others = (row?.runs ?? 1) - 1;
  return { others: Math.min(others, COUNT_OTHERS), capped: others > COUNT_OTHERS };
}

/** How many other runs name the files of a run, by hash; null when there is no run with this id. */
export async function countSameFiles(store: Store, id: string): Promise<SameFiles | null> {
  const row = await findRunRow(store, id);
  if (row === null) return null;
  return {
    source: await countOthers(store, row.sourceSha256),
    quantized: await countOthers(store, row.quantizedSha256),
  };
}
