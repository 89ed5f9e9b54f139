import type { Cell, Choice, Evaluation, MatrixView, VersionAxis } from "@/lib/domain/matrix";
import { cellChoices, modelChoices } from "@/lib/services/cell-choices";
import { versionChoices } from "@/lib/services/matrix/version-cells";

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
    ...cellChoices(all, modelChoices(evaluations)),
    qairt: versions.qairt ?? versionChoices(all, "qairt"),
    onnxruntime: versions.onnxruntime ?? versionChoices(all, "onnxruntime"),
  };
}
