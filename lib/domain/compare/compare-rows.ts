import { comparePair, type RawPair } from "@/lib/domain/compare/compare-pair";
import { type Compared, intervalOf, isMeasured, merit, settingOf } from "@/lib/domain/compare/compared";
import { paretoFront } from "@/lib/domain/compare/pareto";
import { overallWinner } from "@/lib/domain/compare/rank-all";
import { type Ranking, rankRow, winnerOf } from "@/lib/domain/compare/rank-row";
import { type PairCutoff, pairCutoff, settlePair, testsOf } from "@/lib/domain/compare/settle-pairs";
import { shifted } from "@/lib/domain/compare/shifted";
import { pairsOfWaterfall, type RawWaterfall, rawWaterfall, settleWaterfall } from "@/lib/domain/compare/waterfall";
import type { CompareCell, CompareColumn, CompareRow, CompareView } from "@/lib/domain/compare-view";
import type { AxisName } from "@/lib/domain/matrix";
import { delta } from "@/lib/domain/metric";
import { isFloatScheme, nativeSupport } from "@/lib/domain/scheme-facts";
import { newestFirst } from "@/lib/domain/series";
import type { Stack } from "@/lib/domain/stack";

/** Results of one row, and what its budgets are held against. */
export type RowInput = {
  id: string;
  target: AxisName;
  /** At least one; those under one column are told apart by their time. */
  results: readonly Compared[];
  /** The same schemes under the same evaluation in simulators and on hosts, the one that speaks first. */
  simulated: ReadonlyMap<string, Compared>;
  /** Runs that results are held against, by id. */
  references: ReadonlyMap<string, Compared>;
};

export type RowOptions = {
  columns: readonly Pick<CompareColumn, "id" | "scheme" | "isBase">[];
  emulated: boolean;
  /** False leaves out where the accuracy goes. */
  budgets: boolean;
};

/** A row before the families of its tests are known. Samples are no longer held. */
export type RawRow = {
  row: Omit<CompareRow, "cells" | "winner" | "waterfalls">;
  /** Without what settling adds. */
  cells: (CompareCell | null)[];
  againstBase: (RawPair | null)[];
  /** The same results on the newest stack that both ran; filled where the speaking ones stand under two. */
  sameStack: ({ stack: Stack; pair: RawPair } | null)[];
  ranking: Ranking;
  waterfalls: RawWaterfall[];
};

/** Of several under one column the one measured last, a real one before an emulated one. */
function speaker(results: readonly Compared[]): Compared | null {
  if (results.length < 2) return results[0] ?? null;
  const order = (a: Compared, b: Compared) =>
    Number(a.cell.emulated) - Number(b.cell.emulated) ||
    newestFirst(a.side.run, b.side.run) ||
    (a.cell.key < b.cell.key ? -1 : 1);
  return [...results].sort(order)[0] ?? null;
}

function cellOf(result: Compared, others: number): CompareCell {
  const { cell, side } = result;
  const held = side.run.reference;
  const own = cell.runId === side.run.id;
  const interval = intervalOf(result);
  const value = side.run.value;
  return {
    column: result.column,
    key: cell.key,
    runId: side.run.id,
    status: side.run.status,
    reason: own ? cell.reason : null,
    value,
    interval,
    reference: held && { value: held.value, source: held.source, kind: held.kind, runId: held.runId },
    delta: value === null || !held ? null : delta(value, held.value, cell.direction),
    deltaInterval: held && interval ? shiftedOf(interval, held.value, cell) : null,
    marks: cell.marks,
    stale: cell.stale,
    emulated: cell.emulated,
    npuShare: cell.npuShare,
    qairt: side.run.stack.qairt,
    onnxruntime: side.run.stack.onnxruntime,
    measuredAt: side.run.at,
    calibration: result.calibration,
    latencyMs: result.latencyMs,
    bytes: result.bytes,
    native: nativeSupport(cell.scheme, cell.chip, cell.path),
    againstBase: null,
    sameStack: null,
    frontLatency: false,
    frontBytes: false,
    others,
  };
}

function shiftedOf(interval: NonNullable<CompareCell["interval"]>, reference: number, cell: Compared["cell"]) {
  const moved = shifted(interval, reference, cell.direction);
  return moved && { low: moved.low, high: moved.high, method: interval.method };
}

/** Marks the fronts among what can be ranked; emulated results only where the reader asks for them. */
function markFronts(cells: RawRow["cells"], results: readonly (Compared | null)[], emulated: boolean): void {
  const mark = (cost: (cell: Compared) => number | null, set: (cell: CompareCell) => void) => {
    const usable = results.flatMap((result, place) => {
      const own = cells[place];
      if (!result || !own || !isMeasured(result) || (result.cell.emulated && !emulated)) return [];
      const paid = cost(result);
      return paid === null ? [] : [{ own, cost: paid, merit: merit(result) }];
    });
    const front = paretoFront(usable);
    for (const [index, { own }] of usable.entries()) if (front[index]) set(own);
  };
  mark(
    ({ latencyMs }) => latencyMs,
    (cell) => {
      cell.frontLatency = true;
    },
  );
  mark(
    ({ bytes }) => bytes,
    (cell) => {
      cell.frontBytes = true;
    },
  );
}

