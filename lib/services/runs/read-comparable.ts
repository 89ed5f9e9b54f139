import { and, desc, eq, inArray, ne } from "drizzle-orm";
import type { Store } from "@/db/store";
import { formatCompareQuery, parseCompareQuery } from "@/lib/contract/compare-filter";
import { comparability } from "@/lib/domain/changes/comparability";
import {
  COMPARABLE_GROUPS,
  COMPARABLE_NOTES,
  type ComparableGroup,
  type ComparableNote,
  type ComparableRun,
  type ComparableView,
  type ExcludedRuns,
  NOT_COMPARABLE,
  type NotComparable,
} from "@/lib/domain/comparable-view";
import { comparePair, type PairSide, type RawPair } from "@/lib/domain/compare/compare-pair";
import { settingOf } from "@/lib/domain/compare/compared";
import type { Cell } from "@/lib/domain/matrix";
import { otherEvaluation } from "@/lib/domain/other-evaluation";
import { stackVersions } from "@/lib/domain/stack";
import { readResults } from "@/lib/services/compare/compared-results";
import { type RunFacts, readRunFacts } from "@/lib/services/compare/run-facts";
import { findMark, type Mark } from "@/lib/services/marks";
import { readCells } from "@/lib/services/read-cells";
import { findRunRow } from "@/lib/services/read-run";
import { SAMPLE } from "@/lib/services/read-samples";
import { selectLines, toRunLine } from "@/lib/services/run-lines";

/** Newest runs of its cell that a run is held against. */
export const CELL_RUNS = 100;
/** Other cells of its evaluation. */
export const OTHER_CELLS = 200;
/** Listed of each group; the rest is counted. */
const SHOWN = 12;

type Row = NonNullable<Awaited<ReturnType<typeof findRunRow>>>;
type Line = Awaited<ReturnType<typeof selectLines>>[number];
type Compared = { group: ComparableGroup; line: Line; pair: RawPair; assumed: boolean };
type Refused = { reason: NotComparable; line: Line };

/** What a cell differs from the run in: one thing makes a group, more make it another question. */
function groupOf(cell: Cell, row: Row): ComparableGroup | null {
  if (cell.targetKind === "reference") return "reference";
  const samePlace = cell.targetKind === row.targetKind && cell.chip === row.chip;
  const sameStack = cell.path === row.path && cell.backend === row.backend;
  if (cell.scheme === row.scheme && !samePlace) return "chip";
  if (cell.scheme !== row.scheme && samePlace && sameStack) return "scheme";
  return null;
}

/** Runs of the same cell, the newest first, as far as CELL_RUNS reaches. */
function readCellMates(store: Store, row: Row): Promise<Line[]> {
  const { run } = store.t;
  return Promise.resolve(
    selectLines(store, and(eq(run.cellKey, row.cellKey), ne(run.id, row.id)))
      .orderBy(desc(run.seq))
      .limit(CELL_RUNS),
  );
}

/** Facts without samples: what is asked here is whether runs may be compared, and by how much they differ. */
async function readPlainFacts(store: Store, ids: readonly string[], mark: Mark): Promise<Map<string, RunFacts>> {
  const facts = await readRunFacts(store, ids, mark.seq);
  return new Map(
    [...facts].map(([id, fact]) => [id, { ...fact, row: { ...fact.row, hasBits: false, detailed: false } }]),
  );
}

async function readSides(store: Store, chosen: readonly { cell: Cell; runId: string }[], row: Row, mark: Mark) {
  const facts = await readPlainFacts(
    store,
    chosen.map(({ runId }) => runId),
    mark,
  );
  const selections = chosen.map((one) => ({ ...one, evaluation: row.evaluationKey, column: one.cell.scheme }));
  const results = await readResults(store, selections, facts);
  return new Map(results.map(({ side }) => [side.run.id, side]));
}

const SERIES_REASONS: Readonly<Record<string, NotComparable>> = {
  "quantized-artifact-differs": "quantized-artifact-differs",
  "quantized-artifact-unknown-on-one-side": "quantized-artifact-unknown-on-one-side",
  "source-differs": "source-differs",
  "source-unknown-on-one-side": "source-unknown-on-one-side",
};

function refusalOf(pair: RawPair): NotComparable | null {
  switch (pair.reason) {
    case null:
    case "evaluation-differs":
      return null;
    case "not-measured":
    case "source-differs":
    case "simulated-beside-real":
      return pair.reason;
  }
}

/** One run held against this one, by the rule of its group: a series asks for one artefact, a comparison does not. */
function hold(own: PairSide, other: PairSide, cell: Cell, group: ComparableGroup, line: Line): Compared | Refused {
  const pair = comparePair(own, other, settingOf(cell));
  const series = group === "cell" ? comparability(own.run, other.run) : null;
  if (series && !series.ok) {
    const reason = SERIES_REASONS[series.reason];
    if (reason) return { reason, line };
  }
  const reason = refusalOf(pair);
  return reason === null ? { group, line, pair, assumed: series?.ok === true && series.assumed } : { reason, line };
}

function notesOf({ pair, assumed }: Compared): ComparableNote[] {
  const said = new Set<string>(pair.facts.map(({ fact }) => fact));
  if (assumed) said.add("artifact-assumed");
  return COMPARABLE_NOTES.filter((note) => said.has(note));
}

function comparableRun(compared: Compared): ComparableRun {
  const { line, pair } = compared;
  return {
    run: toRunLine(line),
    versions: stackVersions(line),
    difference: pair.difference,
    interval: pair.interval && { low: pair.interval.low, high: pair.interval.high },
    notes: notesOf(compared),
  };
}

