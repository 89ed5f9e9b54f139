import { and, inArray, lte, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { RunDocument } from "@/lib/contract/run";
import { columnId } from "@/lib/domain/compare/columns";
import type { Calibration } from "@/lib/domain/compare-view";
import { groupBy } from "@/lib/domain/group-by";
import type { Cell } from "@/lib/domain/matrix";
import { newestFirst } from "@/lib/domain/series";
import type { Selection } from "@/lib/services/compare/compared-results";
import { calibrationOf, namesCalibration } from "@/lib/services/compare/run-facts";
import { inChunks } from "@/lib/services/in-chunks";

/** Runs looked at when calibrations are told apart; beyond it a cell's speaking run stands for it. */
export const MAX_CALIBRATED_RUNS = 20_000;
const CELLS_AT_ONCE = 500;

type CalibratedRun = { id: string; cellKey: string; at: number; seq: number; calibration: Calibration | null };

/** One selection a cell: the run that speaks for it. */
export function selectSpeakers(cells: readonly Cell[], evaluationOf: (cell: Cell) => string): Selection[] {
  return cells.map((cell) => ({ cell, evaluation: evaluationOf(cell), runId: cell.runId, column: cell.scheme }));
}

/** The measured runs of cells with their calibrations, as many as the limit allows. */
async function readCalibrated(store: Store, cells: readonly Cell[], upTo: number): Promise<CalibratedRun[]> {
  const { run } = store.t;
  let left = MAX_CALIBRATED_RUNS;
  const found: CalibratedRun[] = [];
  const within = cells.filter((cell) => {
    left -= cell.runs;
    return left >= 0;
  });
  for (const chunk of inChunks(within, CELLS_AT_ONCE)) {
    const keys = chunk.map(({ key }) => key);
    const rows = await store.db
      .select({
        id: run.id,
        cellKey: run.cellKey,
        seq: run.seq,
        startedAt: run.startedAt,
        receivedAt: run.receivedAt,
        status: run.status,
        // Only documents that may name one are handed over.
        document: sql<string | null>`case when ${namesCalibration(run)} then ${run.document} end`,
      })
      .from(run)
      .where(and(inArray(run.cellKey, keys), lte(run.seq, upTo)));
    for (const { document, startedAt, receivedAt, status, ...row } of rows) {
      if (status !== "ok") continue;
      const said: RunDocument | null = document === null ? null : JSON.parse(document);
      found.push({ ...row, at: startedAt ?? receivedAt, calibration: said && calibrationOf(said) });
    }
  }
  return found;
}

const calibrationText = ({ calibration }: CalibratedRun) => JSON.stringify(calibration);

/** Of each calibration of a cell the newest run. */
function newestOfEach(runs: readonly CalibratedRun[]): CalibratedRun[] {
  return [...groupBy(runs, calibrationText).values()].flatMap((group) => group.toSorted(newestFirst)[0] ?? []);
}

/** One selection a cell and calibration: the newest run of each. */
export async function selectCalibrations(
  store: Store,
  cells: readonly Cell[],
  evaluationOf: (cell: Cell) => string,
  upTo: number,
): Promise<Selection[]> {
  const byCell = groupBy(await readCalibrated(store, cells, upTo), ({ cellKey }) => cellKey);
  return selectSpeakers(cells, evaluationOf).flatMap((speaker) => {
    const { cell } = speaker;
    const runs = newestOfEach(byCell.get(cell.key) ?? []);
    if (runs.length === 0) return [{ ...speaker, column: columnId(cell.scheme, null, true) }];
    return runs.map(({ id, calibration }) => ({
      ...speaker,
      runId: id,
      column: columnId(cell.scheme, calibration, true),
    }));
  });
}

/**
 * Further calibrations of cells that measured one version more than once, by cell: what the speaking runs hide.
 * Cells with one run a version are not looked into: there the speaking run is the only one of its version.
 */
export async function readHiddenCalibrations(
  store: Store,
  cells: readonly Cell[],
  upTo: number,
): Promise<{ scheme: string; calibration: Calibration | null }[]> {
  const repeated = cells.filter(({ runs, points }) => runs > points);
  const schemes = new Map(repeated.map(({ key, scheme }) => [key, scheme]));
  const found = newestOfEachCell(await readCalibrated(store, repeated, upTo));
  return found.flatMap(({ cellKey, calibration }) => {
    const scheme = schemes.get(cellKey);
    return scheme === undefined ? [] : [{ scheme, calibration }];
  });
}

const newestOfEachCell = (runs: readonly CalibratedRun[]) =>
  [...groupBy(runs, ({ cellKey }) => cellKey).values()].flatMap(newestOfEach);
