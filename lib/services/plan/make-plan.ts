import type { Store } from "@/db/store";
import { type PlanItem, rankPlan } from "@/lib/domain/plan/rank";
import type { PlanBounds, PlanTask } from "@/lib/domain/plan-view";
import { readCausePriors } from "@/lib/services/causes/cause-priors";
import { findMark, type Mark } from "@/lib/services/marks";
import { isSampleCell, type Proposal, readPlanCells, taskKey } from "@/lib/services/plan/plan-cells";
import { proposeBisections, readOpenAlarms } from "@/lib/services/plan/propose-bisections";
import { proposeGaps, proposeStale } from "@/lib/services/plan/propose-gaps";
import { badCells, proposeSeparations } from "@/lib/services/plan/propose-separations";

/** Everything worth measuring at a mark, most score first. */
export type Plan = { mark: Mark; tasks: PlanTask[]; bounds: PlanBounds };

function toTask({ place, reasons, cost, score }: PlanItem, first: Proposal): PlanTask {
  const { dataset, split, metric, metricName, unit, samples, sampleSha256 } = first.cell.under;
  return {
    key: taskKey(place),
    place,
    evaluation: { dataset, split, metric, metricName, unit, samples, sampleSha256 },
    sample: isSampleCell(first.cell),
    changes: first.changes,
    reasons,
    cost,
    score,
  };
}

async function make(store: Store, mark: Mark): Promise<Plan> {
  const { cells, capped } = await readPlanCells(store, mark);
  const alarms = await readOpenAlarms(store, mark);
  const { priors } = await readCausePriors(store, null);
  const bad = badCells(cells, new Set(alarms.map(({ cellKey }) => cellKey)));
  const gaps = proposeGaps(cells);
  const separations = await proposeSeparations(store, bad, { priors, upTo: mark.seq });
  // What changes is told by the first proposal of a place: those that ask for a change come first.
  const proposals = [
    ...separations.proposals,
    ...proposeBisections(alarms, new Map(cells.map((cell) => [cell.key, cell]))),
    ...proposeStale(cells, mark.newest),
    ...gaps.proposals,
  ];
  const firstOf = new Map<string, Proposal>();
  for (const proposal of proposals) {
    const key = taskKey(proposal.place);
    if (!firstOf.has(key)) firstOf.set(key, proposal);
  }
  const tasks = rankPlan(proposals).flatMap((item) => {
    const first = firstOf.get(taskKey(item.place));
    return first ? [toTask(item, first)] : [];
  });
  return {
    mark,
    tasks,
    bounds: {
      cells: { read: cells.length, capped },
      causes: { weighed: separations.weighed, bad: bad.length },
      gaps: { listed: gaps.proposals.length, found: gaps.found },
    },
  };
}

type Made = { version: string; plan: Promise<Plan> };
const made = new WeakMap<Store, Made>();

/**
 * The plan at the newest mark. An item that has been measured is proposed no more, since the plan is made from what is
 * stored; it is kept until another mark or other priors are in force.
 */
export async function currentPlan(store: Store): Promise<Plan> {
  const mark = await findMark(store, null);
  const { changed } = await readCausePriors(store, null);
  const version = JSON.stringify([mark.seq, mark.at, mark.rules, changed]);
  const known = made.get(store);
  if (known?.version === version) return known.plan;
  const fresh: Made = { version, plan: make(store, mark) };
  made.set(store, fresh);
  // A failure is told to those who waited for it; the next one asks again.
  fresh.plan.catch(() => made.get(store) === fresh && made.delete(store));
  return fresh.plan;
}
