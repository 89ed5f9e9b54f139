import { and, asc, desc, eq, inArray, lte, ne, type SQL, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import { type Cell, VERSION_AXES, type VersionAxis } from "@/lib/domain/matrix";
import type { Mark } from "@/lib/services/marks";
import { SAMPLE } from "@/lib/services/read-samples";
import { standsAt } from "@/lib/services/stands-at";

/** Cells whose history is looked into, those with most points: two steps down an index and two rows each. */
export const CELLS_LOOKED_INTO = 100;

type Versions = Record<VersionAxis, string | null>;

/** The first and the last run of cells, by their arrival. @param ofOrigin keeps sample data and measurements apart */
async function outermostRuns(store: Store, mark: Mark, keys: readonly string[], ofOrigin: SQL): Promise<Versions[]> {
  const { cell, run } = store.t;
  if (keys.length === 0) return [];
  const outermost = (order: SQL) =>
    sql<number | null>`(${store.db
      .select({ seq: run.seq })
      .from(run)
      .where(and(eq(run.cellKey, cell.key), lte(run.seq, mark.seq), ofOrigin))
      .orderBy(order)
      .limit(1)})`;
  const found = await store.db
    .select({ first: outermost(asc(run.seq)), last: outermost(desc(run.seq)) })
    .from(cell)
    .where(and(inArray(cell.key, [...keys]), standsAt(cell, mark.seq)));
  const seqs = [...new Set(found.flatMap(({ first, last }) => [first, last]))].filter((seq) => seq !== null);
  return store.db
    .select({ qairt: run.qairt, onnxruntime: run.onnxruntime })
    .from(run)
    .where(inArray(run.seq, seqs.map(Number)));
}

/**
 * The software of which two versions were run under cells, whether or not the cells of today still tell: where
 * everything was run again, all of them speak of the newest. Where they tell, nothing is read. Else the first and the
 * last runs of a hundred cells are, however long the history: a version that only runs between them name is not seen.
 */
export async function diffableAxes(store: Store, mark: Mark, cells: readonly Cell[]): Promise<VersionAxis[]> {
  const known = new Map(VERSION_AXES.map((axis) => [axis, new Set(cells.flatMap((cell) => cell[axis] ?? []))]));
  const isOpen = () => VERSION_AXES.some((axis) => (known.get(axis)?.size ?? 0) < 2);
  // One point of a series is one version of everything.
  const moved = cells
    .filter(({ points, targetKind }) => points > 1 && targetKind !== "reference")
    .sort((a, b) => b.points - a.points || (a.key < b.key ? -1 : 1))
    .slice(0, CELLS_LOOKED_INTO);
  const { run } = store.t;
  for (const sample of [false, true]) {
    if (!isOpen()) break;
    const keys = moved.filter(({ marks }) => marks.includes("sample") === sample).map(({ key }) => key);
    const runs = await outermostRuns(store, mark, keys, sample ? eq(run.origin, SAMPLE) : ne(run.origin, SAMPLE));
    for (const axis of VERSION_AXES) for (const one of runs) if (one[axis] !== null) known.get(axis)?.add(one[axis]);
  }
  return VERSION_AXES.filter((axis) => (known.get(axis)?.size ?? 0) > 1);
}
