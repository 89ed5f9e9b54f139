import type { SQL } from "drizzle-orm";
import type { Store } from "@/db/store";
import { ServiceError } from "@/lib/contract/problem";
import { groupBy } from "@/lib/domain/group-by";
import { type Cell, type Choice, VERSION_AXES, type VersionAxis } from "@/lib/domain/matrix";
import { compareVersions } from "@/lib/domain/version";
import { cellRow } from "@/lib/services/compute-cells";
import type { Mark } from "@/lib/services/marks";
import { type CellRuns, readCellRuns, type SettleRow } from "@/lib/services/read-cell-runs";
import { toCell } from "@/lib/services/read-cells";

/** Runs that one matrix over versions may stand on: it costs what was measured, not what is shown. */
export const MAX_VERSIONED_RUNS = 100_000;
/** Runs and cells read at once, so that others get their turn and long histories do not fill the memory. */
const RUNS_AT_ONCE = 10_000;
const CELLS_AT_ONCE = 500;

export function versionAxes(axes: readonly string[]): VersionAxis[] {
  return VERSION_AXES.filter((axis) => axes.includes(axis));
}

/** Throws `invalid-query` when cells stand on more runs than one read takes on. @param location parameter to blame */
export function requireFewRuns(cells: readonly Cell[], location: string): void {
  const runs = cells.reduce((sum, cell) => sum + cell.runs, 0);
  if (runs <= MAX_VERSIONED_RUNS) return;
  const message = `parts ${runs} runs by their version; one matrix takes ${MAX_VERSIONED_RUNS}`;
  throw new ServiceError("invalid-query", `${location}: ${message}`, [
    { location, message, fix: "choose a model, an evaluation, chips or schemes" },
  ]);
}

function* inRunChunks(cells: readonly Cell[]): Generator<Cell[]> {
  let chunk: Cell[] = [];
  let runs = 0;
  for (const cell of cells) {
    if (chunk.length > 0 && (chunk.length === CELLS_AT_ONCE || runs + cell.runs > RUNS_AT_ONCE)) {
      yield chunk;
      chunk = [];
      runs = 0;
    }
    chunk.push(cell);
    runs += cell.runs;
  }
  if (chunk.length > 0) yield chunk;
}

/** The runs that cells stand on, cell by cell; sample data only where a cell is sample data. */
export async function* runsOfCells(
  store: Store,
  mark: Mark,
  cells: readonly Cell[],
  only?: SQL,
): AsyncGenerator<CellRuns> {
  for (const chunk of inRunChunks(cells)) {
    const samples = new Set(chunk.filter(({ marks }) => marks.includes("sample")).map(({ key }) => key));
    const keys = chunk.map(({ key }) => key);
    for (const under of await readCellRuns(store, keys, mark.seq, only)) {
      if (under.sample === samples.has(under.key)) yield under;
    }
  }
}

/**
 * A cell as it would stand with only some of its runs. It is never stale: what one version showed does not age, and the
 * versions beside it say which is newer.
 */
export function cellOfRuns(under: CellRuns, runs: SettleRow[], mark: Mark): Cell {
  return { ...toCell(cellRow({ ...under, runs }, mark.seq), under.evaluation, mark.newest), stale: false };
}

/** The runs of a cell by the versions that they name, those that name none together. */
export function partsOf(under: CellRuns, axes: readonly VersionAxis[]): SettleRow[][] {
  return [...groupBy(under.runs, (run) => JSON.stringify(axes.map((axis) => run[axis]))).values()];
}

/** Versions with the cells that were measured under each, newest first; runs that name none are left out. */
export function versionChoices(cells: readonly Cell[], of: VersionAxis): Choice[] {
  const keys = new Map<string, Set<string>>();
  for (const cell of cells) {
    const version = cell[of];
    if (version === null) continue;
    const known = keys.get(version) ?? new Set<string>();
    keys.set(version, known.add(cell.key));
  }
  return [...keys]
    .sort(([a], [b]) => compareVersions(b, a))
    .map(([id, under]) => ({ id, label: id, count: under.size }));
}

/**
 * Cells parted by the versions that their runs name: each as it would stand with only the runs of one version.
 * Throws `invalid-query` when they stand on too many runs.
 */
export async function versionCells(
  store: Store,
  mark: Mark,
  cells: readonly Cell[],
  axes: readonly VersionAxis[],
  location: string,
): Promise<Cell[]> {
  requireFewRuns(cells, location);
  const parted: Cell[] = [];
  for await (const under of runsOfCells(store, mark, cells)) {
    for (const runs of partsOf(under, axes)) parted.push(cellOfRuns(under, runs, mark));
  }
  return parted;
}
