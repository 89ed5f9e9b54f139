import type { Statement, Store, Writer } from "@/db/store";
import { groupBy } from "@/lib/domain/group-by";
import { changeRows } from "@/lib/services/changes/change-rows";
import { judgeCells } from "@/lib/services/changes/judge-cells";
import { diffFamilies, familyStatements, readFamilies } from "@/lib/services/changes/settle-families";
import { standingOf } from "@/lib/services/changes/standing";
import {
  type ChangeDiff,
  diffChanges,
  diffStatements,
  type Outline,
  readChangesById,
  readCurrentChanges,
  readOutlines,
} from "@/lib/services/changes/write-changes";
import { chunkCells } from "@/lib/services/chunk-cells";
import { inChunks } from "@/lib/services/in-chunks";
import { type CellRuns, readCellRuns } from "@/lib/services/read-cell-runs";

/** Families whose cutoffs are found between two transactions. */
const CHUNK_FAMILIES = 1_000;

/** Runs statements in a transaction of the pass that is under way; fails when the pass was lost to another. */
export type InPass = (build: (tx: Writer) => Statement[]) => Promise<unknown>;

/** Cells that only gained runs since a sequence. */
export type Grown = { since: number; keys: ReadonlySet<string> };

const NONE_GREW: Grown = { since: 0, keys: new Set() };

/**
 * How judgements of some cells change at a sequence, under the cutoffs that their families have now.
 * @param keys of the cells, also of those that are none any more
 * @param grown what is judged of these stands where nothing moved; all else is judged anew
 */
export async function diffOfCells(
  store: Store,
  keys: readonly string[],
  cells: readonly CellRuns[],
  upTo: number,
  grown: Grown,
): Promise<ChangeDiff> {
  const outlines = await readOutlines(
    store,
    keys.filter((key) => grown.keys.has(key)),
  );
  const byCell = groupBy(outlines, (row) => row.cellKey);
  const standing = new Map(
    cells
      .filter((cell) => grown.keys.has(cell.key))
      .map((cell) => [cell.key, standingOf(cell, byCell.get(cell.key) ?? [], grown.since)] as const),
  );
  const judged = await judgeCells(store, cells, upTo, standing);
  const families = await readFamilies(
    store,
    judged.flatMap(({ judgements }) => judgements.map(({ family }) => family)),
  );
  const rows = judged.flatMap((one) => changeRows(one, (key) => families.get(key), upTo));
  const stands = (row: Outline) =>
    (row.kind === "step" || row.kind === "reference") && standing.get(row.cellKey)?.runs.has(row.toRun);
  const fallen = outlines.filter((row) => !stands(row)).map(({ id }) => id);
  const anew = keys.filter((key) => !grown.keys.has(key));
  const stored = [...(await readCurrentChanges(store, anew)), ...(await readChangesById(store, fallen))];
  return diffChanges(stored, rows);
}

/**
 * Finds the cutoffs of families whose tests changed, and judges those cells again that this makes significant or
 * stops being so. Cutoffs follow from tests alone, so one round is all it takes.
 */
export async function settleFamilies(
  store: Store,
  touched: ReadonlySet<string>,
  upTo: number,
  inPass: InPass,
): Promise<void> {
  const cells = new Set<string>();
  for (const keys of inChunks([...touched].sort(), CHUNK_FAMILIES)) {
    const diff = await diffFamilies(store, keys, upTo);
    for (const key of diff.cells) cells.add(key);
    if (diff.ended.length + diff.begun.length > 0) await inPass((tx) => familyStatements(store, tx, diff, upTo));
  }
  for await (const keys of chunkCells(store, [...cells].sort(), upTo)) {
    const diff = await diffOfCells(store, keys, await readCellRuns(store, keys, upTo), upTo, NONE_GREW);
    if (diff.ended.length + diff.begun.length > 0) await inPass((tx) => diffStatements(store, tx, diff, upTo));
  }
}
