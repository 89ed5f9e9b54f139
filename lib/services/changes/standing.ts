import type { Judgement } from "@/lib/domain/changes/change";
import { seriesPoints } from "@/lib/domain/series";
import { readEvidence } from "@/lib/services/changes/evidence";
import type { Outline } from "@/lib/services/changes/write-changes";
import { type CellRuns, type SettleRow, toCellRun } from "@/lib/services/read-cell-runs";

/** Judgements of a cell that stand: those of the run that they end at. */
export type Standing = {
  runs: ReadonlySet<string>;
  /** Those that may explain others or be explained: what says that nothing happened is left out. */
  judgements: Judgement[];
};

export const NOTHING_STANDS: Standing = { runs: new Set(), judgements: [] };

/** Runs in the order in which they are judged, each with whether it speaks for its point. */
function timeline(rows: readonly SettleRow[]): { id: string; speaks: boolean }[] {
  return seriesPoints(rows.map(toCellRun)).flatMap(({ runs }) =>
    runs.map((run, index) => ({ id: run.id, speaks: index === 0 })).reverse(),
  );
}

/** Runs before the first place where the series is another than it was at a sequence. */
function unmovedRuns(cell: CellRuns, since: number): Map<string, number> {
  const before = timeline(cell.runs.filter((run) => run.seq <= since));
  const now = timeline(cell.runs);
  const moved = before.findIndex(({ id, speaks }, i) => now[i]?.id !== id || now[i]?.speaks !== speaks);
  return new Map(before.slice(0, moved < 0 ? before.length : moved).map(({ id }, order) => [id, order]));
}

function toJudgement(row: Outline, orders: ReadonlyMap<string, number>): Judgement | null {
  if (row.evidence === null) return null;
  const { told, explainedBy: _, ...evidence } = readEvidence(row.evidence);
  if (!told) return null;
  return {
    ...evidence,
    ...told,
    id: row.id,
    cellKey: row.cellKey,
    kind: row.kind,
    family: row.family,
    rule: row.rule,
    order: { from: orders.get(row.fromRun) ?? 0, to: orders.get(row.toRun) ?? 0 },
    verdict: row.verdict,
    // Neither decides what explains what.
    significant: false,
    familySize: 0,
    familyCutoff: 0,
    alarm: row.verdict === "collapsed" || row.verdict === "regressed",
  };
}

/** False for a drop that a new run may end, or whose versions in between it may have been. */
function isOver({ lastGood, recovered, untested }: Judgement, orders: ReadonlyMap<string, number>): boolean {
  return lastGood === null || (recovered !== null && orders.has(recovered.runId) && untested.length === 0);
}

/**
 * What stands of a cell that only gained runs since a sequence: steps before the first place where its series differs,
 * but for drops that are not over.
 */
export function standingOf(cell: CellRuns, stored: readonly Outline[], since: number): Standing {
  const orders = unmovedRuns(cell, since);
  const runs = new Set(orders.keys());
  const judgements: Judgement[] = [];
  for (const row of stored) {
    if (!orders.has(row.toRun)) continue;
    const judgement = row.kind === "step" || row.kind === "reference" ? toJudgement(row, orders) : null;
    if (judgement && !isOver(judgement, orders)) runs.delete(row.toRun);
    if (judgement) judgements.push(judgement);
  }
  return { runs, judgements: judgements.filter(({ to }) => runs.has(to.runId)) };
}
