import type { Store } from "@/db/store";
import { findChip } from "@/lib/domain/find-chip";
import { groupBy } from "@/lib/domain/group-by";
import type { Choice } from "@/lib/domain/matrix";
import type { PlanFilter, PlanTask, PlanView } from "@/lib/domain/plan-view";
import { momentOf } from "@/lib/services/marks";
import { currentPlan } from "@/lib/services/plan/make-plan";
import { planDocument } from "@/lib/services/plan/plan-document";
import { readLeases } from "@/lib/services/plan/plan-leases";

/** What a filter calls a task's chip: targets without one go by their kind. */
const chipOf = ({ place }: PlanTask) => place.chip ?? place.targetKind;

function matches(task: PlanTask, { models, chips, kinds }: PlanFilter): boolean {
  if (models.length > 0 && !models.includes(task.place.model)) return false;
  if (chips.length > 0 && !chips.includes(chipOf(task))) return false;
  return kinds.length === 0 || task.reasons.some(({ reason }) => kinds.includes(reason.kind));
}

function choicesOf(tasks: readonly PlanTask[], idOf: (task: PlanTask) => string): Choice[] {
  return [...groupBy(tasks, idOf)]
    .map(([id, group]) => ({ id, label: findChip(id)?.name ?? id, count: group.length }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
}

/** What to measure next, with who has taken what. @param now epoch milliseconds */
export async function readPlan(store: Store, filter: PlanFilter, now: number): Promise<PlanView> {
  const { mark, tasks, bounds } = await currentPlan(store);
  const leases = await readLeases(store, now);
  const matching = tasks.filter((task) => matches(task, filter));
  return {
    filter,
    items: matching.slice(0, filter.limit).map((task) => ({
      ...task,
      lease: leases.get(task.key) ?? null,
      document: planDocument(task),
    })),
    matching: matching.length,
    total: tasks.length,
    choices: { models: choicesOf(tasks, ({ place }) => place.model), chips: choicesOf(tasks, chipOf) },
    bounds,
    ...momentOf(mark),
  };
}
