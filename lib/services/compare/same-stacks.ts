import type { Store } from "@/db/store";
import { comparePair } from "@/lib/domain/compare/compare-pair";
import type { RawRow } from "@/lib/domain/compare/compare-rows";
import { settingOf } from "@/lib/domain/compare/compared";
import { newestSameStack, type SameStack, standApart } from "@/lib/domain/compare/same-stack";
import type { Cell } from "@/lib/domain/matrix";
import type { SeriesRun } from "@/lib/domain/series";
import { inDetailGroups } from "@/lib/services/changes/read-samples-of-runs";
import { detailBytes, readResults, type Selection } from "@/lib/services/compare/compared-results";
import { readSeries } from "@/lib/services/compare/read-series";
import { readRunFacts } from "@/lib/services/compare/run-facts";

/** Runs looked at for a stack that two cells share; pairs of further cells stay as they speak. */
export const MAX_SHARED_RUNS = 10_000;

/** A result whose stack is not that of its base. */
type Apart = { row: RawRow; place: number; base: Cell; cell: Cell };
type Found = Apart & { same: SameStack<SeriesRun>; selected: [from: Selection, to: Selection] };

function findApart(rows: readonly RawRow[], cells: ReadonlyMap<string, Cell>): Apart[] {
  const apart: Apart[] = [];
  let left = MAX_SHARED_RUNS;
  for (const row of rows) {
    const own = row.cells.find((cell) => cell && cell.column === row.row.base);
    const base = own && cells.get(own.key);
    for (const [place, pair] of row.againstBase.entries()) {
      const cell = cells.get(row.cells[place]?.key ?? "");
      // With one run on either side there is no other pair than the one that speaks.
      if (!pair || !base || !cell || !standApart(pair) || base.runs + cell.runs < 3) continue;
      left -= base.runs + cell.runs;
      if (left < 0) return apart;
      apart.push({ row, place, base, cell });
    }
  }
  return apart;
}

function selectionsOf({ row, base, cell }: Apart, same: SameStack<SeriesRun>): [Selection, Selection] {
  const of = (one: Cell, runId: string) => ({
    cell: one,
    evaluation: row.row.evaluation,
    runId,
    column: one.scheme,
  });
  return [of(base, same.from.id), of(cell, same.to.id)];
}

/**
 * Where a result and its base speak from different stacks, the same two cells under the newest stack that both ran
 * (docs/statistics.md, Compare): written into the rows, before they are settled.
 */
export async function addSameStacks(
  store: Store,
  rows: readonly RawRow[],
  shown: readonly Cell[],
  upTo: number,
): Promise<void> {
  const apart = findApart(rows, new Map(shown.map((cell) => [cell.key, cell])));
  if (apart.length === 0) return;
  const cells = new Map(apart.flatMap(({ base, cell }) => [base, cell]).map((cell) => [cell.key, cell]));
  const series = await readSeries(store, [...cells.values()], upTo);
  const found = apart.flatMap((one): Found[] => {
    const same = newestSameStack(series.get(one.base.key) ?? [], series.get(one.cell.key) ?? []);
    return same ? [{ ...one, same, selected: selectionsOf(one, same) }] : [];
  });
  const runIds = new Set(found.flatMap(({ selected }) => selected.map(({ runId }) => runId)));
  const facts = await readRunFacts(store, [...runIds], upTo);
  const bytesOf = ({ selected }: Found) =>
    selected.reduce((sum, one) => sum + detailBytes(one, facts.get(one.runId)), 0);
  for (const chunk of inDetailGroups(found, bytesOf)) {
    const wanted = chunk.flatMap(({ selected }) => selected);
    const results = await readResults(store, wanted, facts);
    const byRun = new Map(results.map((result) => [result.side.run.id, result]));
    for (const { row, place, same } of chunk) {
      const [from, to] = [byRun.get(same.from.id), byRun.get(same.to.id)];
      if (!from || !to) continue;
      row.sameStack[place] = { stack: same.stack, pair: comparePair(from.side, to.side, settingOf(to.cell)) };
    }
  }
}
