import type { Store } from "@/db/store";
import type { CauseCell, CausePriors, NextRun } from "@/lib/domain/cause/cause";
import { saidChanges } from "@/lib/domain/cause/said-changes";
import { findMetric } from "@/lib/domain/find-metric";
import { groupBy } from "@/lib/domain/group-by";
import type { PlanPlace } from "@/lib/domain/plan/rank";
import { STACK_AXES } from "@/lib/domain/stack";
import { readCauseRuns } from "@/lib/services/causes/cause-runs";
import { causeOf } from "@/lib/services/causes/read-cause";
import { isSampleCell, type PlanCell, type Proposal, placeOf } from "@/lib/services/plan/plan-cells";
import { versionsOf } from "@/lib/services/plan/propose-bisections";

/** Bad cells whose cause is weighed for a plan: the worst, and no more of one evaluation than its share. */
export const MAX_CAUSES = 12;
export const MAX_CAUSES_OF_EVALUATION = 3;
/** Runs of an evaluation that are weighed for a plan; a cell's own page weighs more. */
export const MAX_RUNS_FOR_PLAN = 200;
/** Runs proposed for one cell: the others are alternatives to the best. */
const RUNS_OF_CELL = 2;

export type BadCell = { cell: PlanCell; severity: number; isAlarm: boolean };

/** Cells that drop by what matters, those with an open alarm first, worst first. */
export function badCells(cells: readonly PlanCell[], alarms: ReadonlySet<string>): BadCell[] {
  return cells
    .flatMap((cell): BadCell[] => {
      const thresholds = findMetric(cell.under.metric)?.thresholds;
      if (!thresholds || cell.targetKind === "reference" || cell.status !== "ok" || cell.delta === null) return [];
      if (-cell.delta < thresholds.watch) return [];
      return [{ cell, severity: -cell.delta / thresholds.alarm, isAlarm: alarms.has(cell.key) }];
    })
    .sort(
      (a, b) => Number(b.isAlarm) - Number(a.isAlarm) || b.severity - a.severity || (a.cell.key < b.cell.key ? -1 : 1),
    );
}

/** The worst, each evaluation with its share. */
function chooseCells(bad: readonly BadCell[]): BadCell[] {
  const taken = new Map<string, number>();
  const chosen = bad.filter(({ cell }) => {
    const count = (taken.get(cell.evaluationKey) ?? 0) + 1;
    taken.set(cell.evaluationKey, count);
    return count <= MAX_CAUSES_OF_EVALUATION;
  });
  return chosen.slice(0, MAX_CAUSES);
}

/** Where a run that tells causes apart is to be made: as the cell, but for what changes. */
function placeOfRun(cell: PlanCell, target: CauseCell, run: NextRun): PlanPlace {
  const base = placeOf(cell);
  if (run.targetKind === "host")
    return { ...base, targetKind: "host", chip: null, path: null, backend: null, versions: {} };
  const changed = new Map(run.changes.map(({ axis, to }) => [axis, to]));
  const kept = Object.entries(versionsOf(target.stack)).filter(([axis]) => !changed.has(axis as "qairt"));
  const moved = STACK_AXES.flatMap((axis) => {
    const to = changed.get(axis);
    return to ? [[axis, to]] : [];
  });
  const path = changed.get("path") ?? base.path;
  return {
    ...base,
    chip: run.chip,
    scheme: run.scheme,
    path,
    backend: path === base.path ? base.backend : null,
    versions: Object.fromEntries([...kept, ...moved]),
  };
}

/** Runs that would tell the causes of the worst cells apart. */
export async function proposeSeparations(
  store: Store,
  bad: readonly BadCell[],
  { priors, upTo }: { priors: CausePriors; upTo: number },
): Promise<{ proposals: Proposal[]; weighed: number }> {
  const chosen = chooseCells(bad);
  const proposals: Proposal[] = [];
  const groups = groupBy(chosen, ({ cell }) => JSON.stringify([cell.evaluationKey, isSampleCell(cell)]));
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const cells = group.map(({ cell }) => cell.key);
    const of = { cells, sample: isSampleCell(first.cell), upTo, limit: MAX_RUNS_FOR_PLAN };
    const runs = await readCauseRuns(store, first.cell.evaluationKey, of);
    for (const { cell, severity } of group) {
      const found = await causeOf(store, runs, { runId: cell.runId, priors, upTo });
      if (!found) continue;
      for (const run of found.verdict.nextRuns.slice(0, RUNS_OF_CELL))
        proposals.push({
          place: placeOfRun(cell, found.target, run),
          reason: { kind: "separates-cause", cellKey: cell.key, bits: run.bits, severity },
          cost: run.cost,
          cell,
          changes: saidChanges(run.changes),
        });
    }
  }
  return { proposals, weighed: chosen.length };
}
