import type { Store } from "@/db/store";
import { evaluationText } from "@/lib/domain/identity";
import type { Cell, Choice, Evaluation } from "@/lib/domain/matrix";
import { modelChoices } from "@/lib/services/cell-choices";
import { findMark, type Mark } from "@/lib/services/marks";
import { readCells } from "@/lib/services/read-cells";
import { readEvaluations } from "@/lib/services/read-evaluations";

/** Cells compared at once: 500 chips by 12 schemes and room to spare. */
export const MAX_COMPARED = 8_000;

/** What a comparison may look at: every cell of the evaluations that its models are measured under. */
export type Scope = {
  mark: Mark;
  models: string[];
  evaluation: string | null;
  /** In the order in which they are shown. */
  evaluations: Evaluation[];
  cells: Cell[];
  /** Key of the evaluation of a cell. */
  evaluationOf: (cell: Cell) => string;
  modelChoices: Choice[];
};

/** Looks the evaluation of each cell up once: cells of one evaluation mostly stand beside each other. */
function evaluationsOf(cells: readonly Cell[], keys: ReadonlyMap<string, string>): Scope["evaluationOf"] {
  const known = new Map(cells.map((cell) => [cell.key, keys.get(evaluationText(cell)) ?? ""]));
  return (cell) => known.get(cell.key) ?? "";
}

/**
 * Reads what a filter names. Without a model and an evaluation the evaluation with most cells is chosen: a comparison
 * is never a mixture that nobody asked for.
 */
export async function readScope(
  store: Store,
  asked: { models: string[]; evaluation: string | null; asOf: number | null },
): Promise<Scope> {
  const mark = await findMark(store, asked.asOf);
  const known = await readEvaluations(store, mark, asked.asOf !== null);
  const ofModels = asked.models.length === 0 ? known : known.filter(({ model }) => asked.models.includes(model));
  const one = ofModels.find(({ key }) => key === asked.evaluation) ?? (asked.models.length === 0 ? ofModels[0] : null);
  const chosen = one ? [one] : ofModels;
  const keys = new Map(known.map((evaluation) => [evaluationText(evaluation), evaluation.key]));
  const cells =
    chosen.length === 0
      ? []
      : await readCells(store, mark, one ? { evaluations: [one.key] } : { models: asked.models });
  return {
    mark,
    models: one ? [one.model] : asked.models,
    evaluation: one?.key ?? null,
    evaluations: ofModels.map(({ cells: _, ...evaluation }) => evaluation),
    cells,
    evaluationOf: evaluationsOf(cells, keys),
    modelChoices: modelChoices(known),
  };
}
