import { sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { Evaluation } from "@/lib/domain/matrix";
import type { Mark } from "@/lib/services/marks";
import { readEvaluations } from "@/lib/services/read-evaluations";
import { standsAt } from "@/lib/services/stands-at";

/** The names that have results at a mark, with the cells of each. */
export type Names = {
  evaluations: (Evaluation & { cells: number })[];
  chips: ReadonlyMap<string, number>;
  schemes: ReadonlyMap<string, number>;
};

async function read(store: Store, mark: Mark, pinned: boolean): Promise<Names> {
  const { cell } = store.t;
  const evaluations = await readEvaluations(store, mark, pinned);
  const rows = await store.db
    .select({ chip: cell.chip, scheme: cell.scheme, cells: sql`count(*)`.mapWith(Number) })
    .from(cell)
    .where(standsAt(cell, mark.seq))
    .groupBy(cell.chip, cell.scheme);
  const chips = new Map<string, number>();
  const schemes = new Map<string, number>();
  for (const { chip, scheme, cells } of rows) {
    if (chip !== null) chips.set(chip, (chips.get(chip) ?? 0) + cells);
    schemes.set(scheme, (schemes.get(scheme) ?? 0) + cells);
  }
  return { evaluations, chips, schemes };
}

/** Marks whose names are kept: the newest one, and those that somebody's views are pinned to. */
const KEPT_MARKS = 4;

const kept = new WeakMap<Store, Map<number, Promise<Names>>>();

/**
 * Names at a mark, kept for a few marks, so that a reader who types pays once: what a mark shows never changes.
 * @param pinned true for a mark that may not be the newest
 */
export function readNames(store: Store, mark: Mark, pinned: boolean): Promise<Names> {
  const marks = kept.get(store) ?? new Map<number, Promise<Names>>();
  kept.set(store, marks);
  const names = marks.get(mark.seq) ?? read(store, mark, pinned);
  // The one asked for last stands last.
  marks.delete(mark.seq);
  marks.set(mark.seq, names);
  const [oldest] = marks.keys();
  if (marks.size > KEPT_MARKS && oldest !== undefined) marks.delete(oldest);
  // A failure is told to those who waited for it; the next one asks again.
  names.catch(() => marks.get(mark.seq) === names && marks.delete(mark.seq));
  return names;
}
