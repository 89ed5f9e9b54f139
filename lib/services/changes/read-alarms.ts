import { and, eq, inArray, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { Mark } from "@/lib/services/marks";
import { standsAt } from "@/lib/services/stands-at";

/** Cells of models that got worse at a mark, and nobody has dealt with it; of all models without names. */
export async function readAlarms(
  store: Store,
  mark: Mark,
  of: { evaluations: string[] } | { models: string[] },
): Promise<Set<string>> {
  const { change } = store.t;
  const [column, names] = "evaluations" in of ? [change.evaluationKey, of.evaluations] : [change.model, of.models];
  const rows = await store.db
    .selectDistinct({ cell: change.cellKey })
    .from(change)
    .where(
      and(
        sql`listed`,
        standsAt(change, mark.seq),
        inArray(change.verdict, ["collapsed", "regressed"]),
        eq(change.state, "open"),
        names.length > 0 ? inArray(column, names) : undefined,
      ),
    );
  return new Set(rows.map(({ cell }) => cell));
}
