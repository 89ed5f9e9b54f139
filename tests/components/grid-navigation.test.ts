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
