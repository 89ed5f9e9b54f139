import { and, eq, inArray, lte, type SQL } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { Compared } from "@/lib/domain/compare/compared";
import { inSlice, type Lone, type Match, matchSlices, sliceEnd } from "@/lib/domain/compare/match-slices";
import { sliceEnvironment } from "@/lib/domain/compare/slice-environment";
import { countVerdicts, differs, rawMatch, settleMatches } from "@/lib/domain/compare/slice-rows";
import type { Cell, Choice } from "@/lib/domain/matrix";
import { newestFirst } from "@/lib/domain/series";
import type { Slice, SlicesFilter, SlicesView } from "@/lib/domain/slices-view";
import { compareVersions } from "@/lib/domain/version";
import { axisChoices, choicesOf, MAX_COMPARED, readScope, type Scope } from "@/lib/services/compare/compare-scope";
import { detailBytes, inDetailGroups, readResults, type Selection } from "@/lib/services/compare/compared-results";
import { readRunFacts } from "@/lib/services/compare/run-facts";
import { selectSpeakers } from "@/lib/services/compare/select-results";
import { countPending } from "@/lib/services/count-pending";
import { groupBy } from "@/lib/services/group-by";
import { inChunks } from "@/lib/services/in-chunks";
import { findMark } from "@/lib/services/marks";

/** Unmatched results listed on each side; the count says how many there are. */
export const MAX_UNMATCHED = 200;
const CELLS_AT_ONCE = 500;

/** Of each cell the newest run under the versions that a slice asks for. */
async function selectVersions(store: Store, cells: readonly Cell[], slice: Slice, scope: Scope): Promise<Selection[]> {
  const { run } = store.t;
  const versions: SQL[] = [];
  if (slice.qairt !== null) versions.push(eq(run.qairt, slice.qairt));
  if (slice.onnxruntime !== null) versions.push(eq(run.onnxruntime, slice.onnxruntime));
  if (versions.length === 0) return selectSpeakers(cells, scope.evaluationOf);
  const selected: Selection[] = [];
  for (const chunk of inChunks(cells, CELLS_AT_ONCE)) {
    const keys = chunk.map(({ key }) => key);
    const rows = await store.db
      .select({ id: run.id, seq: run.seq, key: run.cellKey, startedAt: run.startedAt, receivedAt: run.receivedAt })
      .from(run)
      .where(and(inArray(run.cellKey, keys), lte(run.seq, scope.mark.seq), ...versions));
    const runs = groupBy(
      rows.map(({ startedAt, receivedAt, ...row }) => ({ ...row, at: startedAt ?? receivedAt })),
      ({ key }) => key,
    );
    for (const cell of chunk) {
      const [newest] = (runs.get(cell.key) ?? []).sort(newestFirst);
      if (!newest) continue;
      selected.push({ cell, evaluation: scope.evaluationOf(cell), runId: newest.id, column: cell.scheme });
    }
  }
  return selected;
}

/** Both sides without the samples: enough to match them. */
type Sides = { a: Selection[]; b: Selection[]; capped: boolean };

async function selectSides(store: Store, { a, b }: SlicesFilter, scope: Scope): Promise<Sides> {
  const results = scope.cells.filter(({ targetKind }) => targetKind !== "reference");
  const [inA, inB] = [a, b].map((slice) => results.filter((cell) => inSlice(cell, slice)));
  const cells = (list: readonly Cell[] = []) => list.slice(0, MAX_COMPARED);
  return {
    a: await selectVersions(store, cells(inA), a, scope),
    b: await selectVersions(store, cells(inB), b, scope),
    capped: (inA?.length ?? 0) > MAX_COMPARED || (inB?.length ?? 0) > MAX_COMPARED,
  };
}

type Facts = Awaited<ReturnType<typeof readRunFacts>>;

