import { memo } from "react";
import type { PlacedSquare } from "@/components/matrix/facts";
import { headingNames } from "@/components/matrix/line-heading";
import { MatrixSquare } from "@/components/matrix/matrix-square";
import type { LineHeading, Matrix } from "@/components/matrix/use-matrix";
import type { Line } from "@/lib/domain/arrange-grid";

type Properties = {
  line: Line;
  /** Place of the row, headings not counted. */
  index: number;
  /** Place in the table, headings counted, where not all rows are drawn. */
  rowIndex: number | undefined;
  heading: LineHeading;
  squares: readonly PlacedSquare[];
  /** Column headings in words, as many as squares. */
  places: readonly string[];
  faceOf: Matrix["faceOf"];
  /** Place of the square whose panel is open; -1 for none in this row. */
  selected: number;
  opens: boolean;
  /** How the columns are put in order by this row. */
  sorted: "worst" | "best" | null;
  words: Matrix["words"];
};

type RowMemory = Omit<Properties, "heading">;

/** Headings are made anew in every drawing; a row with the same line has the same one. */
function isSame(a: RowMemory, b: RowMemory): boolean {
  const names = ["line", "index", "rowIndex", "squares", "places", "faceOf", "selected", "opens", "sorted"] as const;
  return names.every((name) => a[name] === b[name]);
}

/** One row of squares with its heading, which opens the menu of the row. */
export const GridRow = memo(function GridRow(row: Properties) {
  const { index, rowIndex, heading, squares, places, faceOf, selected, opens, sorted, words, line } = row;
  const { label, detail, name } = heading;
  const order = sorted && (sorted === "worst" ? words.worstFirst : words.bestFirst);
  return (
    <tr aria-rowindex={rowIndex} data-folded={line.folded ? "" : undefined}>
      <th scope="row" className="matrix-row">
        <button
          type="button"
          className="matrix-heading"
          data-at={`${index}:-1`}
          data-menu="row"
          aria-haspopup="menu"
          {...headingNames(heading, order)}
        >
          <bdi className="matrix-label">{label}</bdi>
          {(detail !== null || order !== null) && (
            <span className="matrix-detail">
              <bdi>{detail}</bdi>
              {order !== null && <span className="matrix-sorted">{order}</span>}
            </span>
          )}
        </button>
      </th>
      {squares.map((square, column) => (
        <td key={`${square.column} ${places[column]}`}>
          <MatrixSquare
            face={faceOf(square)}
            at={`${index}:${column}`}
            place={`${name}, ${places[column]}`}
            selected={column === selected}
            opens={opens}
          />
        </td>
      ))}
    </tr>
  );
}, isSame);
