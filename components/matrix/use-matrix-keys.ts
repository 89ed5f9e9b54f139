import { useKeys } from "@/components/keys/use-keys";
import { COLUMN_GROUPS, isRowGroup, type Position } from "@/components/matrix/grid-navigation";
import {
  closeSquare,
  cycleMode,
  cycleSort,
  hide,
  type LayoutStep,
  openSquare,
  toggleFold,
} from "@/components/matrix/layout-actions";
import { placeOf } from "@/components/matrix/use-grid-focus";
import { useLayout } from "@/components/matrix/use-layout";
import { type Matrix, useMatrix } from "@/components/matrix/use-matrix";
import type { StayingChange } from "@/components/matrix/use-staying-change";
import type { Line } from "@/lib/domain/arrange-grid";
import type { Side } from "@/lib/domain/matrix-layout";

/** Id of the field that `b` leads to. */
export const BUDGET_FIELD = "matrix-budget";

const idOf = (line: Line | undefined) => line?.entry?.id ?? line?.group ?? null;

function stepFor(name: string, matrix: Matrix, place: Position): LayoutStep | null {
  const { rows, columns } = matrix.arranged;
  const [row, column] = [rows[Math.ceil(place.row)], columns[place.column]];
  const hideLine = (side: Side, line: Line | undefined) => (line?.entry ? hide(side, [line.entry.id]) : null);
  const fold = (side: Side, line: Line | undefined) => (line?.group == null ? null : toggleFold(side, line.group));
  const isGroup = isRowGroup(place) || place.row === COLUMN_GROUPS;
  const onHead = place.row <= -1;
  switch (name) {
    case "s": {
      if (isGroup) return null;
      const [side, by] = place.column < 0 ? (["column", idOf(row)] as const) : (["row", idOf(column)] as const);
      return by === null ? null : cycleSort(side, by);
    }
    case "h":
      if (isGroup) return null;
      return onHead ? hideLine("column", column) : hideLine("row", row);
    case "Shift+h":
      return hideLine("column", column);
    case "f":
      return onHead ? fold("column", column) : fold("row", row);
    default:
      return null;
  }
}

/** The keys of the matrix beside those that move. @param stay what they change may move the square with the focus */
export function useMatrixKeys(stay: StayingChange, opens: boolean): void {
  const matrix = useMatrix();
  const { layout, change } = useLayout();
  const { keys } = matrix.words;

  const onSquare = (name: string) => {
    const place = placeOf(document.activeElement);
    const step = place && stepFor(name, matrix, place);
    if (place && step) stay(place, step);
  };
  const openHere = () => {
    const place = placeOf(document.activeElement);
    const square = place && matrix.arranged.squares[place.row]?.[place.column];
    if (layout.square) change(closeSquare);
    else if (square && opens) change(openSquare(square.row, square.column));
  };
  useKeys({
    m: { words: keys.mode, run: () => change(cycleMode) },
    b: { words: keys.budget, run: () => document.getElementById(BUDGET_FIELD)?.focus() },
    s: { words: keys.sort, run: () => onSquare("s") },
    h: { words: keys.hideRow, run: () => onSquare("h") },
    "Shift+h": { words: keys.hideColumn, run: () => onSquare("Shift+h") },
    f: { words: keys.fold, run: () => onSquare("f") },
    ...(opens ? { p: { words: keys.panel, run: openHere } } : {}),
  });
}
