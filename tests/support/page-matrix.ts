import { createTranslator } from "next-intl";
import { expect } from "vitest";
import { numberFormats } from "@/components/format/numbers";
import type { GridFacts, PlacedSquare } from "@/components/matrix/facts";
import { gridFacts } from "@/components/matrix/grid-facts";
import { makeFace } from "@/components/matrix/make-face";
import { placeSquares } from "@/components/matrix/place-squares";
import { mergerOf, rankOf } from "@/components/matrix/rank-square";
import { squareWords } from "@/components/matrix/square-words";
import { arrangeGrid } from "@/lib/domain/arrange-grid";
import { BUDGET_VERDICTS } from "@/lib/domain/budget";
import type { CellState, MatrixView } from "@/lib/domain/matrix";
import { answerMatrix } from "@/lib/domain/matrix-answer";
import { nineDigits } from "@/lib/domain/nine-digits";
import { matrixCsv } from "@/lib/services/matrix/export-matrix-csv";
import en from "@/messages/en.json";
import { parseCsv } from "@/tests/support/parse-csv";

const translator = <Namespace extends "matrix" | "compare">(namespace: Namespace) =>
  createTranslator({ locale: "en", messages: en, namespace }) as never;
const words = squareWords(translator("matrix"), translator("compare"));
const formats = numberFormats("en");
const STATES: Record<string, CellState> = { ok: "measured", timeout: "failed" };

/** The matrix as a browser has it: what is sent, arranged there. */
export function pageMatrix(view: MatrixView) {
  const sent: GridFacts = JSON.parse(JSON.stringify(gridFacts(view, translator("matrix"))));
  const arranged = arrangeGrid(placeSquares(sent), sent.axes, view.layout, {
    merge: mergerOf(sent),
    rank: rankOf(sent),
  });
  const { mode, budget } = view.layout;
  const faceOf = (square: PlacedSquare) => makeFace(square, { mode, budget, grid: sent, formats, words });
  return { ...arranged, faceOf };
}

const figure = (value: number | null | undefined) => (value == null ? null : nineDigits(value));
const lineOf = (id: string | undefined, { folded, count }: { folded: boolean; count: number }) => ({
  id,
  folded,
  count,
});
const STANDING = { outside: "outside", within: "within", beyond: "inconclusive", open: "inconclusive" } as const;

function toldByPage(view: MatrixView) {
  const page = pageMatrix(view);
  const [rows, columns] = [page.rows, page.columns].map((lines) =>
    lines.map((line) => lineOf(line.entry?.id ?? line.group ?? undefined, line)),
  );
  const squares = page.squares.map((line) =>
    line.map((square) => {
      const { facts, row, column } = square;
      const speaks = view.grid.squares.flat().find((one) => one.row === row && one.column === column)?.cell ?? null;
      const budget = page.faceOf(square).budget;
      return {
        run: speaks?.runId ?? null,
        state: facts?.state === "reference" ? "measured" : (facts?.state ?? "untested"),
        value: facts?.value ?? null,
        delta: facts?.delta ?? null,
        change: facts?.diff?.delta ?? null,
        budget: budget ? STANDING[budget] : null,
        alarms: facts?.alarms ?? 0,
      };
    }),
  );
  return { rows, columns, squares };
}

function toldByAnswer(view: MatrixView) {
  const { grid } = answerMatrix(view);
  const [rows, columns] = [grid.rows, grid.columns].map((lines) => lines.map((line) => lineOf(line.id, line)));
  const csv = parseCsv(matrixCsv(answerMatrix(view)));
  const number = (text: string | undefined) => (text ? figure(Number(text)) : null);
  const squares = grid.squares.map((line, row) =>
    line.map((_, column) => {
      const told = csv[row * grid.columns.length + column] ?? {};
      const state = told.stale === "true" && told.state === "ok" && told.target !== "reference" ? "stale" : told.state;
      return {
        run: told.run_id || null,
        state: STATES[state ?? ""] ?? state,
        value: number(told.value),
        delta: number(told.delta),
        change: number(told.change),
        budget: told.budget_verdict || null,
        alarms: Number(told.alarms),
      };
    }),
  );
  return { rows, columns, squares };
}

/** Asserts that the page and the CSV export show the same lines, in the same order, with the same cells in them. */
export function expectSameMatrix(view: MatrixView): void {
  const page = toldByPage(view);
  expect(page).toEqual(toldByAnswer(view));
  const { budgets, coverage } = answerMatrix(view);
  const shown = page.squares.flat();
  const counted = Object.fromEntries(
    BUDGET_VERDICTS.map((verdict) => [verdict, shown.filter(({ budget }) => budget === verdict).length]),
  );
  expect(budgets ?? counted).toEqual(counted);
  for (const [state, count] of Object.entries(coverage))
    expect([state, shown.filter((square) => square.state === state).length]).toEqual([state, count]);
}
