import type { GridFacts, PlacedSquare } from "@/components/matrix/facts";

/** The squares as they were sent, each with its place, ready to be arranged. */
export function placeSquares({ rows, columns, squares }: GridFacts) {
  return {
    rows,
    columns,
    squares: squares.map((line, row) =>
      line.map((facts, column): PlacedSquare => {
        const place = { row: rows[row]?.id ?? "", column: columns[column]?.id ?? "" };
        return { ...place, facts, squares: 1, run: facts === null ? 0 : 1 };
      }),
    ),
  };
}
