import type { Store } from "@/db/store";
import type { Axis, Cell, Evaluation, MatrixFilter } from "@/lib/domain/matrix";
import { axisId } from "@/lib/domain/pivot";
import type { SavedSet } from "@/lib/domain/saved-set";
import { findMark, type Mark } from "@/lib/services/marks";
import { findSets, inSets, type SetSides } from "@/lib/services/matrix/apply-sets";
import { type Standing, standingCells } from "@/lib/services/matrix/standing-cells";
import { versionAxes } from "@/lib/services/matrix/version-cells";
import { pairDeltas } from "@/lib/services/pair-deltas";
import { readCells } from "@/lib/services/read-cells";
import { readEvaluations } from "@/lib/services/read-evaluations";
import { readSets } from "@/lib/services/saved-sets";

/** Filter lists that restrict cells; `model` is handled by the evaluation. */
const LISTS = [
  ["chips", (cell: Cell) => axisId(cell, "chip")],
  ["schemes", (cell: Cell) => cell.scheme],
  ["paths", (cell: Cell) => axisId(cell, "path")],
  ["targets", (cell: Cell) => cell.targetKind],
] as const satisfies readonly (readonly [keyof MatrixFilter, (cell: Cell) => string])[];

/**
 * Fills in what the filter leaves open. Without a model, and with no axis showing models, one evaluation is chosen:
 * the one with most cells, so that the first page is never a mixture.
 */
function applyDefaults(filter: MatrixFilter, evaluations: Evaluation[]): MatrixFilter {
  const asked =
    filter.models.length === 0 ? evaluations : evaluations.filter((one) => filter.models.includes(one.model));
  const evaluation = asked.some((one) => one.key === filter.evaluation) ? filter.evaluation : null;
  const showsModels = filter.rows === "model" || filter.columns === "model";
  if (evaluation !== null || showsModels) return { ...filter, evaluation };
  const first = asked[0];
  if (!first) return { ...filter, evaluation };
  return { ...filter, evaluation: first.key, models: [first.model] };
}

/** Sets of versions restrict the parts of cells, not cells. */
function unversioned({ rows, columns }: MatrixFilter, { row, column }: SetSides): SetSides {
  return {
    row: versionAxes([rows]).length > 0 ? null : row,
    column: versionAxes([columns]).length > 0 ? null : column,
  };
}

/** Everything that a matrix is laid out from. */
export type MatrixCells = {
  mark: Mark;
  /** Sequence that the filter pins; null for the newest. */
  pinnedTo: number | null;
  evaluations: Awaited<ReturnType<typeof readEvaluations>>;
  /** As applied: defaults filled in. */
  filter: MatrixFilter;
  /** What the cells were asked for by. */
  asking: { evaluations: string[] } | { models: string[] };
  /** Of the evaluations, whatever the lists of the filter leave. */
  all: Cell[];
  /** Those that the filter leaves, as they stand today. */
  shown: Cell[];
  /** What the squares are made of: `shown`, or what they were under the versions that the filter asks for. */
  cells: Cell[];
  diffs: Standing["diffs"];
  versions: Standing["versions"];
  /** Every saved set, and those that the filter names. */
  sets: SavedSet[];
  sides: SetSides;
};

/** True for a cell that may lie under a square, whatever its version. */
function mayLieUnder(cell: Cell, { rows, columns }: MatrixFilter, square: { row: string; column: string }): boolean {
  const lies = (axis: Axis, id: string) => versionAxes([axis]).length > 0 || axisId(cell, axis) === id;
  return lies(rows, square.row) && lies(columns, square.column);
}

/**
 * The cells that a filter shows, at the mark it is pinned to or at the newest one. Throws `invalid-query` for a saved set
 * that is none, and for a matrix over versions that would stand on too many runs.
 * @param only reads no further than one square needs; between two versions everything is read, since what a test shows
 * depends on all tests of its evaluation
 */
export async function readMatrixCells(
  store: Store,
  asked: MatrixFilter,
  only: { row: string; column: string } | null = null,
): Promise<MatrixCells> {
  const mark = await findMark(store, asked.asOf);
  const pinnedTo = asked.asOf === null ? null : mark.seq;
  const evaluations = await readEvaluations(store, mark, pinnedTo !== null);
  const wanted = applyDefaults(asked, evaluations);
  const ofModels = evaluations.filter((one) => wanted.models.length === 0 || wanted.models.includes(one.model));
  const keys = wanted.evaluation !== null ? [wanted.evaluation] : ofModels.map(({ key }) => key);
  const asking = wanted.evaluation !== null ? { evaluations: keys } : { models: wanted.models };
  const all = await readCells(store, mark, asking);
  const sets = await readSets(store, pinnedTo);
  const sides = findSets(sets, wanted);
  const listed = all.filter(
    (cell) =>
      LISTS.every(([list, id]) => wanted[list].length === 0 || (wanted[list] as string[]).includes(id(cell))) &&
      (only === null || wanted.diff !== null || mayLieUnder(cell, wanted, only)),
  );
  const shown = inSets(listed, wanted, unversioned(wanted, sides));
  const { filter, cells, diffs, versions } = await standingCells(store, mark, wanted, shown, keys);
  const standing = inSets(cells, filter, sides);
  await pairDeltas(store, standing);
  return { mark, pinnedTo, evaluations, filter, asking, all, shown, cells: standing, diffs, versions, sets, sides };
}
