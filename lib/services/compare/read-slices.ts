import { and, eq, inArray, lte, type SQL } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { Compared } from "@/lib/domain/compare/compared";
import { inSlice, type Lone, type Match, matchSlices, sliceEnd } from "@/lib/domain/compare/match-slices";
import { sliceEnvironment } from "@/lib/domain/compare/slice-environment";
import { countVerdicts, differs, rawMatch, settleMatches } from "@/lib/domain/compare/slice-rows";
import type { Cell, Choice } from "@/lib/domain/matrix";
import { seriesPoints } from "@/lib/domain/series";
import type { Slice, SlicesFilter, SlicesView } from "@/lib/domain/slices-view";
import { compareVersions } from "@/lib/domain/version";
import { atMark } from "@/lib/services/at-mark";
import { cellChoices, choicesOf } from "@/lib/services/cell-choices";
import { MAX_COMPARED, readScope, type Scope } from "@/lib/services/compare/compare-scope";
import { readResults, type Selection } from "@/lib/services/compare/compared-results";
import { overPairs } from "@/lib/services/compare/over-pairs";
import { readSeries } from "@/lib/services/compare/read-series";
import { readRunFacts } from "@/lib/services/compare/run-facts";
import { selectSpeakers } from "@/lib/services/compare/select-results";

/** Unmatched results listed on each side; the count says how many there are. */
export const MAX_UNMATCHED = 200;

/** Of each cell the run that would speak if there were only those under the versions that a slice asks for. */
async function selectVersions(store: Store, cells: readonly Cell[], slice: Slice, scope: Scope): Promise<Selection[]> {
  const { run } = store.t;
  const versions: SQL[] = [];
  if (slice.qairt !== null) versions.push(eq(run.qairt, slice.qairt));
  if (slice.onnxruntime !== null) versions.push(eq(run.onnxruntime, slice.onnxruntime));
  if (versions.length === 0) return selectSpeakers(cells, scope.evaluationOf);
  const series = await readSeries(store, cells, scope.mark.seq, and(...versions));
  return cells.flatMap((cell) => {
    const speaker = seriesPoints(series.get(cell.key) ?? []).at(-1)?.runs[0];
    if (!speaker) return [];
    return [{ cell, evaluation: scope.evaluationOf(cell), runId: speaker.id, column: cell.scheme }];
  });
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

/** Holds B against A in every match, with the samples of both. */
async function compareMatches(store: Store, matches: readonly Match[], selections: readonly Selection[], facts: Facts) {
  const byRun = new Map(selections.map((selection) => [selectionKey(selection), selection]));
  const selectionOf = ({ cell, side }: Compared) => byRun.get(JSON.stringify([cell.key, side.run.id]));
  const pairs = matches.flatMap((match) => {
    const [a, b] = [selectionOf(match.a.result), selectionOf(match.b.result)];
    return a && b ? [{ match, a, b }] : [];
  });
  const raw = await overPairs(store, pairs, facts, (a, b, { match }) =>
    rawMatch({ id: match.id, a: { ...match.a, result: a }, b: { ...match.b, result: b } }),
  );
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
      ...cellChoices(all, scope.modelChoices),
      qairt: await versionChoices(store, scope, "qairt"),
      onnxruntime: await versionChoices(store, scope, "onnxruntime"),
    },
    compared: { cells: selections.length, limit: MAX_COMPARED, capped: sides.capped },
    ...(await atMark(store, mark, asked.asOf)),
  };
}
