import type { Store } from "@/db/store";
import { footnotesOf } from "@/lib/domain/known-issues";
import type { Axis, Cell, MatrixFilter, MatrixView } from "@/lib/domain/matrix";
import { PLAIN_LAYOUT } from "@/lib/domain/matrix-layout";
import { pivot } from "@/lib/domain/pivot";
import type { SavedSet } from "@/lib/domain/saved-set";
import { coverageOf } from "@/lib/domain/square";
import { readAlarms } from "@/lib/services/changes/read-alarms";
import { countPending } from "@/lib/services/count-pending";
import { readKnownIssues } from "@/lib/services/known-issues";
import { findMark, momentOf } from "@/lib/services/marks";
import { type SetSides, setEntries } from "@/lib/services/matrix/apply-sets";
import { diffableAxes } from "@/lib/services/matrix/diffable-axes";
import { readMatrixCells } from "@/lib/services/matrix/matrix-cells";
import { matrixChoices } from "@/lib/services/matrix/matrix-choices";
import { axisEntries } from "@/lib/services/order-axis";
import { FILTER_OF_AXIS, squareHref } from "@/lib/services/square-href";

function references(cells: readonly Cell[]): MatrixView["references"] {
  const found = new Map<string, MatrixView["references"][number]>();
  for (const { reference } of cells) {
    if (!reference) continue;
    const key = JSON.stringify([reference.value, reference.source, reference.kind]);
    const known = found.get(key);
    if (known) known.cells += 1;
    else found.set(key, { value: reference.value, source: reference.source, kind: reference.kind, cells: 1 });
  }
  return [...found.values()].sort((a, b) => b.cells - a.cells);
}

/** Entries of both sides: those of a saved set, else those that cells have. */
function entriesOfSides(filter: MatrixFilter, sides: SetSides, shown: readonly Cell[], standing: readonly Cell[]) {
  const of = (axis: Axis, set: SavedSet | null) => {
    const list = FILTER_OF_AXIS[axis];
    if (set) return setEntries(set, list === null ? [] : filter[list]);
    // Of two versions compared, what was run under neither stands as untested.
    return axisEntries(list === null ? standing : shown, axis);
  };
  return { rowEntries: of(filter.rows, sides.row), columnEntries: of(filter.columns, sides.column) };
}

/**
 * The matrix that a filter asks for, at the mark it is pinned to or at the newest one. Throws `invalid-query` for a saved
 * set that is none, and for a matrix over versions that would stand on too many runs.
 * @param layout how the reader has it laid out: the view repeats it, and arranges nothing by it
 */
export async function readMatrix(store: Store, asked: MatrixFilter, layout = PLAIN_LAYOUT): Promise<MatrixView> {
  const read = await readMatrixCells(store, asked);
  const { mark, pinnedTo, evaluations, filter, asking, all, shown, cells, diffs, sides } = read;
  const alarms = await readAlarms(store, mark, asking);
  const speaking = new Set(shown.map(({ runId }) => runId));
  const grid = pivot({
    cells,
    rows: filter.rows,
    columns: filter.columns,
    ...entriesOfSides(filter, sides, shown, cells),
    // Of the versions of a cell the one that speaks today carries its alarm.
    isAlarm: ({ key, runId }) => alarms.has(key) && speaking.has(runId),
    ...(diffs ? { diffs } : {}),
    href: squareHref(filter, layout),
  });
  const issues = footnotesOf(
    await readKnownIssues(store, pinnedTo),
    grid.squares.flat().flatMap(({ cell }) => cell ?? []),
    (cell) => cell,
  );
  for (const square of grid.squares.flat()) if (square.cell) square.issues = issues.numbers.get(square.cell) ?? [];
  return {
    filter,
    layout,
    ...momentOf(mark),
    pinned: pinnedTo !== null,
    runs: mark.runs,
    pending: await countPending(store, await findMark(store, null)),
    grid,
    evaluations: evaluations.filter((one) => filter.models.length === 0 || filter.models.includes(one.model)),
    choices: matrixChoices(all, evaluations, read.versions),
    diffable: await diffableAxes(store, mark, all),
    coverage: coverageOf(grid.squares),
    sets: read.sets.filter(({ axis }) => axis === filter.rows || axis === filter.columns),
    references: references(cells),
    knownIssues: issues.shown,
  };
}
