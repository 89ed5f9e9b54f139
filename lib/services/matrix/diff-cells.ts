import { and, inArray, lte, ne, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import { comparePair, type RawPair } from "@/lib/domain/compare/compare-pair";
import { settingOf } from "@/lib/domain/compare/compared";
import { type PairCutoff, pairCutoff, settlePair, testsOf } from "@/lib/domain/compare/settle-pairs";
import { groupBy } from "@/lib/domain/group-by";
import type { Cell, Choice, VersionAxis } from "@/lib/domain/matrix";
import type { DiffFilter, DiffSide, SquareDiff } from "@/lib/domain/matrix-diff";
import { compareVersions } from "@/lib/domain/version";
import type { Selection } from "@/lib/services/compare/compared-results";
import { overPairs } from "@/lib/services/compare/over-pairs";
import { readRunFacts } from "@/lib/services/compare/run-facts";
import type { Mark } from "@/lib/services/marks";
import { cellOfRuns, partsOf, runsOfCells } from "@/lib/services/matrix/version-cells";
import { SAMPLE } from "@/lib/services/read-samples";

/** A cell under two versions; at least one was run. */
type Both = { evaluation: string; a: Cell | null; b: Cell | null };

/** The versions that runs of evaluations name, with the cells measured under each, newest first. */
export async function readVersions(
  store: Store,
  mark: Mark,
  evaluations: readonly string[],
  of: VersionAxis,
  samples: boolean,
): Promise<Choice[]> {
  const { run } = store.t;
  if (evaluations.length === 0) return [];
  const rows = await store.db
    .select({ id: run[of], count: sql`count(distinct ${run.cellKey})`.mapWith(Number) })
    .from(run)
    .where(
      and(
        inArray(run.evaluationKey, [...evaluations]),
        lte(run.seq, mark.seq),
        samples ? undefined : ne(run.origin, SAMPLE),
      ),
    )
    .groupBy(run[of]);
  return rows
    .flatMap(({ id, count }) => (id === null ? [] : [{ id, label: id, count }]))
    .sort((x, y) => compareVersions(y.id, x.id));
}

async function readBoth(
  store: Store,
  mark: Mark,
  cells: readonly Cell[],
  { axis, a, b }: DiffFilter,
  apart: readonly VersionAxis[],
): Promise<Both[]> {
  const { run } = store.t;
  const versions = [a, b].filter((version) => version !== null);
  const compared = cells.filter(({ targetKind }) => targetKind !== "reference");
  const found: Both[] = [];
  for await (const under of runsOfCells(store, mark, compared, inArray(run[axis], versions))) {
    for (const part of partsOf(under, apart)) {
      const of = (version: string | null): Cell | null => {
        const runs = part.filter((one) => one[axis] === version);
        return runs.length > 0 ? cellOfRuns(under, runs, mark) : null;
      };
      found.push({ evaluation: under.evaluation.key, a: of(a), b: of(b) });
    }
  }
  return found;
}

const selectionOf = (cell: Cell, evaluation: string): Selection => ({
  cell,
  evaluation,
  runId: cell.runId,
  column: cell.scheme,
});

/** Holds B against A wherever both were run, by the best evidence that both carry. */
async function comparePairs(store: Store, mark: Mark, both: readonly Both[]): Promise<Map<Both, RawPair>> {
  const pairs = both.flatMap((one) =>
    one.a && one.b ? [{ one, a: selectionOf(one.a, one.evaluation), b: selectionOf(one.b, one.evaluation) }] : [],
  );
  const facts = await readRunFacts(store, [...new Set(pairs.flatMap(({ a, b }) => [a.runId, b.runId]))], mark.seq);
  const made = await overPairs(store, pairs, facts, (a, b, { one }): [Both, RawPair] => [
    one,
    comparePair(a.side, b.side, settingOf(b.cell)),
  ]);
  return new Map(made);
}

/** Each evaluation is a family of tests, as it is where two slices are compared. */
function cutoffsOf(raw: ReadonlyMap<Both, RawPair>): Map<string, PairCutoff> {
  const families = groupBy(raw, ([{ evaluation }]) => evaluation);
  return new Map([...families].map(([key, pairs]) => [key, pairCutoff(testsOf(pairs.map(([, pair]) => pair)))]));
}

function sideOf(cell: Cell | null): DiffSide | null {
  if (cell === null) return null;
  const { runId, status, reason, qairt, onnxruntime, measuredAt } = cell;
  const [value, interval] = cell.valueIsLast ? [null, null] : [cell.value, cell.interval];
  return { runId, status, reason, value, interval, qairt, onnxruntime, measuredAt };
}

const NO_CHANGE = { delta: null, interval: null, significant: null, paired: false, reason: null };

function changeOf(pair: RawPair | undefined, cutoff: PairCutoff | undefined): Omit<SquareDiff, "a" | "b"> {
  if (!pair) return NO_CHANGE;
  const { reason, difference, interval, test, verdict, significant } = settlePair(pair, cutoff ?? { size: 0, p: 0 });
  return {
    delta: difference,
    interval: interval && { low: interval.low, high: interval.high, method: interval.method },
    significant: reason !== null || verdict === "untested" ? null : significant,
    paired: test?.startsWith("paired") ?? false,
    reason,
  };
}

/**
 * Cells under two versions: each as it would stand with only the runs of B, or of A where B has none, and what changed
 * from A to B. What was run under neither is left out, and so are references: they are what is held against.
 * @param apart version axes that the matrix shows besides: each of their versions is compared for itself
 */
export async function diffCells(
  store: Store,
  mark: Mark,
  cells: readonly Cell[],
  diff: DiffFilter,
  apart: readonly VersionAxis[],
): Promise<Map<Cell, SquareDiff>> {
  const both = await readBoth(store, mark, cells, diff, apart);
  const raw = await comparePairs(store, mark, both);
  const cutoffs = cutoffsOf(raw);
  const diffs = new Map<Cell, SquareDiff>();
  for (const one of both) {
    const cell = one.b ?? one.a;
    if (!cell) continue;
    const change = changeOf(raw.get(one), cutoffs.get(one.evaluation));
    diffs.set(cell, { a: sideOf(one.a), b: sideOf(one.b), ...change });
  }
  return diffs;
}
