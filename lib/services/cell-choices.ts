import type { Axis, Cell, CellChoices, Choice, Evaluation } from "@/lib/domain/matrix";
import { axisId } from "@/lib/domain/pivot";
import { axisEntries } from "@/lib/services/order-axis";

function countBy(cells: readonly Cell[], of: (cell: Cell) => string | null): Map<string, number> {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const id = of(cell);
    if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

const inOrder = (counts: ReadonlyMap<string, number>): Choice[] =>
  [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, count]) => ({ id, label: id, count }));

/** Choices of anything that cells have, in the order of their names; nulls are none. */
export const choicesOf = (cells: readonly Cell[], of: (cell: Cell) => string | null): Choice[] =>
  inOrder(countBy(cells, of));

/** Models with the cells of all their evaluations. */
export function modelChoices(evaluations: readonly (Evaluation & { cells: number })[]): Choice[] {
  const counts = new Map<string, number>();
  for (const one of evaluations) counts.set(one.model, (counts.get(one.model) ?? 0) + one.cells);
  return inOrder(counts);
}

function axisChoices(cells: readonly Cell[], axis: Axis): Choice[] {
  const counts = countBy(cells, (cell) => axisId(cell, axis));
  return axisEntries(cells, axis).map(({ id, label }) => ({ id, label, count: counts.get(id) ?? 0 }));
}

/** What a filter offers, with the cells behind each choice. @param models see `modelChoices` */
export function cellChoices(cells: readonly Cell[], models: Choice[]): CellChoices {
  return {
    models,
    chips: axisChoices(cells, "chip"),
    schemes: axisChoices(cells, "scheme"),
    paths: axisChoices(cells, "path"),
    targets: choicesOf(cells, ({ targetKind }) => targetKind),
  };
}
