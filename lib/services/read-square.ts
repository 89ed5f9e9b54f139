import type { Store } from "@/db/store";
import { compareSpeakers } from "@/lib/domain/attention";
import type { Axis, AxisEntry, Cell, MatrixFilter } from "@/lib/domain/matrix";
import { axisId, cellSpeaker } from "@/lib/domain/pivot";
import type { SquareDetail, SquareView } from "@/lib/domain/square-view";
import { type Mark, momentOf } from "@/lib/services/marks";
import { type MatrixCells, readMatrixCells } from "@/lib/services/matrix/matrix-cells";
import { entriesOf } from "@/lib/services/order-axis";
import { readCell } from "@/lib/services/read-cell";
import { readAgainstReference } from "@/lib/services/square/against-reference";
import { untestedSquare } from "@/lib/services/square/untested";

/** Of each list a few: the pages that a square leads to have all. */
const RUNS_NAMED = 5;
const CHANGES_NAMED = 2;

/** As they speak for the square, the one that it shows first. */
function asTheySpeak(cells: readonly Cell[], diffs: MatrixCells["diffs"]): Cell[] {
  const speaker = (cell: Cell) => cellSpeaker(cell, diffs?.get(cell) ?? null);
  return cells.toSorted((a, b) => compareSpeakers(speaker(a), speaker(b)));
}

/** What stands at an id of an axis, whether cells stand there or not. */
function entryOf(axis: Axis, id: string): AxisEntry {
  return entriesOf(axis, [id])[0] ?? { id, label: id, detail: null, groups: {} };
}

async function detailOf(store: Store, cell: Cell, mark: Mark, asOf: number | null): Promise<SquareDetail | null> {
  const view = await readCell(store, cell.key, asOf);
  if (!view) return null;
  const { evaluation, chipName, series, changes, runs, knownIssues } = view;
  return {
    cell,
    evaluation,
    chipName,
    series,
    changes: changes.slice(0, CHANGES_NAMED),
    runs: runs.slice(0, RUNS_NAMED),
    againstReference: await readAgainstReference(store, cell, evaluation, mark),
    knownIssues,
  };
}

/**
 * What lies under one square of the matrix that a filter asks for: every cell, the worst in detail, or what would test
 * it where nobody did. Ids that no row or column has are squares that nobody ran.
 */
export async function readSquare(
  store: Store,
  asked: MatrixFilter,
  at: { row: string; column: string },
): Promise<SquareView> {
  const { mark, filter, cells, diffs } = await readMatrixCells(store, asked, at);
  const under = asTheySpeak(
    cells.filter((cell) => axisId(cell, filter.rows) === at.row && axisId(cell, filter.columns) === at.column),
    diffs,
  );
  const [worst] = under;
  return {
    filter,
    row: entryOf(filter.rows, at.row),
    column: entryOf(filter.columns, at.column),
    cells: under,
    detail: worst ? await detailOf(store, worst, mark, asked.asOf) : null,
    diff: (worst && diffs?.get(worst)) ?? null,
    untested: worst ? null : untestedSquare((await readMatrixCells(store, asked)).cells, filter, at),
    ...momentOf(mark),
    pinned: asked.asOf !== null,
  };
}
