import { desc } from "drizzle-orm";
import type { Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import { keyOf } from "@/lib/contract/canonical-json";
import type { FactorChange } from "@/lib/domain/cause/cause";
import { type CellPlace, cellPlace } from "@/lib/domain/identity";
import { type PlanCandidate, type PlanPlace, planKey } from "@/lib/domain/plan/rank";
import type { Mark } from "@/lib/services/marks";
import { standsAt } from "@/lib/services/stands-at";

/** Cells that a plan is made from at most: the newest. */
export const MAX_PLAN_CELLS = 10_000;

type CellRow = Pick<
  Tables["cell"]["$inferSelect"],
  "key" | "evaluationKey" | keyof CellPlace | "runId" | "status" | "measuredAt" | "value" | "delta" | "marks"
>;

/** A cell with what it measures. */
export type PlanCell = CellRow & { under: Tables["evaluation"]["$inferSelect"] };

/** A candidate with what a runner has to know beside its place. */
export type Proposal = PlanCandidate & { cell: PlanCell; changes: FactorChange[] };

/** Cells as they stood at a mark, newest first. */
export async function readPlanCells(store: Store, mark: Mark): Promise<{ cells: PlanCell[]; capped: boolean }> {
  const { cell, evaluation } = store.t;
  const rows = await store.db
    .select({
      key: cell.key,
      evaluationKey: cell.evaluationKey,
      ...cellPlace(cell),
      runId: cell.runId,
      status: cell.status,
      measuredAt: cell.measuredAt,
      value: cell.value,
      delta: cell.delta,
      marks: cell.marks,
    })
    .from(cell)
    .where(standsAt(cell, mark.seq))
    .orderBy(desc(cell.measuredAt), cell.key)
    .limit(MAX_PLAN_CELLS + 1);
  const evaluations = new Map((await store.db.select().from(evaluation)).map((row) => [row.key, row]));
  const cells = rows.slice(0, MAX_PLAN_CELLS).flatMap((row) => {
    const under = evaluations.get(row.evaluationKey);
    return under ? [{ ...row, under }] : [];
  });
  return { cells, capped: rows.length > MAX_PLAN_CELLS };
}

export const isSampleCell = ({ marks }: PlanCell) => marks.includes("sample");

/** The place of a cell, with any software. */
export function placeOf(cell: PlanCell): PlanPlace {
  const { under } = cell;
  return {
    model: under.model,
    variant: under.variant,
    evaluationKey: under.key,
    ...cellPlace(cell),
    versions: {},
  };
}

/** What a lease is taken on. */
export const taskKey = (place: PlanPlace): string => keyOf(planKey(place));
