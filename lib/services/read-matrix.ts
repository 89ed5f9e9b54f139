import type { Store } from "@/db/store";
import { footnotesOf } from "@/lib/domain/known-issues";
import type { Axis, Cell, Choice, Evaluation, MatrixFilter, MatrixView, VersionAxis } from "@/lib/domain/matrix";
import { PLAIN_LAYOUT } from "@/lib/domain/matrix-layout";
import { axisId, collapseOf, pivot } from "@/lib/domain/pivot";
import { coverageOf } from "@/lib/domain/square";
import { compareVersions } from "@/lib/domain/version";
import { readAlarms } from "@/lib/services/changes/read-alarms";
import { countPending } from "@/lib/services/count-pending";
import { readKnownIssues } from "@/lib/services/known-issues";
import { findMark } from "@/lib/services/marks";
import { readMatrixCells } from "@/lib/services/matrix/matrix-cells";
import { axisEntries } from "@/lib/services/order-axis";
import { squareHref } from "@/lib/services/square-href";

function choices(cells: readonly Cell[], id: (cell: Cell) => string, labelled?: Axis): Choice[] {
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(id(cell), (counts.get(id(cell)) ?? 0) + 1);
  if (!labelled)
    return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, count]) => ({ id: key, label: key, count }));
  return axisEntries(cells, labelled).map((entry) => ({
    id: entry.id,
    label: entry.label,
    count: counts.get(entry.id) ?? 0,
  }));
}

function modelChoices(evaluations: (Evaluation & { cells: number })[]): Choice[] {
  const counts = new Map<string, number>();
  for (const one of evaluations) counts.set(one.model, (counts.get(one.model) ?? 0) + one.cells);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, count]) => ({ id, label: id, count }));
}

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

/** Versions of the cells as they stand, newest first. */
function versionChoices(cells: readonly Cell[], of: VersionAxis): Choice[] {
  const known = cells.filter((cell) => cell[of] !== null);
  return choices(known, (cell) => cell[of] ?? "").sort((a, b) => compareVersions(b.id, a.id));
}

/**
 * The matrix that a filter asks for, at the mark it is pinned to or at the newest one.
 * @param layout how the reader has it laid out: the view repeats it, and arranges nothing by it
 */
export async function readMatrix(store: Store, asked: MatrixFilter, layout = PLAIN_LAYOUT): Promise<MatrixView> {
  const { mark, evaluations, filter, asking, all, cells: shown } = await readMatrixCells(store, asked);
  const grid = pivot({
    cells: shown,
    rows: filter.rows,
    columns: filter.columns,
    rowEntries: axisEntries(shown, filter.rows),
    columnEntries: axisEntries(shown, filter.columns),
    alarms: await readAlarms(store, mark, asking),
    collapse: collapseOf,
    href: squareHref(filter),
  });
  const issues = footnotesOf(
    await readKnownIssues(store, asked.asOf === null ? null : mark.seq),
    grid.squares.flat().flatMap(({ cell }) => cell ?? []),
    (cell) => cell,
  );
  for (const square of grid.squares.flat()) if (square.cell) square.issues = issues.numbers.get(square.cell) ?? [];
  return {
    filter,
    layout,
    asOf: mark.seq,
    asOfTime: mark.seq === 0 ? null : mark.at,
    pinned: asked.asOf !== null,
    runs: mark.runs,
    pending: await countPending(store, await findMark(store, null)),
    grid,
    evaluations: evaluations.filter((one) => filter.models.length === 0 || filter.models.includes(one.model)),
    choices: {
      models: modelChoices(evaluations),
      chips: choices(all, (cell) => axisId(cell, "chip"), "chip"),
      schemes: choices(all, (cell) => cell.scheme, "scheme"),
      paths: choices(all, (cell) => axisId(cell, "path")),
      targets: choices(all, (cell) => cell.targetKind),
      qairt: versionChoices(all, "qairt"),
      onnxruntime: versionChoices(all, "onnxruntime"),
    },
    coverage: coverageOf(grid.squares),
    sets: [],
    references: references(shown),
    knownIssues: issues.shown,
  };
}
