import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moveInGrid, PAGE_ROWS } from "@/components/matrix/grid-navigation";

const extent = { rows: 30, columns: 8 };

describe("moveInGrid", () => {
  it.each([
    ["ArrowUp", false, { row: 11, column: 3 }],
    ["ArrowDown", false, { row: 13, column: 3 }],
    ["ArrowLeft", false, { row: 12, column: 2 }],
    ["ArrowRight", false, { row: 12, column: 4 }],
    ["Home", false, { row: 12, column: 0 }],
    ["End", false, { row: 12, column: 7 }],
    ["Home", true, { row: 0, column: 0 }],
    ["End", true, { row: 29, column: 7 }],
    ["ArrowUp", true, { row: 0, column: 3 }],
    ["ArrowRight", true, { row: 12, column: 7 }],
    ["PageUp", false, { row: 12 - PAGE_ROWS, column: 3 }],
    ["PageDown", false, { row: 12 + PAGE_ROWS, column: 3 }],
  ] as const)("%s (with Ctrl: %s) leads to %o", (key, whole, expected) => {
    expect(moveInGrid({ row: 12, column: 3 }, key, whole, extent)).toEqual(expected);
  });

  it.each(["Enter", "a", "Tab", " ", "Escape"])("leaves %j to the browser", (key) => {
    expect(moveInGrid({ row: 0, column: 0 }, key, false, extent)).toBeNull();
  });

  it("goes nowhere in an empty grid", () => {
    expect(moveInGrid({ row: 0, column: 0 }, "ArrowDown", false, { rows: 0, columns: 3 })).toBeNull();
  });

  it("never leaves the grid, whatever is pressed", () => {
    const key = fc.constantFrom("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown");
    const size = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(size, size, fc.array(fc.tuple(key, fc.boolean())), (rows, columns, presses) => {
        let at = { row: 0, column: 0 };
        for (const [name, whole] of presses) at = moveInGrid(at, name, whole, { rows, columns }) ?? at;
        expect(at.row >= 0 && at.row < rows && at.column >= 0 && at.column < columns).toBe(true);
      }),
    );
  });
});

describe("moveInGrid among headings", () => {
  /** Rows 0 to 2 and 3 to 4 under headings; columns 0 to 1, 2 and 3 to 5 in groups. */
  const grouped = { rows: 5, columns: 6, headings: new Set([0, 3]), groups: ["a", "a", "b", "c", "c", "c"] };
  const walk = (from: { row: number; column: number }, ...keys: string[]) =>
    keys.reduce((at, key) => moveInGrid(at, key, false, grouped, true) ?? at, from);

  it("passes the heading of a group between rows, and keeps the column", () => {
    expect(walk({ row: 2, column: 4 }, "ArrowDown")).toEqual({ row: 2.5, column: 4 });
    expect(walk({ row: 2, column: 4 }, "ArrowDown", "ArrowDown")).toEqual({ row: 3, column: 4 });
    expect(walk({ row: 3, column: -1 }, "ArrowUp", "ArrowUp")).toEqual({ row: 2, column: -1 });
    expect(walk({ row: 2.5, column: 4 }, "ArrowLeft", "ArrowRight", "ArrowRight")).toEqual({ row: 2.5, column: 4 });
  });

  it("leads from the first row over its heading and that of its column to the groups of columns, and back", () => {
    const up = ["ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp"];
    expect(walk({ row: 0, column: 4 }, ...up)).toEqual({ row: -2, column: 4 });
    expect(walk({ row: -2, column: 4 }, "ArrowDown", "ArrowDown", "ArrowDown")).toEqual({ row: 0, column: 4 });
  });

  it("walks groups of columns one by one", () => {
    expect(walk({ row: -2, column: 4 }, "ArrowLeft")).toEqual({ row: -2, column: 2 });
    expect(walk({ row: -2, column: 4 }, "ArrowLeft", "ArrowLeft")).toEqual({ row: -2, column: 0 });
    expect(walk({ row: -2, column: 1 }, "ArrowRight", "ArrowRight", "ArrowRight")).toEqual({ row: -2, column: 3 });
  });

  it("pages from a heading as from the row below it, and ends on rows", () => {
    expect(moveInGrid({ row: 2.5, column: 1 }, "PageDown", false, grouped, true)).toEqual({ row: 4, column: 1 });
    expect(moveInGrid({ row: 2.5, column: 1 }, "PageUp", false, grouped, true)).toEqual({ row: 0, column: 1 });
  });

  it("reaches every stop from every other, and never leaves them", () => {
    const key = fc.constantFrom("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown");
    const rows = [-2, -1, -0.5, 0, 1, 2, 2.5, 3, 4];
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.boolean())), (presses) => {
        let at = { row: 0, column: 0 };
        for (const [name, whole] of presses) at = moveInGrid(at, name, whole, grouped, true) ?? at;
        expect(rows).toContain(at.row);
        expect(at.column >= (at.row <= -1 ? 0 : -1) && at.column < grouped.columns).toBe(true);
      }),
    );
    const down = rows.map((_, steps) => walk({ row: -2, column: 1 }, ...Array(steps).fill("ArrowDown")).row);
    const up = rows.map((_, steps) => walk({ row: 4, column: 1 }, ...Array(steps).fill("ArrowUp")).row);
    expect([down, up.toReversed()]).toEqual([rows, rows]);
  });
});
