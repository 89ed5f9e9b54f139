import { and, asc, desc, eq, gt, lte, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { Evaluation } from "@/lib/domain/matrix";
import { evaluationFacts } from "@/lib/services/evaluation-facts";
import type { Mark } from "@/lib/services/marks";
import { standsAt } from "@/lib/services/stands-at";

/**
 * Evaluations that have a cell at a mark, those with most cells first; sample data that was put aside leaves none.
 * @param pinned true for a mark that may not be the newest: its cells are counted, which costs what they are
 */
export async function readEvaluations(
  store: Store,
  mark: Mark,
  pinned: boolean,
): Promise<(Evaluation & { cells: number })[]> {
  const { evaluation, cell } = store.t;
  const then = store.db
    .select({ count: sql`count(*)` })
    .from(cell)
    .where(and(eq(cell.evaluationKey, evaluation.key), standsAt(cell, mark.seq)));
  const cells = (pinned ? sql`(${then})` : sql`${evaluation.cells}`).mapWith(Number);
  return store.db
    .select({ key: evaluation.key, ...evaluationFacts(evaluation), cells })
    .from(evaluation)
    .where(and(lte(evaluation.firstSeq, mark.seq), gt(cells, 0)))
    .orderBy(desc(cells), asc(evaluation.model), asc(evaluation.key));
}
