import { and, desc, eq, lte } from "drizzle-orm";
import type { Store } from "@/db/store";
import { formatMatrixQuery, parseMatrixQuery } from "@/lib/contract/matrix-filter";
import type { CellView } from "@/lib/domain/cell-view";
import type { ChangeLine } from "@/lib/domain/change-view";
import { chipName } from "@/lib/domain/find-chip";
import { issuesOf } from "@/lib/domain/known-issues";
import type { Cell } from "@/lib/domain/matrix";
import { versionGrid } from "@/lib/domain/version-grid";
import { selectChanges, toChangeLine } from "@/lib/services/changes/change-lines";
import { changeSeries } from "@/lib/services/changes/change-series";
import { readSiblings } from "@/lib/services/changes/read-siblings";
import { readKnownIssues } from "@/lib/services/known-issues";
import { findMark, momentOf } from "@/lib/services/marks";
import { pairDeltas } from "@/lib/services/pair-deltas";
import { readCellRuns } from "@/lib/services/read-cell-runs";
import { readCells } from "@/lib/services/read-cells";
import { selectLines, toRunLine } from "@/lib/services/run-lines";
import { standsAt } from "@/lib/services/stands-at";

/** Runs listed on the page of a cell; the list of runs has all. */
const RUNS_SHOWN = 8;

/** Identity of a cell, hashed. */
const KEY = /^[0-9a-f]{32}$/;

function matrixQuery(cell: Cell, evaluation: string): string {
  const filter = parseMatrixQuery({ evaluation, model: cell.model, scheme: cell.scheme });
  if (cell.chip !== null) filter.chips = [cell.chip];
  if (cell.path !== null) filter.paths = [cell.path];
  return formatMatrixQuery(filter);
}

/**
 * One cell: how it stands, its series and what happened to it.
 * @param asOf sequence to read at; null for the newest mark
 * @returns null when no cell has this key there
 */
export async function readCell(store: Store, key: string, asOf: number | null): Promise<CellView | null> {
  if (!KEY.test(key)) return null;
  const mark = await findMark(store, asOf);
  const [cell] = await readCells(store, mark, { keys: [key] });
  const [under] = cell ? await readCellRuns(store, [key], mark.seq) : [];
  if (!cell || !under) return null;
  await pairDeltas(store, [cell]);
  const { change, run } = store.t;
  const judged = await selectChanges(store, and(eq(change.cellKey, key), standsAt(change, mark.seq)));
  const changes = judged
    .filter((row) => row.change.listed)
    .map(toChangeLine)
    .filter((line): line is ChangeLine => line !== null)
    .sort((a, b) => b.at - a.at);
  const shown = changes.map(({ from, to }) => ({ from: from.runId, to: to.runId }));
  const series = changeSeries(
    under,
    judged.map((row) => row.change),
    null,
    shown,
  );
  const newest = await selectLines(store, and(eq(run.cellKey, key), lte(run.seq, mark.seq)))
    .orderBy(desc(run.seq))
    .limit(RUNS_SHOWN);
  const issues = await readKnownIssues(store, asOf === null ? null : mark.seq);
  return {
    cell,
    evaluation: under.evaluation.key,
    chipName: chipName(cell.chip),
    matrixQuery: matrixQuery(cell, under.evaluation.key),
    series,
    grid: versionGrid(series),
    changes,
    runs: newest.map(toRunLine),
    siblings: await readSiblings(store, cell, mark),
    knownIssues: issuesOf(issues, cell),
    ...momentOf(mark),
    pinned: asOf !== null,
  };
}