function grouped(refused: readonly Refused[]): ExcludedRuns[] {
  return NOT_COMPARABLE.flatMap((reason) => {
    const those = refused.filter((one) => one.reason === reason);
    const [first] = those;
    return first ? [{ reason, count: those.length, example: toRunLine(first.line) }] : [];
  });
}

/** Results of the same model under other evaluations, by why they are others; one example each. */
async function otherEvaluations(store: Store, row: Row): Promise<ExcludedRuns[]> {
  const { evaluation, run } = store.t;
  const all = await store.db.select().from(evaluation).where(eq(evaluation.model, row.model));
  const own = all.find(({ key }) => key === row.evaluationKey);
  if (!own) return [];
  const found = new Map<NotComparable, { count: number; key: string }>();
  for (const other of all) {
    const reason = other.cells > 0 ? otherEvaluation(own, other) : null;
    if (reason === null) continue;
    const known = found.get(reason);
    found.set(reason, { key: known?.key ?? other.key, count: (known?.count ?? 0) + other.cells });
  }
  const excluded: ExcludedRuns[] = [];
  for (const [reason, { count, key }] of found) {
    const [line] = await selectLines(store, and(eq(run.evaluationKey, key), eq(run.targetKind, row.targetKind)))
      .orderBy(desc(run.seq))
      .limit(1);
    const [other] = line ? [line] : await selectLines(store, eq(run.evaluationKey, key)).limit(1);
    if (other) excluded.push({ reason, count, example: toRunLine(other) });
  }
  return excluded;
}

function mergeExcluded(parts: readonly ExcludedRuns[]): ExcludedRuns[] {
  return NOT_COMPARABLE.flatMap((reason) => {
    const those = parts.filter((part) => part.reason === reason);
    const [first] = those;
    return first ? [{ ...first, count: those.reduce((sum, { count }) => sum + count, 0) }] : [];
  });
}

/** The other cells of the evaluation that are one step away, and how many are further. */
function neighbours(cells: readonly Cell[], row: Row) {
  const near: { cell: Cell; group: ComparableGroup }[] = [];
  let elsewhere = 0;
  for (const cell of cells) {
    if (cell.key === row.cellKey) continue;
    const group = groupOf(cell, row);
    if (group === null) elsewhere += 1;
    else near.push({ cell, group });
  }
  const order = (group: ComparableGroup) => COMPARABLE_GROUPS.indexOf(group);
  near.sort((a, b) => order(b.group) - order(a.group) || b.cell.measuredAt - a.cell.measuredAt);
  return { near: near.slice(0, OTHER_CELLS), elsewhere: elsewhere + Math.max(0, near.length - OTHER_CELLS) };
}

async function holdAll(store: Store, row: Row, own: Cell, cells: readonly Cell[], mark: Mark) {
  const { run } = store.t;
  const { near, elsewhere } = neighbours(cells, row);
  const mates = await readCellMates(store, row);
  const speakers = near.map(({ cell }) => cell.runId);
  const lines = new Map(
    (speakers.length === 0 ? [] : await selectLines(store, inArray(run.id, speakers))).map((line) => [line.id, line]),
  );
  const sample = row.origin === SAMPLE;
  const others = [
    ...mates.map((line) => ({ cell: own, group: "cell" as const, line })),
    ...near.flatMap(({ cell, group }) => {
      const line = lines.get(cell.runId);
      return line ? [{ cell, group, line }] : [];
    }),
  ];
  const asked = others.map(({ cell, line }) => ({ cell, runId: line.id }));
  const sides = await readSides(store, [{ cell: own, runId: row.id }, ...asked], row, mark);
  const self = sides.get(row.id);
  const compared: Compared[] = [];
  const refused: Refused[] = [];
  for (const { cell, group, line } of others) {
    const other = sides.get(line.id);
    if (!self || !other) continue;
    if ((line.origin === SAMPLE) !== sample) refused.push({ reason: "sample-data", line });
    else {
      const held = hold(self, other, cell, group, line);
      if ("reason" in held) refused.push(held);
      else compared.push(held);
    }
  }
  return { compared, refused, elsewhere };
}

/**
 * Runs of the same model and evaluation that a run may be held against, and why others of the model may not. What is
 * looked at is bounded: CELL_RUNS of its cell, what speaks for OTHER_CELLS others. Null when there is no such run.
 */
export async function readComparable(store: Store, id: string): Promise<ComparableView | null> {
  const row = await findRunRow(store, id);
  if (row === null) return null;
  const mark = await findMark(store, null);
  const cells = await readCells(store, mark, { evaluations: [row.evaluationKey] });
  const own = cells.find(({ key }) => key === row.cellKey);
  const held = own ? await holdAll(store, row, own, cells, mark) : { compared: [], refused: [], elsewhere: 0 };
  const groups = COMPARABLE_GROUPS.flatMap((group) => {
    const runs = held.compared.filter((one) => one.group === group);
    return runs.length === 0
      ? []
      : [{ group, runs: runs.slice(0, SHOWN).map(comparableRun), more: Math.max(0, runs.length - SHOWN) }];
  });
  return {
    groups,
    excluded: mergeExcluded([...(await otherEvaluations(store, row)), ...grouped(held.refused)]),
    elsewhere: held.elsewhere,
    compareQuery: formatCompareQuery({ ...parseCompareQuery({}), evaluation: row.evaluationKey }),
  };
}
