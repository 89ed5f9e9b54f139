import { and, eq, inArray, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import { findMark } from "@/lib/services/marks";
import { standsAt } from "@/lib/services/stands-at";

/** Cells looked at for a real one; sample data has fewer. */
const CELLS_SEEN = 1_000;

/** What a badge speaks of. */
export type BadgeSubject = { model: string } | { chip: string };

/** The worst that is open: how many cells of the worst verdict, or none. `unmeasured`: no real result. */
export type BadgeState = { state: "collapsed" | "regressed"; cells: number } | { state: "quiet" | "unmeasured" };

/** The worst open state of a model or a chip. Sample data has none, and what has recovered is not open. */
export async function readBadge(store: Store, subject: BadgeSubject): Promise<BadgeState> {
  const { change, cell } = store.t;
  const { seq } = await findMark(store, null);
  const rows = await store.db
    .select({ verdict: change.verdict, cells: sql`count(distinct ${change.cellKey})`.mapWith(Number) })
    .from(change)
    .where(
      and(
        sql`listed`,
        "model" in subject ? eq(change.model, subject.model) : eq(change.chip, subject.chip),
        inArray(change.verdict, ["collapsed", "regressed"]),
        inArray(change.state, ["open", "acknowledged"]),
        eq(change.sample, false),
        standsAt(change, seq),
        sql`${change.evidence} not like '%"recovered":{%'`,
      ),
    )
    .groupBy(change.verdict);
  for (const state of ["collapsed", "regressed"] as const) {
    const found = rows.find(({ verdict }) => verdict === state);
    if (found) return { state, cells: found.cells };
  }
  const cells = await store.db
    .select({ marks: cell.marks })
    .from(cell)
    .where(and("model" in subject ? eq(cell.model, subject.model) : eq(cell.chip, subject.chip), standsAt(cell, seq)))
    .limit(CELLS_SEEN);
  return { state: cells.some(({ marks }) => !marks.includes("sample")) ? "quiet" : "unmeasured" };
}
