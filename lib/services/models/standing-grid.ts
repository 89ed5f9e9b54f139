import { parseMatrixQuery } from "@/lib/contract/matrix-filter";
import { groupBy } from "@/lib/domain/group-by";
import type { StandingGrid, StandingSquare } from "@/lib/domain/model-view";
import { axisId } from "@/lib/domain/pivot";
import { type CellFact, standingOf } from "@/lib/domain/standing";
import { axisEntries } from "@/lib/services/order-axis";
import { squareHref } from "@/lib/services/square-href";

/** Squares shown; a larger grid is what the matrix is for. */
const SQUARES_SHOWN = 400;

/** Chips by schemes of one model, whatever the evaluation, path and target: the worst of each, never an average. */
export function standingGrid(model: string, cells: readonly CellFact[], asOf: number | null): StandingGrid {
  const hrefOf = squareHref({ ...parseMatrixQuery({ model }), asOf });
  const under = groupBy(cells, (cell) => JSON.stringify([axisId(cell, "chip"), cell.scheme]));
  const edge = (axis: "chip" | "scheme") =>
    axisEntries(cells, axis).map(({ id, label, detail }) => ({
      ...{ id, label, detail },
      standing: standingOf(cells.filter((cell) => axisId(cell, axis) === id)),
    }));
  const [rows, columns] = [edge("chip"), edge("scheme")];
  const square = (row: string, column: string): StandingSquare | null => {
    const own = under.get(JSON.stringify([row, column]));
    if (!own) return null;
    const { cells: count, states, worst } = standingOf(own);
    return { cells: count, states, worst, href: hrefOf(row, column, own) };
  };
  const fits = rows.length * columns.length <= SQUARES_SHOWN;
  return { rows, columns, squares: fits ? rows.map(({ id }) => columns.map((column) => square(id, column.id))) : [] };
}
