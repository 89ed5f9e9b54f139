import { Fragment, memo } from "react";
import type { PlacedSquare } from "@/components/matrix/facts";
import { FoldHeading } from "@/components/matrix/fold-heading";
import { headingNames } from "@/components/matrix/line-heading";
import { MatrixSquare } from "@/components/matrix/matrix-square";
import type { DrawnColumns } from "@/components/matrix/use-drawn-columns";
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
  /** Which of the squares are drawn. */
  across: DrawnColumns;
  faceOf: Matrix["faceOf"];
  /** Place of the square whose panel is open; -1 for none in this row. */
  selected: number;
  opens: boolean;
  /** How the columns are put in order by this row. */
  sorted: "worst" | "best" | null;
  words: Matrix["words"];
};

const AS_THEY_ARE = ["index", "rowIndex", "across", "faceOf", "selected", "opens", "sorted", "words"] as const;

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((one, at) => one === b[at]));
}

/** Lines, lists and headings are made anew with every layout: a row is drawn anew where what they say is another. */
function isSame(a: Properties, b: Properties): boolean {
  return (
    AS_THEY_ARE.every((name) => a[name] === b[name]) &&
    a.line.key === b.line.key &&
    a.heading.label === b.heading.label &&
    a.heading.detail === b.heading.detail &&
    a.heading.name === b.heading.name &&
    isSameList(a.squares, b.squares) &&
    isSameList(a.places, b.places)
  );
}

/** One row of squares with its heading, which opens the menu of the row. */
export const GridRow = memo(function GridRow(row: Properties) {
  const { index, rowIndex, heading, squares, places, across, faceOf, selected, opens, sorted, words, line } = row;
  const { name } = heading;
  const isPartial = across.columns.length < squares.length;
  return (
    <tr data-row={index} aria-rowindex={rowIndex} data-folded={line.folded ? "" : undefined}>
      <th scope="row" className="matrix-row" aria-sort={sorted ? SORTED[sorted] : undefined}>
        <RowHeading line={line} heading={heading} sorted={sorted} words={words} />
      </th>
      {across.columns.map(({ column, gap }) => {
        const square = squares[column];
        if (!square) return null;
        return (
          <Fragment key={`${square.column} ${places[column]}`}>
            {gap > 0 && <td colSpan={gap} role="presentation" />}
            {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a grid, not of a table */}
            <td
              aria-colindex={isPartial ? column + 2 : undefined}
              aria-selected={column === selected ? true : undefined}
            >
              <MatrixSquare
                face={faceOf(square)}
                column={column}
                place={`${name}, ${places[column]}`}
                selected={column === selected}
                opens={opens}
              />
            </td>
          </Fragment>
        );
      })}
      {across.gapAfter > 0 && <td colSpan={across.gapAfter} role="presentation" />}
    </tr>
  );
}, isSame);

const SORTED = { worst: "descending", best: "ascending" } as const;

/** Opens the menu of the row; where the row is a folded group, unfolds it. */
function RowHeading({ line, heading, sorted, words }: Pick<Properties, "line" | "heading" | "sorted" | "words">) {
  const { label, detail } = heading;
  const order = sorted && (sorted === "worst" ? words.worstFirst : words.bestFirst);
  const names = headingNames(heading, order);
  const content = (
    <>
      <bdi className="matrix-label">{label}</bdi>
      {(detail !== null || order !== null) && (
        <span className="matrix-detail">
          <bdi>{detail}</bdi>
          {order !== null && <span className="matrix-sorted">{order}</span>}
        </span>
      )}
    </>
  );
  if (line.folded && line.group !== null)
    return (
      <FoldHeading
        side="row"
        group={line.group}
        name={label}
        folded
        column={-1}
        className="matrix-heading"
        title={names.title}
        words={words}
      >
        {content}
      </FoldHeading>
    );
  return (
    <button type="button" className="matrix-heading" data-column={-1} data-menu="row" aria-haspopup="menu" {...names}>
      {content}
    </button>
  );
}
