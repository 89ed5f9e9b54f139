import { useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { useKeys } from "@/components/keys/use-keys";
import type { Position } from "@/components/matrix/grid-navigation";
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
import type { Line } from "@/lib/domain/arrange-grid";
import type { Side } from "@/lib/domain/matrix-layout";

/** Id of the field that `b` leads to. */
export const BUDGET_FIELD = "matrix-budget";

const idOf = (line: Line | undefined) => line?.entry?.id ?? line?.group ?? null;

function stepFor(name: string, matrix: Matrix, place: Position): LayoutStep | null {
  const { rows, columns } = matrix.arranged;
  const [row, column] = [rows[place.row], columns[place.column]];
  const hideLine = (side: Side, line: Line | undefined) => (line?.entry ? hide(side, [line.entry.id]) : null);
  const fold = (side: Side, line: Line | undefined) => (line?.group == null ? null : toggleFold(side, line.group));
  const onHead = place.row < 0;
  switch (name) {
    case "s": {
      const [side, by] = place.column < 0 ? (["column", idOf(row)] as const) : (["row", idOf(column)] as const);
      return by === null ? null : cycleSort(side, by);
    }
    case "h":
      return onHead ? hideLine("column", column) : hideLine("row", row);
    case "Shift+h":
      return hideLine("column", column);
    case "f":
      return onHead ? fold("column", column) : fold("row", row);
    default:
      return null;
  }
}

/**
 * The keys of the matrix beside those that move. What they change may move the square with the focus: the focus goes
 * along, or stays where the square was when it is gone.
 */
export function useMatrixKeys(focusAt: (place: Position) => void, opens: boolean): void {
  const matrix = useMatrix();
  const { layout, change } = useLayout();
  const shown = useRef(matrix.arranged);
  useEffect(() => {
    shown.current = matrix.arranged;
  });
  const { keys } = matrix.words;

  const stay = (place: Position, step: LayoutStep) => {
    const { rows, columns } = matrix.arranged;
    const before = { row: rows[place.row]?.key, column: columns[place.column]?.key };
    flushSync(() => change(step));
    const after = shown.current;
    const find = (lines: readonly Line[], key: string | undefined, at: number) => {
      const found = lines.findIndex((line) => line.key === key);
      return found >= 0 || at < 0 ? found : Math.min(at, lines.length - 1);
    };
    focusAt({ row: find(after.rows, before.row, place.row), column: find(after.columns, before.column, place.column) });
  };
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
