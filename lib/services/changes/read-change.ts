import { and, eq, inArray } from "drizzle-orm";
import type { Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import type { ChangeLine, ChangesFilter, ChangeView } from "@/lib/domain/change-view";
import type { Family } from "@/lib/domain/changes/change";
import { counts } from "@/lib/domain/changes/family";
import { environmentDifference } from "@/lib/domain/environment";
import { issuesOf } from "@/lib/domain/known-issues";
import { versionGrid } from "@/lib/domain/version-grid";
import { selectChanges, toChangeLine } from "@/lib/services/changes/change-lines";
import { NO_FAMILY } from "@/lib/services/changes/change-rows";
import { changeSeries } from "@/lib/services/changes/change-series";
import { type Evidence, readEvidence } from "@/lib/services/changes/evidence";
import { readNeighbours } from "@/lib/services/changes/neighbours";
import { readSiblings } from "@/lib/services/changes/read-siblings";
import { readLevels, readTriage } from "@/lib/services/changes/triage-change";
import { readKnownIssues } from "@/lib/services/known-issues";
import { findMark, type Mark, momentOf } from "@/lib/services/marks";
import { readCellRuns } from "@/lib/services/read-cell-runs";
import { selectLines, toRunLine } from "@/lib/services/run-lines";
import { standsAt } from "@/lib/services/stands-at";

/** Id of a change: its canonical text hashed, so that a link survives settling again. */
const KEY = /^[0-9a-f]{32}$/;

type Stored = Tables["change"]["$inferSelect"];

async function readFamily(store: Store, key: string, mark: Mark): Promise<Family> {
  const { family } = store.t;
  const [row] = await store.db
    .select({ size: family.size, worse: family.worse, better: family.better })
    .from(family)
    .where(and(eq(family.key, key), standsAt(family, mark.seq)));
  return row ?? NO_FAMILY;
}

function judgementOf(row: Stored, evidence: Evidence & { told: object }, family: Family): ChangeView["judgement"] {
  const { numbers, comparable, facts, baseline, explainedBy, told } = evidence;
  const { lastGood, firstBad, recovered, untested, bisect } = told;
  const { p, pImproved, pFloor } = numbers;
  const significant =
    counts(row.kind, pFloor, family.size) &&
    ((p !== null && p <= family.worse) || (pImproved !== null && pImproved <= family.better));
  const judged = { comparable, facts, baseline, explainedBy, lastGood, firstBad, recovered, untested, bisect };
  return { ...judged, significant, family: { key: row.family, ...family } };
}

async function readEnds(store: Store, row: Stored): Promise<Pick<ChangeView, "runs" | "environment"> | null> {
  const { run } = store.t;
  const ids = [row.fromRun, row.toRun];
  const lines = new Map((await selectLines(store, inArray(run.id, ids))).map((line) => [line.id, toRunLine(line)]));
  const documents = await store.db.select({ id: run.id, document: run.document }).from(run).where(inArray(run.id, ids));
  const [from, to] = ids.map((id) => lines.get(id));
  const [before, after] = ids.map((id) => documents.find((one) => one.id === id)?.document);
  if (!from || !to || before === undefined || after === undefined) return null;
  return { runs: { from, to }, environment: environmentDifference(JSON.parse(before), JSON.parse(after)) };
}

/** Everything of the cell that stood at a mark, the asked change among it. */
async function readCell(store: Store, id: string, mark: Mark) {
  const { change } = store.t;
  const shown = standsAt(change, mark.seq);
  const [asked] = await selectChanges(store, and(eq(change.id, id), shown));
  if (!asked) return null;
  const all = await selectChanges(store, and(eq(change.cellKey, asked.change.cellKey), shown));
  return { asked, all };
}

/**
 * One change with everything that explains it, at the mark that the filter is pinned to or the newest.
 * @param filter of the list that its neighbours are taken from
 * @returns null when nothing of this id stands, or nothing happened in it
 */
export async function readChange(store: Store, id: string, filter: ChangesFilter): Promise<ChangeView | null> {
  if (!KEY.test(id)) return null;
  const mark = await findMark(store, filter.asOf);
  const found = await readCell(store, id, mark);
  const line = found && toChangeLine(found.asked);
  if (!found || !line) return null;
  const row = found.asked.change;
  const evidence = readEvidence(row.evidence);
  const ends = await readEnds(store, row);
  const [cell] = await readCellRuns(store, [row.cellKey], mark.seq);
  if (!cell || !ends || !evidence.told) throw new Error(`the runs of change ${id} are missing`);
  const judged = found.all.map(({ change }) => change);
  const series = changeSeries(cell, judged, { from: row.fromRun, to: row.toRun });
  const isPinned = filter.asOf !== null;
  const events = await readTriage(store, id);
  const issues = await readKnownIssues(store, isPinned ? mark.seq : null);
  const covered = { ...line.cell, ...{ qairt: line.to.stack.qairt, onnxruntime: line.to.stack.onnxruntime } };
  return {
    line,
    judgement: judgementOf(row, { ...evidence, told: evidence.told }, await readFamily(store, row.family, mark)),
    ...ends,
    series,
    grid: versionGrid(series),
    siblings: await readSiblings(store, line.cell, mark),
    triage: isPinned ? events.filter(({ seq }) => seq <= mark.seq) : events,
    pinnedBaseline: (await readLevels(store, row.cellKey, mark.seq)).pinnedRun,
    triageSettled: events.every(({ seq }) => seq <= mark.seq),
    knownIssues: issuesOf(issues, covered),
    others: found.all
      .filter(({ change }) => change.listed && change.id !== id)
      .map(toChangeLine)
      .filter((other): other is ChangeLine => other !== null)
      .sort((a, b) => b.at - a.at),
    neighbours: await readNeighbours(store, id, row.groupKey, filter, mark),
    ...momentOf(mark),
    pinned: isPinned,
  };
}
