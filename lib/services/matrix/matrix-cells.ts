import type { Store } from "@/db/store";
import type { Cell, Evaluation, MatrixFilter } from "@/lib/domain/matrix";
import { axisId } from "@/lib/domain/pivot";
import { findMark, type Mark } from "@/lib/services/marks";
import { readCells } from "@/lib/services/read-cells";
import { readEvaluations } from "@/lib/services/read-evaluations";

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

/** Everything that a matrix is laid out from. */
export type MatrixCells = {
  mark: Mark;
  evaluations: Awaited<ReturnType<typeof readEvaluations>>;
  /** As applied: defaults filled in. */
  filter: MatrixFilter;
  /** What the cells were asked for by. */
  asking: { evaluations: string[] } | { models: string[] };
  /** Of the evaluations, whatever the lists of the filter leave. */
  all: Cell[];
  /** Those that the filter shows. */
  cells: Cell[];
};

/** The cells that a filter shows, at the mark it is pinned to or at the newest one. */
export async function readMatrixCells(store: Store, asked: MatrixFilter): Promise<MatrixCells> {
  const mark = await findMark(store, asked.asOf);
  const evaluations = await readEvaluations(store, mark, asked.asOf !== null);
  const filter = applyDefaults(asked, evaluations);
  const asking = filter.evaluation !== null ? { evaluations: [filter.evaluation] } : { models: filter.models };
  const all = await readCells(store, mark, asking);
  const cells = all.filter((cell) =>
    LISTS.every(([list, id]) => filter[list].length === 0 || (filter[list] as string[]).includes(id(cell))),
  );
  return { mark, evaluations, filter, asking, all, cells };
}
