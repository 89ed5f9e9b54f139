import { type ArrangedGrid, arrangeGrid, type Line } from "@/lib/domain/arrange-grid";
import { BUDGET_VERDICTS, type BudgetStanding, type BudgetVerdict, budgetOf } from "@/lib/domain/budget";
import type { AxisEntry, MatrixView, Square } from "@/lib/domain/matrix";
import { coverageOf, mergeSquares, rankSquare } from "@/lib/domain/square";

/** A matrix as its layout has it: what leaves the page, and what the HTTP interface answers. */

/** A row or a column; a folded group goes by its own id. */
export type AnswerLine = AxisEntry & {
  /** Id of the group that it stands in; null where the side is not grouped. */
  group: string | null;
  folded: boolean;
  /** Entries on the line: one, or those that are folded into it. */
  count: number;
};

export type AnswerSquare = Square & {
  /** How its delta, or its change between two versions, stands to the budget; null without either. */
  budget: BudgetStanding | null;
};

export type MatrixAnswer = Omit<MatrixView, "grid" | "diffable"> & {
  grid: { rows: AnswerLine[]; columns: AnswerLine[]; squares: AnswerSquare[][] };
  /** Squares by how they stand to the budget; null when none is set. */
  budgets: Record<BudgetVerdict, number> | null;
};

function answerLine({ entry, group, folded, count }: Line): AnswerLine {
  const of = entry ?? { id: group ?? "", label: group ?? "", detail: null, groups: {} };
  return { ...of, group, folded, count };
}

function countVerdicts(squares: readonly (readonly AnswerSquare[])[]): Record<BudgetVerdict, number> {
  const counts = Object.fromEntries(BUDGET_VERDICTS.map((verdict) => [verdict, 0])) as Record<BudgetVerdict, number>;
  for (const line of squares) for (const { budget } of line) if (budget) counts[budget.verdict] += 1;
  return counts;
}

/** The squares of a view as its layout has them. */
export function arrangedSquares({ grid, filter, layout }: MatrixView): ArrangedGrid<Square> {
  const axes = { row: filter.rows, column: filter.columns };
  return arrangeGrid(grid, axes, layout, { merge: mergeSquares, rank: rankSquare });
}

/** Lays a view out: what is hidden is left out, what is folded is one line, and figures stand to the budget. */
export function answerMatrix(view: MatrixView): MatrixAnswer {
  const { rows, columns, squares } = arrangedSquares(view);
  const { diffable: _ofThePage, ...said } = view;
  const { budget } = view.layout;
  const [down, across] = [rows.map(answerLine), columns.map(answerLine)];
  const answered = squares.map((line, row) =>
    line.map((square, column): AnswerSquare => {
      const place = { row: down[row]?.id ?? square.row, column: across[column]?.id ?? square.column };
      return { ...square, ...place, budget: square.cell && budgetOf(square.cell, square.diff, budget) };
    }),
  );
  return {
    ...said,
    grid: { rows: down, columns: across, squares: answered },
    coverage: coverageOf(answered),
    budgets: budget === null ? null : countVerdicts(answered),
  };
}