/** One row: every result against the base, who leads, and where the accuracy goes. */
export function rawRow(input: RowInput, { columns, emulated, budgets }: RowOptions): RawRow {
  const places = new Map(columns.map(({ id }, place) => [id, place]));
  const under: Compared[][] = columns.map(() => []);
  for (const result of input.results) under[places.get(result.column) ?? -1]?.push(result);
  const results = under.map(speaker);
  const cells = results.map((result, place) => (result ? cellOf(result, (under[place]?.length ?? 1) - 1) : null));
  markFronts(cells, results, emulated);
  const present = results.flatMap((result) => result ?? []);
  const base = results.find((result, place) => result && columns[place]?.isBase) ?? null;
  const float = present.find((result) => isFloatScheme(result.cell.scheme) && isMeasured(result)) ?? null;
  const [first] = present;
  if (!first) throw new Error("a row has at least one result");
  const { cell } = first;
  return {
    row: {
      id: input.id,
      evaluation: first.evaluation,
      target: input.target,
      targetKind: cell.targetKind,
      chip: cell.chip,
      path: cell.path,
      backend: cell.backend,
      simulated: cell.simulated,
      base: base?.column ?? null,
    },
    cells,
    againstBase: results.map((result) =>
      result && base && result !== base ? comparePair(base.side, result.side, settingOf(result.cell)) : null,
    ),
    sameStack: results.map(() => null),
    ranking: withoutSamples(rankRow(present, emulated)),
    waterfalls: present
      .filter((result) => budgets && !isFloatScheme(result.cell.scheme) && isMeasured(result))
      .map((device) =>
        rawWaterfall({
          device,
          float,
          simulated: input.simulated.get(device.cell.scheme) ?? null,
          references: input.references,
        }),
      ),
  };
}

/** The ranking is kept until every row is read; the samples behind it are not. */
function withoutSamples(ranking: Ranking): Ranking {
  const heavy = ({ bits, scores, clusters }: Compared["side"]["run"]) => bits ?? scores ?? clusters;
  const light = (result: Compared): Compared =>
    !heavy(result.side.run)
      ? result
      : {
          ...result,
          side: { ...result.side, run: { ...result.side.run, bits: null, scores: null, clusters: null } },
        };
  return {
    ...ranking,
    leader: ranking.leader && light(ranking.leader),
    against: ranking.against.map(({ rival, pair }) => ({ rival: light(rival), pair })),
  };
}

type Cutoffs = { base: PairCutoff; sameStack: PairCutoff; rows: PairCutoff; budget: PairCutoff };

/** Fills the cells of a row in: copies of thousands would only be thrown away. */
function settleRow(raw: RawRow, cutoffs: Cutoffs): CompareRow {
  for (const [place, cell] of raw.cells.entries()) {
    const pair = raw.againstBase[place] ?? null;
    const same = raw.sameStack[place] ?? null;
    if (!cell) continue;
    cell.againstBase = pair && settlePair(pair, cutoffs.base);
    cell.sameStack = same && { stack: same.stack, pair: settlePair(same.pair, cutoffs.sameStack) };
  }
  return {
    ...raw.row,
    cells: raw.cells,
    winner: winnerOf(raw.ranking, cutoffs.rows),
    waterfalls: raw.waterfalls.map((waterfall) => settleWaterfall(waterfall, cutoffs.budget)),
  };
}

/**
 * Rows of one evaluation with their verdicts. Four questions are four families: each result against the base, the same
 * on one stack, who wins each row, and where each budget goes.
 */
export function settleRows(rows: readonly RawRow[]): {
  rows: CompareRow[];
  winner: CompareView["overall"][number]["winner"];
} {
  const cutoffs: Cutoffs = {
    base: pairCutoff(testsOf(rows.flatMap(({ againstBase }) => againstBase.flatMap((pair) => pair ?? [])))),
    sameStack: pairCutoff(testsOf(rows.flatMap(({ sameStack }) => sameStack.flatMap((same) => same?.pair ?? [])))),
    rows: pairCutoff(testsOf(rows.flatMap(({ ranking }) => ranking.against.map(({ pair }) => pair)))),
    budget: pairCutoff(testsOf(rows.flatMap(({ waterfalls }) => waterfalls.flatMap(pairsOfWaterfall)))),
  };
  return {
    rows: rows.map((row) => settleRow(row, cutoffs)),
    winner: overallWinner(
      rows.map(({ ranking }) => ranking),
      cutoffs.rows,
    ),
  };
}
