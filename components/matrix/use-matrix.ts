import { createContext, useContext } from "react";
import type { Locale } from "@/components/locale/locales";
import type { DeskWords } from "@/components/matrix/desk-words";
import type { Face } from "@/components/matrix/face";
import type { GridFacts, LineFacts, PlacedSquare } from "@/components/matrix/facts";
import type { Look } from "@/components/matrix/make-face";
import type { SetsInForce } from "@/components/matrix/set-entries";
import type { ArrangedGrid, Line } from "@/lib/domain/arrange-grid";
import type { Side } from "@/lib/domain/matrix-layout";

/** How a line is headed. */
export type LineHeading = {
  /** What stands on it: short below the heading of its group where that says the rest. */
  label: string;
  detail: string | null;
  /** What it is called away from its side. */
  name: string;
};

export type Matrix = {
  facts: GridFacts;
  /** Rows, columns and squares as they are shown: what is hidden is gone, a folded group is one line. */
  arranged: ArrangedGrid<PlacedSquare>;
  /** What is drawn of a square in the mode and with the budget in force; the same object until one of them changes. */
  faceOf: (square: PlacedSquare) => Face;
  /** Of a face what needs no words, as `makeLook` has it; the same function until mode or budget change. */
  lookOf: (square: PlacedSquare) => Look;
  /** What is known of a square beyond that, in one text. */
  detailOf: (square: PlacedSquare) => string;
  headingOf: (side: Side, line: Line) => LineHeading;
  /** Heading of a group of this side as it is grouped now. */
  groupLabel: (side: Side, group: string) => string;
  /** What an entry is called away from its side, hidden or not; undefined for one that is not there. */
  nameOf: (side: Side, id: string) => string | undefined;
  /** An entry by its id, hidden or not. */
  entryOf: (side: Side, id: string) => LineFacts | undefined;
  /**
   * Gives the focus to a square, drawn or not, and to where it was last in the grid when there is none such or none is
   * named; null before the grid is there.
   */
  finder: { current: ((square: { row: string; column: string } | null) => void) | null };
  sets: SetsInForce;
  words: DeskWords;
  locale: Locale;
};

export const MatrixContext = createContext<Matrix | null>(null);

/** The matrix as the page shows it; below a `MatrixProvider`. */
export function useMatrix(): Matrix {
  const matrix = useContext(MatrixContext);
  if (matrix === null) throw new Error("useMatrix is used below a MatrixProvider only");
  return matrix;
}