/** Reads the samples of matched results, some at a time, and holds B against A. */
async function compareMatches(store: Store, matches: readonly Match[], selections: readonly Selection[], facts: Facts) {
  const byRun = new Map(selections.map((selection) => [selectionKey(selection), selection]));
  const selectionOf = ({ cell, side }: Compared) => byRun.get(JSON.stringify([cell.key, side.run.id]));
  const endsOf = ({ a, b }: Match) => [selectionOf(a.result), selectionOf(b.result)].flatMap((one) => one ?? []);
  const bytesOf = (match: Match) => endsOf(match).reduce((sum, one) => sum + detailBytes(one, facts.get(one.runId)), 0);
  const raw = [];
  for (const chunk of inDetailGroups(matches, bytesOf)) {
    const results = await readResults(store, chunk.flatMap(endsOf), facts);
    const full = new Map(results.map((result) => [JSON.stringify([result.cell.key, result.side.run.id]), result]));
    const whole = ({ cell, side }: Compared) => full.get(JSON.stringify([cell.key, side.run.id]));
    for (const match of chunk) {
      const [a, b] = [whole(match.a.result) ?? match.a.result, whole(match.b.result) ?? match.b.result];
      raw.push(rawMatch({ id: match.id, a: { ...match.a, result: a }, b: { ...match.b, result: b } }));
    }
  }
  return settleMatches(raw);
}

const selectionKey = ({ cell, runId }: Selection) => JSON.stringify([cell.key, runId]);

/** The versions that runs of these evaluations name, newest first. */
async function versionChoices(store: Store, scope: Scope, of: "qairt" | "onnxruntime"): Promise<Choice[]> {
  const { run } = store.t;
  const keys = [...new Set(scope.cells.map(scope.evaluationOf))];
  if (keys.length === 0) return [];
  const rows = await store.db
    .selectDistinct({ version: run[of] })
    .from(run)
    .where(and(inArray(run.evaluationKey, keys), lte(run.seq, scope.mark.seq)));
  const speaking = new Map(choicesOf(scope.cells, (cell) => cell[of]).map(({ id, count }) => [id, count]));
  return rows
    .flatMap(({ version }) => version ?? [])
    .sort((x, y) => -compareVersions(x, y))
    .map((id) => ({ id, label: id, count: speaking.get(id) ?? 0 }));
}

function unmatchedOf(lone: readonly Lone[]): Pick<SlicesView, "unmatched" | "unmatchedCount"> {
  const of = (side: Lone["side"]) => lone.filter((one) => one.side === side);
  const [a, b] = [of("a"), of("b")];
  const unmatched = [...a.slice(0, MAX_UNMATCHED), ...b.slice(0, MAX_UNMATCHED)].map(({ side, speaker, reason }) => ({
    side,
    evaluation: speaker.result.evaluation,
    end: sliceEnd(speaker),
    reason,
  }));
  return { unmatched, unmatchedCount: { a: a.length, b: b.length } };
}

/** Two slices of the matrix, matched result by result on everything that they leave open; B minus A. */
export async function readSlices(store: Store, asked: SlicesFilter): Promise<SlicesView> {
  const scope = await readScope(store, asked);
  const { mark } = scope;
  const sides = await selectSides(store, asked, scope);
  const selections = [...sides.a, ...sides.b];
  const facts = await readRunFacts(store, [...new Set(selections.map(({ runId }) => runId))], mark.seq);
  const light = new Map(
    [...facts].map(([id, one]) => [id, { ...one, row: { ...one.row, hasBits: false, detailed: false } }]),
  );
  const { matches, lone } = matchSlices(
    { results: await readResults(store, sides.a, light), slice: asked.a },
    { results: await readResults(store, sides.b, light), slice: asked.b },
  );
  const settled = await compareMatches(store, matches, selections, facts);
  const shown = asked.onlyDifferences ? settled.filter(differs) : settled;
  const all = scope.cells.filter(({ targetKind }) => targetKind !== "reference");
  return {
    filter: { ...asked, models: scope.models, evaluation: scope.evaluation },
    evaluations: scope.evaluations,
    matches: shown,
    counts: countVerdicts(settled),
    hidden: settled.length - shown.length,
    ...unmatchedOf(lone),
    environment: {
      differences: sliceEnvironment(settled.map(({ a, b }) => ({ a: a.stack, b: b.stack }))),
      cells: settled.length,
    },
    choices: {
      models: scope.modelChoices,
      chips: axisChoices(all, "chip"),
      schemes: axisChoices(all, "scheme"),
      paths: axisChoices(all, "path"),
      targets: choicesOf(all, (cell) => cell.targetKind),
      qairt: await versionChoices(store, scope, "qairt"),
      onnxruntime: await versionChoices(store, scope, "onnxruntime"),
    },
    compared: { cells: selections.length, limit: MAX_COMPARED, capped: sides.capped },
    asOf: mark.seq,
    asOfTime: mark.seq === 0 ? null : mark.at,
    pinned: asked.asOf !== null,
    pending: await countPending(store, await findMark(store, null)),
  };
}
