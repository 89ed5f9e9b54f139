import { isRunnable } from "@/lib/domain/cause/runnable";
import { groupBy } from "@/lib/domain/group-by";
import { FULL_NEIGHBOURS } from "@/lib/domain/plan/rank";
import { type PlanCell, type Proposal, placeOf } from "@/lib/services/plan/plan-cells";
import { STALE_AFTER_MS } from "@/lib/services/read-cells";

/** Gaps that are ranked at most: those with most measured neighbours. */
export const MAX_GAPS = 2_000;

const wayOf = ({ scheme, path, backend }: PlanCell) => JSON.stringify([scheme, path, backend]);

/** Chips x ways of running that one model was seen with, and nobody tried together. */
function gapsOfGroup(cells: readonly PlanCell[]): Proposal[] {
  const byChip = groupBy(cells, ({ chip }) => chip ?? "");
  const byWay = groupBy(cells, wayOf);
  const measured = (group: readonly PlanCell[]) => group.filter(({ value }) => value !== null).length;
  const seen = new Set(cells.map((cell) => `${cell.chip} ${wayOf(cell)}`));
  return [...byChip].flatMap(([chip, onChip]) =>
    [...byWay].flatMap(([way, alike]): Proposal[] => {
      const [like] = alike;
      if (!like || chip === "" || seen.has(`${chip} ${way}`)) return [];
      const ran = onChip.some(({ path, value }) => path === like.path && value !== null);
      if (!isRunnable({ chip, scheme: like.scheme, path: like.path, ran })) return [];
      const neighbours = Math.min(FULL_NEIGHBOURS, measured(onChip) + measured(alike));
      const cell = { ...like, chip };
      return [{ place: placeOf(cell), reason: { kind: "untested", neighbours }, cost: 1, cell, changes: [] }];
    }),
  );
}

/** Untested squares: what nobody ran, on chips and in ways that the model was seen with. */
export function proposeGaps(cells: readonly PlanCell[]): { proposals: Proposal[]; found: number } {
  const device = cells.filter(({ targetKind }) => targetKind === "device");
  const groups = groupBy(device, ({ evaluationKey, simulated, emulated }) =>
    JSON.stringify([evaluationKey, simulated, emulated]),
  );
  const all = [...groups.values()].flatMap(gapsOfGroup);
  const neighboursOf = ({ reason }: Proposal) => (reason.kind === "untested" ? reason.neighbours : 0);
  const proposals = all.sort((a, b) => neighboursOf(b) - neighboursOf(a)).slice(0, MAX_GAPS);
  return { proposals, found: all.length };
}

/** Cells measured long before the newest measurement of the store. @param newest epoch milliseconds */
export function proposeStale(cells: readonly PlanCell[], newest: number): Proposal[] {
  return cells
    .filter(({ targetKind, measuredAt }) => targetKind !== "reference" && newest - measuredAt > STALE_AFTER_MS)
    .map((cell) => ({
      place: placeOf(cell),
      reason: { kind: "stale", cellKey: cell.key, age: newest - cell.measuredAt, limit: STALE_AFTER_MS },
      cost: 1,
      cell,
      changes: [],
    }));
}
