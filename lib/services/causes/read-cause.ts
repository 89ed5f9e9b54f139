import { inArray } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { CauseCell, CausePriors, CauseVerdict, GateEvidence, Incomparable } from "@/lib/domain/cause/cause";
import { findCause } from "@/lib/domain/cause/find-cause";
import type { CauseView } from "@/lib/domain/cause-view";
import { findMetric } from "@/lib/domain/find-metric";
import { groupBy } from "@/lib/domain/group-by";
import { causeCells, pairedErrors } from "@/lib/services/causes/cause-cells";
import { readCausePriors } from "@/lib/services/causes/cause-priors";
import { type CauseRuns, readCauseRuns, readTwins } from "@/lib/services/causes/cause-runs";
import { changedCell } from "@/lib/services/evaluation-facts";
import { findMark, momentOf } from "@/lib/services/marks";
import { readCells } from "@/lib/services/read-cells";
import { selectLines, toRunLine } from "@/lib/services/run-lines";

/** Runs that could not be compared and are named; the rest are counted. */
export const MAX_NAMED_INCOMPARABLE = 20;

export type CauseQuery = {
  /** Key of a cell. */
  cell: string;
  /** A run of that cell; null asks about the one that speaks. */
  run: string | null;
  asOf: number | null;
};

/** Drops below which nothing is explained; null when nobody has stated a threshold of the metric. */
export const resolutionOf = (metric: string): number | null => findMetric(metric)?.thresholds?.watch ?? null;

/** The verdict about one run of what was read; null when that run is not among it. */
export async function causeOf(
  store: Store,
  runs: CauseRuns,
  of: { runId: string; priors: CausePriors; upTo: number },
): Promise<{ target: CauseCell; verdict: CauseVerdict } | null> {
  const row = runs.rows.find(({ id }) => id === of.runId);
  if (!row) return null;
  const errors = await pairedErrors(store, runs, row.id);
  const cells = causeCells(runs, await readTwins(store, row, of.upTo)).map((cell) => ({
    ...cell,
    pairedError: errors.get(cell.runId) ?? null,
  }));
  const target = cells.find(({ runId }) => runId === row.id);
  if (!target) return null;
  const { direction, metric } = runs.evaluation;
  const verdict = findCause({ target, cells, priors: of.priors, direction, resolution: resolutionOf(metric) });
  return { target, verdict };
}

const runsOfEvidence = (evidence: GateEvidence) => ("otherRunId" in evidence ? [evidence.otherRunId] : []);

/** Every run that a verdict points at. */
function namedRuns({ gates, split, witnesses, cleared, repeat }: CauseVerdict): string[] {
  const ids = [
    ...gates.flatMap((gate) => gate.evidence.flatMap(runsOfEvidence)),
    ...(split ? [split.runId] : []),
    ...witnesses.map(({ runId }) => runId),
    ...cleared.map(({ runId }) => runId),
    ...(repeat ? [repeat.runId] : []),
  ];
  return [...new Set(ids)];
}

function countLeftOut(incomparable: readonly Incomparable[]): CauseView["leftOut"] {
  const groups = groupBy(incomparable, ({ because }) => because);
  return [...groups.values()]
    .map((group) => ({ because: (group[0] as Incomparable).because, count: group.length }))
    .sort((a, b) => b.count - a.count || (a.because < b.because ? -1 : 1));
}

/**
 * What caused the drop of a cell, from the runs of its evaluation up to the mark that is asked for, or the newest.
 * @returns null when there is no such cell at that mark, or the run is none of its runs
 */
export async function readCause(store: Store, query: CauseQuery): Promise<CauseView | null> {
  const mark = await findMark(store, query.asOf);
  const isPinned = query.asOf !== null;
  const [cell] = await readCells(store, mark, { keys: [query.cell] });
  if (!cell) return null;
  const sample = cell.marks.includes("sample");
  const evaluationKey = await evaluationOf(store, cell.runId);
  const runs = await readCauseRuns(store, evaluationKey, { cells: [cell.key], sample, upTo: mark.seq });
  const runId = query.run ?? cell.runId;
  if (!runs.rows.some((row) => row.id === runId && row.cellKey === cell.key)) return null;
  const priors = await readCausePriors(store, isPinned ? mark.seq : null);
  const found = await causeOf(store, runs, { runId, priors: priors.priors, upTo: mark.seq });
  if (!found) return null;
  const { target, verdict } = found;
  const named = namedRuns(verdict);
  const lines = named.length === 0 ? [] : await selectLines(store, inArray(store.t.run.id, named));
  return {
    cell: changedCell({ ...cell, sample }, runs.evaluation),
    runId,
    value: target.value,
    reference: target.reference && { value: target.reference.value, source: target.reference.source },
    resolution: resolutionOf(runs.evaluation.metric),
    verdict: { ...verdict, incomparable: verdict.incomparable.slice(0, MAX_NAMED_INCOMPARABLE) },
    leftOut: countLeftOut(verdict.incomparable),
    weighed: { runs: runs.rows.length, limit: runs.limit, capped: runs.capped },
    runs: lines.map(toRunLine),
    priors,
    ...momentOf(mark),
    pinned: isPinned,
  };
}

async function evaluationOf(store: Store, runId: string): Promise<string> {
  const { run } = store.t;
  const [row] = await store.db
    .select({ key: run.evaluationKey })
    .from(run)
    .where(inArray(run.id, [runId]));
  if (!row) throw new Error(`run ${runId} of a settled cell is missing`);
  return row.key;
}
