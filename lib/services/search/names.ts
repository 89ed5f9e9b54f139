import { and, gt, lte, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { Evaluation } from "@/lib/domain/matrix";
import type { Mark } from "@/lib/services/marks";
import { readEvaluations } from "@/lib/services/read-evaluations";

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
    .where(and(gt(cell.toSeq, mark.seq), lte(cell.fromSeq, mark.seq)))
    .groupBy(cell.chip, cell.scheme);
  const chips = new Map<string, number>();
  const schemes = new Map<string, number>();
  for (const { chip, scheme, cells } of rows) {
    if (chip !== null) chips.set(chip, (chips.get(chip) ?? 0) + cells);
    schemes.set(scheme, (schemes.get(scheme) ?? 0) + cells);
  }
  return { evaluations, chips, schemes };
}

const newest = new WeakMap<Store, { seq: number; names: Promise<Names> }>();

/**
 * Names at a mark. Those of the newest mark are kept until there is a newer one, so that a reader who types pays once:
 * what a mark shows never changes.
 * @param pinned true for a mark that may not be the newest
 */
export function readNames(store: Store, mark: Mark, pinned: boolean): Promise<Names> {
  const known = newest.get(store);
  if (known?.seq === mark.seq) return known.names;
  const names = read(store, mark, pinned);
  if (pinned) return names;
  const fresh = { seq: mark.seq, names };
  newest.set(store, fresh);
  // A failure is told to those who waited for it; the next one asks again.
  names.catch(() => newest.get(store) === fresh && newest.delete(store));
  return names;
}
