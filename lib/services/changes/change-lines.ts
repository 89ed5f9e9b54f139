import { eq, type SQL } from "drizzle-orm";
import type { Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import type { ChangeEnd, ChangeLine } from "@/lib/domain/change-view";
import type { Side } from "@/lib/domain/changes/change";
import { readEvidence } from "@/lib/services/changes/evidence";
import { changedCell } from "@/lib/services/evaluation-facts";

type Stored = { change: Tables["change"]["$inferSelect"]; evaluation: Tables["evaluation"]["$inferSelect"] };

/** Changes with their evaluation, ready for a `where`. */
export function selectChanges(store: Store, where: SQL | undefined) {
  const { change, evaluation } = store.t;
  return store.db
    .select({ change, evaluation })
    .from(change)
    .innerJoin(evaluation, eq(evaluation.key, change.evaluationKey))
    .where(where);
}

const endOf = ({ runId, at, status, value, stack }: Side): ChangeEnd => ({ runId, at, status, value, stack });

/** A change as a list shows it; null for a judgement whose ends were not kept, since nothing happened in it. */
export function toChangeLine(stored: Stored): ChangeLine | null {
  const { change } = stored;
  const { numbers, axes, told } = readEvidence(change.evidence);
  if (!told) return null;
  return {
    id: change.id,
    cell: changedCell({ ...change, key: change.cellKey }, stored.evaluation),
    kind: change.kind,
    verdict: change.verdict,
    rule: change.rule,
    numbers,
    severity: change.severity,
    from: endOf(told.from),
    to: endOf(told.to),
    moved: axes,
    state: change.state,
    assignee: change.assignee,
    at: change.at,
    group: change.groupKey,
  };
}
