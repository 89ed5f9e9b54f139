import { and, inArray, lte, ne, or, type SQL } from "drizzle-orm";
import type { Store } from "@/db/store";
import { groupBy } from "@/lib/domain/group-by";
import type { Cell } from "@/lib/domain/matrix";
import type { SeriesRun } from "@/lib/domain/series";
import { inChunks } from "@/lib/services/in-chunks";
import { SAMPLE } from "@/lib/services/read-samples";
import { stackColumns, stackOf } from "@/lib/services/stack-columns";

const CELLS_AT_ONCE = 500;

/**
 * The runs of cells up to a sequence by cell, with nothing but their place in the series. Sample data never stands beside
 * other runs of a cell.
 * @param only a condition on the runs; without it all are read
 */
export async function readSeries(
  store: Store,
  cells: readonly Cell[],
  upTo: number,
  only?: SQL,
): Promise<Map<string, SeriesRun[]>> {
  const { run } = store.t;
  const found: (SeriesRun & { cellKey: string })[] = [];
  for (const some of inChunks(cells, CELLS_AT_ONCE)) {
    const keys = (list: readonly Cell[]) =>
      inArray(
        run.cellKey,
        list.map(({ key }) => key),
      );
    const samples = some.filter(({ marks }) => marks.includes("sample"));
    const rows = await store.db
      .select({
        id: run.id,
        seq: run.seq,
        cellKey: run.cellKey,
        startedAt: run.startedAt,
        receivedAt: run.receivedAt,
        status: run.status,
        value: run.value,
        ...stackColumns(run),
      })
      .from(run)
      .where(
        and(
          keys(some),
          lte(run.seq, upTo),
          samples.length > 0 ? or(ne(run.origin, SAMPLE), keys(samples)) : ne(run.origin, SAMPLE),
          only,
        ),
      );
    for (const row of rows) {
      const { id, seq, cellKey, status, value } = row;
      found.push({ id, seq, cellKey, status, value, at: row.startedAt ?? row.receivedAt, stack: stackOf(row) });
    }
  }
  return groupBy(found, ({ cellKey }) => cellKey);
}
