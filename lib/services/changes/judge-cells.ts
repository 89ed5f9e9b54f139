import { and, asc, inArray, lte } from "drizzle-orm";
import type { Store } from "@/db/store";
import { keyOf } from "@/lib/contract/canonical-json";
import type { JudgedRun, RawJudgement } from "@/lib/domain/changes/change";
import { judgeSeries } from "@/lib/domain/changes/judge-series";
import { referenceAt } from "@/lib/domain/changes/reference-at";
import { findMetric } from "@/lib/domain/find-metric";
import { groupBy } from "@/lib/domain/group-by";
import { npuShare } from "@/lib/domain/settle-cell";
import { foldLevels, foldTriage, type Levels, type TriageEvent } from "@/lib/domain/triage";
import { inDetailChunks, NO_DETAIL, readDetails, type SampleDetail } from "@/lib/services/changes/read-samples-of-runs";
import { NOTHING_STANDS, type Standing } from "@/lib/services/changes/standing";
import { type CellRuns, familyOf, type SettleRow, toCellRun } from "@/lib/services/read-cell-runs";

/** A cell with everything that can be said of it before its families are known. Ids are hashed already. */
export type JudgedCell = {
  cell: CellRuns;
  /** All but those that stand. */
  judgements: RawJudgement[];
  standing: Standing;
  triage: Map<string, TriageEvent[]>;
};

/** A stored run as judging and comparing see it. */
export function judgedRun(row: SettleRow, cell: Pick<CellRuns, "references">, detail: SampleDetail): JudgedRun {
  const run = toCellRun(row);
  const family = familyOf(row);
  return {
    id: run.id,
    seq: run.seq,
    status: run.status,
    value: run.value,
    at: run.at,
    stack: run.stack,
    correct: row.correct,
    bits: detail.bits,
    stderr: row.stderr,
    repeats: row.repeats ?? [],
    scores: detail.scores,
    clusters: detail.clusters,
    outputSha256: row.outputSha256,
    sourceSha256: row.sourceSha256,
    quantizedSha256: row.quantizedSha256,
    reference: row.targetKind === "reference" ? null : referenceAt({ ...run, family }, row.simulated, cell.references),
    npuShare: npuShare(run.placement),
    family,
  };
}

function judgeCell(
  cell: CellRuns,
  details: Map<string, SampleDetail>,
  levels: Levels,
  standing: Standing,
): RawJudgement[] {
  const { evaluation } = cell;
  const judgements = judgeSeries({
    cellKey: cell.key,
    metric: {
      kind: evaluation.metricKind,
      direction: evaluation.direction,
      thresholds: findMetric(evaluation.metric)?.thresholds ?? null,
    },
    samples: evaluation.samples,
    sampleListKnown: evaluation.sampleSha256 !== null,
    runs: cell.runs.map((row) => judgedRun(row, cell, details.get(row.id) ?? NO_DETAIL)),
    ...levels,
    settled: (runId) => standing.runs.has(runId),
  });
  return judgements.map((judgement) => ({ ...judgement, id: keyOf(judgement.id) }));
}

/** What people did with changes of cells up to a sequence, by cell, in order. */
export async function readTriageOfCells(
  store: Store,
  keys: readonly string[],
  upTo: number,
): Promise<Map<string, TriageEvent[]>> {
  const { triage } = store.t;
  const rows = await store.db
    .select()
    .from(triage)
    .where(and(inArray(triage.cellKey, [...keys]), lte(triage.seq, upTo)))
    .orderBy(asc(triage.seq));
  return groupBy(rows, (row) => row.cellKey);
}

/**
 * Judges cells from their runs and what people decided up to a sequence.
 * @param standing what need not be judged again, by cell
 */
export async function judgeCells(
  store: Store,
  cells: readonly CellRuns[],
  upTo: number,
  standing: ReadonlyMap<string, Standing> = new Map(),
): Promise<JudgedCell[]> {
  if (cells.length === 0) return [];
  const events = await readTriageOfCells(
    store,
    cells.map((cell) => cell.key),
    upTo,
  );
  const judged: JudgedCell[] = [];
  // With one run there is nothing to judge.
  const histories = cells.filter((cell) => cell.runs.length > 1);
  for (const chunk of inDetailChunks(histories)) {
    const details = await readDetails(store, chunk);
    for (const cell of chunk) {
      const own = events.get(cell.key) ?? [];
      const stands = standing.get(cell.key) ?? NOTHING_STANDS;
      judged.push({
        cell,
        judgements: judgeCell(cell, details, foldLevels(own), stands),
        standing: stands,
        triage: groupBy(own, (event) => event.changeId),
      });
    }
  }
  return judged;
}

/** What has become of one change of a judged cell. */
export const triageOf = (judged: JudgedCell, id: string) => foldTriage(judged.triage.get(id) ?? []);
