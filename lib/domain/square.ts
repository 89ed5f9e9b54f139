import { rankFactsOf, rankIn, type Speaker, speakerOf } from "@/lib/domain/attention";
import { CELL_STATES, type Cell, type CellState, type Mode, type Square } from "@/lib/domain/matrix";

/** What a square is to a reader: its state, how much attention it asks for, and what several of them are together. */

type Stated = Pick<Cell, "status" | "stale" | "targetKind">;

/**
 * The state of a cell before anyone asks about budgets; null is a place where nothing was ever run. A reference does not
 * age: it is what others are held against.
 */
export function cellState(cell: Stated): Exclude<CellState, "untested">;
export function cellState(cell: Stated | null): CellState;
export function cellState(cell: Stated | null): CellState {
  if (cell === null) return "untested";
  if (cell.status === "unsupported") return "unsupported";
  if (cell.status !== "ok") return "failed";
  return cell.stale && cell.targetKind !== "reference" ? "stale" : "measured";
}

/** How many squares are in each state. */
export function coverageOf(squares: readonly (readonly Pick<Square, "cell">[])[]): Record<CellState, number> {
  const counts = Object.fromEntries(CELL_STATES.map((state) => [state, 0])) as Record<CellState, number>;
  for (const line of squares) for (const { cell } of line) counts[cellState(cell)] += 1;
  return counts;
}

/** How much attention a square asks for by what a mode shows, see `rankIn`; null where nobody can say. */
export function rankSquare({ cell, diff }: Pick<Square, "cell" | "diff">, mode: Mode): number | null {
  return cell && rankIn(rankFactsOf(cell, diff), mode);
}

const speaking = ({ cell, diff, row, column }: Square): Speaker => ({
  facts: cell && rankFactsOf(cell, diff),
  place: [row, column],
});

/**
 * Squares that are shown as one: the worst speaks, never an average. Whatever their order, the same comes out.
 * @param under at least one
 */
export function mergeSquares(under: readonly Square[]): Square {
  return {
    ...speakerOf(under, speaking),
    count: under.reduce((sum, { count }) => sum + count, 0),
    alarms: under.reduce((sum, { alarms }) => sum + alarms, 0),
  };
}
