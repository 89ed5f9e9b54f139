import { CELL_MARKS, type CellMark, type Square } from "@/lib/domain/matrix";

/** Signs in the corner of a square. Marks without a sign are said in its lines instead. */
export const MARK_SIGNS: Partial<Record<CellMark, string>> = {
  "cpu-fallback": "C",
  simulated: "S",
  emulated: "E",
  sample: "ex",
  unverified: "!",
  "placement-unknown": "P?",
  "reference-assumed": "≈",
};

/** In the other corner than the marks: a cell under the square got worse, and nobody has dealt with it. */
export const ALARM_SIGN = "◤";

/** Marks that say how well a figure is known, or that it is none of ours; the others change what the figure is and stay on every square. */
const SAID_ONCE: readonly CellMark[] = ["placement-unknown", "sample", "reference-assumed", "artifact-assumed"];

/** Marks that every cell shown carries: said once above the table instead of on each square. */
export function sharedMarks(squares: Square[][]): CellMark[] {
  const cells = squares
    .flat()
    .flatMap((square) => (square.cell && square.cell.targetKind !== "reference" ? [square.cell] : []));
  if (cells.length === 0) return [];
  return SAID_ONCE.filter((mark) => cells.every((cell) => cell.marks.includes(mark)));
}

/** Marks as one number, a bit each in the order of the catalogue. */
export function marksOf(marks: readonly CellMark[]): number {
  return CELL_MARKS.reduce((bits, mark, place) => (marks.includes(mark) ? bits | (1 << place) : bits), 0);
}

/** The marks of a number that `marksOf` made. */
export function marksIn(bits: number): CellMark[] {
  return CELL_MARKS.filter((_, place) => (bits & (1 << place)) !== 0);
}

/** Signs of a cell in the order of the catalogue, each once, without the marks already said. */
export function signsOf(marks: readonly CellMark[], said: readonly CellMark[]): string[] {
  const signs = CELL_MARKS.filter((mark) => marks.includes(mark) && !said.includes(mark)).flatMap(
    (mark) => MARK_SIGNS[mark] ?? [],
  );
  return [...new Set(signs)];
}
