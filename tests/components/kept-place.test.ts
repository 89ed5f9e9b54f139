import { describe, expect, it } from "vitest";
import type { Position } from "@/components/matrix/grid-navigation";
import { keepPlace, placeNow } from "@/components/matrix/kept-place";
import { groupBy, hide, type LayoutStep, sortBy, toggleFold } from "@/components/matrix/layout-actions";
import { columnGaps } from "@/components/matrix/use-drawn-columns";
import { arrangeGrid } from "@/lib/domain/arrange-grid";
import { PLAIN_LAYOUT } from "@/lib/domain/matrix-layout";

const entry = (id: string, groups: Record<string, string>) => ({ id, label: id, detail: null, groups });
const ROWS = [
  ...["a", "b"].map((id) => entry(id, { arch: "V73" })),
  ...["c", "d"].map((id) => entry(id, { arch: "V75" })),
];
const COLUMNS = [
  ...["p", "q"].map((id) => entry(id, { method: "ptq" })),
  ...["r", "s"].map((id) => entry(id, { method: "qat" })),
];
const GRID = { rows: ROWS, columns: COLUMNS, squares: ROWS.map((_, row) => COLUMNS.map((_, column) => row - column)) };

const arrange = (...steps: LayoutStep[]) =>
  arrangeGrid(
    GRID,
    { row: "chip", column: "scheme" },
    steps.reduce((layout, step) => step(layout), PLAIN_LAYOUT),
    {
      merge: (under) => Math.max(...under),
      rank: (square) => square,
    },
  );

/** Where the focus goes from a place when a step is taken after others. */
const placeAfter = (at: Position, step: LayoutStep, ...before: LayoutStep[]) =>
  placeNow(keepPlace(at, arrange(...before)), arrange(...before, step));

describe("the place of the focus after a change of the layout", () => {
  it("goes with its row and its column", () => {
    expect(placeAfter({ row: 0, column: 1 }, sortBy("row", { by: "p", first: "worst" }))).toEqual({
      row: 1,
      column: 1,
    });
    expect(placeAfter({ row: 3, column: 3 }, hide("row", ["a"]))).toEqual({ row: 2, column: 3 });
    expect(placeAfter({ row: -1, column: 3 }, hide("column", ["p"]))).toEqual({ row: -1, column: 2 });
  });

  it("is beside what was hidden, the last one included", () => {
    expect(placeAfter({ row: 1, column: 1 }, hide("row", ["b"]))).toEqual({ row: 1, column: 1 });
    expect(placeAfter({ row: 3, column: -1 }, hide("row", ["d"]))).toEqual({ row: 2, column: -1 });
    expect(placeAfter({ row: -1, column: 3 }, hide("column", ["s"]))).toEqual({ row: -1, column: 2 });
  });

  it("goes from the heading of a group of rows to its one line, and back", () => {
    expect(placeAfter({ row: 1.5, column: 2 }, toggleFold("row", "V75"))).toEqual({ row: 2, column: -1 });
    expect(placeAfter({ row: 2, column: -1 }, toggleFold("row", "V75"), toggleFold("row", "V75"))).toEqual({
      row: 1.5,
      column: -1,
    });
  });

  it("goes from a square into the folded group that took it in, and out of it to its first row", () => {
    expect(placeAfter({ row: 3, column: 2 }, toggleFold("row", "V75"))).toEqual({ row: 2, column: 2 });
    expect(placeAfter({ row: 2, column: 2 }, toggleFold("row", "V75"), toggleFold("row", "V75"))).toEqual({
      row: 2,
      column: 2,
    });
  });

  it("stays on the heading of a group of columns that is folded or unfolded", () => {
    expect(placeAfter({ row: -2, column: 3 }, toggleFold("column", "qat"))).toEqual({ row: -2, column: 2 });
    expect(placeAfter({ row: -2, column: 2 }, toggleFold("column", "qat"), toggleFold("column", "qat"))).toEqual({
      row: -2,
      column: 2,
    });
    expect(placeAfter({ row: -2, column: 3 }, groupBy("column", "flat")).row).toBe(-1);
  });
});

describe("columnGaps", () => {
  it("says how many columns are left out before each that is drawn, and after the last", () => {
    expect(columnGaps([2, 3, 7], 10)).toEqual({
      columns: [
        { column: 2, gap: 2 },
        { column: 3, gap: 0 },
        { column: 7, gap: 3 },
      ],
      gapAfter: 2,
    });
    expect(columnGaps([], 3)).toEqual({ columns: [], gapAfter: 3 });
  });
});
