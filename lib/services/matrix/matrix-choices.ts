import type { Axis, Cell, Choice, Evaluation, MatrixView, VersionAxis } from "@/lib/domain/matrix";
import { axisId } from "@/lib/domain/pivot";
import { versionChoices } from "@/lib/services/matrix/version-cells";
import { axisEntries } from "@/lib/services/order-axis";

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

function modelChoices(evaluations: readonly (Evaluation & { cells: number })[]): Choice[] {
  const counts = new Map<string, number>();
  for (const one of evaluations) counts.set(one.model, (counts.get(one.model) ?? 0) + one.cells);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, count]) => ({ id, label: id, count }));
}

/**
 * What a filter of the matrix offers.
 * @param all cells before the filter's lists restrict them
 * @param versions those of all runs, where they were looked into; else the cells as they stand say them
 */
export function matrixChoices(
  all: readonly Cell[],
  evaluations: readonly (Evaluation & { cells: number })[],
  versions: Partial<Record<VersionAxis, Choice[]>>,
): MatrixView["choices"] {
  return {
    models: modelChoices(evaluations),
    chips: choices(all, (cell) => axisId(cell, "chip"), "chip"),
    schemes: choices(all, (cell) => cell.scheme, "scheme"),
    paths: choices(all, (cell) => axisId(cell, "path")),
    targets: choices(all, (cell) => cell.targetKind),
    qairt: versions.qairt ?? versionChoices(all, "qairt"),
    onnxruntime: versions.onnxruntime ?? versionChoices(all, "onnxruntime"),
  };
}
