import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { FactorChange } from "@/lib/domain/cause/cause";
import { STACK_AXES, type Stack } from "@/lib/domain/stack";
import { type Evidence, readEvidence } from "@/lib/services/changes/evidence";
import type { Mark } from "@/lib/services/marks";
import { type PlanCell, type Proposal, placeOf } from "@/lib/services/plan/plan-cells";
import { standsAt } from "@/lib/services/stands-at";

/** Open alarms that are looked at: the worst. */
export const MAX_OPEN_ALARMS = 500;

/** Open changes for the worse, worst first. */
export async function readOpenAlarms(store: Store, mark: Mark) {
  const { change } = store.t;
  return store.db
    .select({ id: change.id, cellKey: change.cellKey, difference: change.difference, evidence: change.evidence })
    .from(change)
    .where(
      and(
        sql`listed`,
        inArray(change.verdict, ["collapsed", "regressed"]),
        eq(change.state, "open"),
        standsAt(change, mark.seq),
      ),
    )
    .orderBy(change.severity, desc(change.at), change.id)
    .limit(MAX_OPEN_ALARMS);
}
export type OpenAlarm = Awaited<ReturnType<typeof readOpenAlarms>>[number];

/** Versions that a stack names. */
export const versionsOf = (stack: Stack) =>
  Object.fromEntries(STACK_AXES.flatMap((axis) => (stack[axis] === null ? [] : [[axis, stack[axis]]])));

/** What to change of the stack that went bad; what the good one did not record cannot be asked for. */
function changesFrom(bad: Stack, asked: Stack): FactorChange[] {
  return STACK_AXES.flatMap((axis): FactorChange[] =>
    asked[axis] === null || asked[axis] === bad[axis] ? [] : [{ axis, from: bad[axis], to: asked[axis] }],
  );
}

/** How many versions, or moved axes, may still be the first bad one, but for the last. */
function untestedOf({ axes, told }: Evidence): number {
  const { bisect, untested = [] } = told ?? {};
  if (bisect?.why === "separate-axes") return axes.length - 1;
  return untested.find(({ axis }) => axis === bisect?.axis)?.versions.length ?? 0;
}

/** The run that would halve what is unknown about each open change for the worse. */
export function proposeBisections(alarms: readonly OpenAlarm[], cells: ReadonlyMap<string, PlanCell>): Proposal[] {
  return alarms.flatMap((alarm): Proposal[] => {
    const cell = cells.get(alarm.cellKey);
    const evidence = readEvidence(alarm.evidence);
    const { bisect, to, recovered } = evidence.told ?? {};
    if (!cell || !bisect || !to || recovered) return [];
    const alarmAt = evidence.numbers.thresholds?.alarm;
    const severity = alarmAt && alarm.difference !== null ? Math.max(0, -alarm.difference / alarmAt) : 1;
    return [
      {
        place: { ...placeOf(cell), versions: versionsOf(bisect.stack) },
        reason: { kind: "bisects", changeId: alarm.id, untested: untestedOf(evidence), severity },
        cost: 1,
        cell,
        changes: changesFrom(to.stack, bisect.stack),
      },
    ];
  });
}
