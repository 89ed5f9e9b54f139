import { CELL_STATES, type Cell, type CellState, type Mode, type Square } from "@/lib/domain/matrix";
import { collapseOf, diffSeverity, isBefore, severity } from "@/lib/domain/pivot";

/** What a square is to a reader: its state, how much attention it asks for, and what several of them are together. */

type Stated = Pick<Cell, "status" | "stale">;

/** The state of a cell before anyone asks about budgets; null is a place where nothing was ever run. */
export function cellState(cell: Stated): Exclude<CellState, "untested">;
export function cellState(cell: Stated | null): CellState;
export function cellState(cell: Stated | null): CellState {
  if (cell === null) return "untested";
  if (cell.status === "unsupported") return "unsupported";
  if (cell.status !== "ok") return "failed";
  return cell.stale ? "stale" : "measured";
}

/** How many squares are in each state. */
export function coverageOf(squares: readonly (readonly Pick<Square, "cell">[])[]): Record<CellState, number> {
  const counts = Object.fromEntries(CELL_STATES.map((state) => [state, 0])) as Record<CellState, number>;
  for (const line of squares) for (const { cell } of line) counts[cellState(cell)] += 1;
  return counts;
}

const turned = (value: number | null) => (value === null ? null : 0 - value);

function rankOfCell(cell: Cell, mode: Mode): number | null {
  switch (mode) {
    case "delta":
      if (cell.status === "ok" && cell.delta === null) return null;
      return cell.status === "unsupported" ? null : severity(cell, collapseOf(cell.metric));
    case "value":
      return cell.direction === "higher" ? turned(cell.value) : cell.value;
    case "n":
      return turned(cell.samples);
    case "age":
      return turned(cell.measuredAt);
    case "npu":
      return turned(cell.npuShare);
  }
}

/**
 * How much attention a square asks for by what a mode shows; larger is worse: the larger drop, the worse value, fewer
 * samples, the older run, the smaller share on the NPU. A failed run stands above every drop. Of two versions it is the
 * change that counts, in every mode. Null where nobody can say.
 */
export function rankSquare({ cell, diff }: Pick<Square, "cell" | "diff">, mode: Mode): number | null {
  if (cell === null) return null;
  if (diff === null) return rankOfCell(cell, mode);
  const rank = diffSeverity(diff, cell);
  return rank === -1e9 ? null : rank;
}

function weightOf({ cell, diff }: Square): number {
  if (cell === null) return Number.NEGATIVE_INFINITY;
  return diff ? diffSeverity(diff, cell) : severity(cell, collapseOf(cell.metric));
}

function isWorse(one: Square, other: Square): boolean {
  if (one.cell === null || other.cell === null) return one.cell !== null;
  const [own, most] = [weightOf(one), weightOf(other)];
  return own === most ? isBefore(one.cell, other.cell) : own > most;
}

/**
 * Squares that are shown as one: the worst speaks, never an average. Whatever their order, the same comes out.
 * @param under at least one
 */
export function mergeSquares(under: readonly Square[]): Square {
  const [first] = under;
  if (!first) throw new RangeError("nothing to merge");
  const worst = under.reduce((found, square) => (isWorse(square, found) ? square : found), first);
  return {
    ...worst,
    count: under.reduce((sum, { count }) => sum + count, 0),
    alarms: under.reduce((sum, { alarms }) => sum + alarms, 0),
  };
}
