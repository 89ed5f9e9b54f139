import type { Store } from "@/db/store";
import type { Cell, Choice, MatrixFilter, VersionAxis } from "@/lib/domain/matrix";
import type { SquareDiff } from "@/lib/domain/matrix-diff";
import { chooseVersions } from "@/lib/domain/version-pair";
import type { Mark } from "@/lib/services/marks";
import { cellsInCommon } from "@/lib/services/matrix/cells-in-common";
import { diffCells, readVersions } from "@/lib/services/matrix/diff-cells";
import { versionAxes, versionCells, versionChoices } from "@/lib/services/matrix/version-cells";

/** The cells that a matrix lays out. */
export type Standing = {
  /** With the two versions that were compared. */
  filter: MatrixFilter;
  cells: readonly Cell[];
  diffs: ReadonlyMap<Cell, SquareDiff> | null;
  /** Versions that runs name, of the axes that were looked into. */
  versions: Partial<Record<VersionAxis, Choice[]>>;
};

/**
 * What stands in a matrix: the cells as they are; parted by version where an axis shows versions; under two versions
 * where two are compared.
 * @param cells that the filter leaves, as they stand
 * @param evaluations keys of the evaluations shown
 */
export async function standingCells(
  store: Store,
  mark: Mark,
  filter: MatrixFilter,
  cells: readonly Cell[],
  evaluations: readonly string[],
): Promise<Standing> {
  const axes = versionAxes([filter.rows, filter.columns]);
  if (filter.diff !== null) {
    const samples = cells.some(({ marks }) => marks.includes("sample"));
    const known = await readVersions(store, mark, evaluations, filter.diff.axis, samples);
    const isAsked = filter.diff.a !== null && filter.diff.b !== null;
    const inCommon = isAsked ? () => 0 : await cellsInCommon(store, mark, cells, evaluations, filter.diff.axis);
    const names = known.map(({ id }) => id);
    const diff = chooseVersions(filter.diff, names, inCommon);
    const diffs = await diffCells(store, mark, cells, diff, axes);
    return { filter: { ...filter, diff }, cells: [...diffs.keys()], diffs, versions: { [diff.axis]: known } };
  }
  if (axes.length === 0) return { filter, cells, diffs: null, versions: {} };
  const location = axes.includes(filter.rows as VersionAxis) ? "rows" : "columns";
  const parted = await versionCells(store, mark, cells, axes, location);
  const versions = Object.fromEntries(axes.map((axis) => [axis, versionChoices(parted, axis)]));
  return { filter, cells: parted, diffs: null, versions };
}
