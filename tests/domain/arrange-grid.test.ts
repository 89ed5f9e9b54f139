import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrangeGrid } from "@/lib/domain/arrange-grid";
import type { Axis, AxisEntry } from "@/lib/domain/matrix";
import { type MatrixLayout, PLAIN_LAYOUT, type SideLayout } from "@/lib/domain/matrix-layout";

/** A square is the set of places under it; its rank is a number of its own, or none. */
type Places = { at: string[]; rank: number | null };

const chip = (id: string, arch: string, year = "2024"): AxisEntry => ({
  id,
  label: id,
  detail: null,
  groups: { arch, tier: "mobile/8", year },
});
const scheme = (id: string, method: string): AxisEntry => ({
  id,
  label: id,
  detail: null,
  groups: { method, weights: "w8" },
});

const ROWS = [
  chip("a", "V73", "2022"),
  chip("b", "V73", "2021"),
  chip("c", "V75", "2023"),
  chip("d", "unknown", "unknown"),
];
const COLUMNS = [scheme("x", "ptq"), scheme("y", "ptq"), scheme("z", "qat")];
const RANKS: Record<string, number | null> = {
  "a x": 1,
  "b x": 3,
  "c x": null,
  "d x": 2,
  "a y": 9,
  "c y": 4,
  "c z": 7,
};

const of = {
  merge: (under: Places[]): Places => ({
    at: under.flatMap(({ at }) => at).sort(),
    rank: under.reduce<number | null>(
      (most, { rank }) => (rank !== null && (most === null || rank > most) ? rank : most),
      null,
    ),
  }),
  rank: ({ rank }: Places) => rank,
};

function gridOf(rows: AxisEntry[], columns: AxisEntry[], ranks: (at: string) => number | null) {
  const squares = rows.map((row) =>
    columns.map((column): Places => ({ at: [`${row.id} ${column.id}`], rank: ranks(`${row.id} ${column.id}`) })),
  );
  return { rows, columns, squares };
}

const side = (change: Partial<SideLayout>): SideLayout => ({ ...PLAIN_LAYOUT.row, ...change });
const AXES: { row: Axis; column: Axis } = { row: "chip", column: "scheme" };

function arrange(row: Partial<SideLayout>, column: Partial<SideLayout> = {}) {
  const layout: MatrixLayout = { ...PLAIN_LAYOUT, row: side(row), column: side(column) };
  return arrangeGrid(
    gridOf(ROWS, COLUMNS, (at) => RANKS[at] ?? null),
    AXES,
    layout,
    of,
  );
}
const rows = (row: Partial<SideLayout>, column: Partial<SideLayout> = {}) =>
  arrange(row, column).rows.map(({ key }) => key.replace("entry:", ""));

describe("an arranged grid", () => {
  it("is the grid itself unasked, under the headings of its axes", () => {
    const { rows: lines, columns, squares } = arrange({});
    expect(lines.map(({ key, group }) => [key, group])).toEqual([
      ["entry:a", "V73"],
      ["entry:b", "V73"],
      ["entry:c", "V75"],
      ["entry:d", "unknown"],
    ]);
    expect(columns.map(({ entry, group, folded, count }) => [entry?.id, group, folded, count])).toEqual([
      ["x", "ptq", false, 1],
      ["y", "ptq", false, 1],
      ["z", "qat", false, 1],
    ]);
    expect(squares.map((line) => line.map(({ at }) => at[0]))).toEqual(
      ROWS.map((row) => COLUMNS.map((column) => `${row.id} ${column.id}`)),
    );
  });

  it("leaves out what is hidden, on both sides, and groups by what is asked", () => {
    expect(rows({ hidden: ["b", "nope"] })).toEqual(["a", "c", "d"]);
    expect(rows({ grouping: "year" })).toEqual(["b", "a", "c", "d"]);
    expect(arrange({ grouping: "flat" }).rows.map(({ group }) => group)).toEqual([null, null, null, null]);
    // A way of grouping that the axis does not have is the axis's own.
    expect(arrange({ grouping: "method" }).rows.map(({ group }) => group)).toEqual(["V73", "V73", "V75", "unknown"]);
    const { columns, squares } = arrange({}, { hidden: ["x", "z"] });
    expect(columns.map(({ entry }) => entry?.id)).toEqual(["y"]);
    expect(squares.map((line) => line.map(({ at }) => at))).toEqual([[["a y"]], [["b y"]], [["c y"]], [["d y"]]]);
  });

  it("folds a group into one line whose squares are all of its squares", () => {
    const { rows: lines, squares } = arrange({ folded: ["V73", "nope"] }, { folded: ["ptq"] });
    expect(lines[0]).toEqual({ key: "group:V73", entry: null, group: "V73", folded: true, count: 2 });
    expect(squares[0]?.map(({ at }) => at)).toEqual([
      ["a x", "a y", "b x", "b y"],
      ["a z", "b z"],
    ]);
    expect(arrange({ folded: ["V73"], hidden: ["a"] }).rows[0]).toMatchObject({ folded: true, count: 1 });
  });

  it("puts what is named first in its group, and groups after their first entry", () => {
    expect(rows({ order: ["c"] })).toEqual(["c", "a", "b", "d"]);
    expect(rows({ order: ["b"] })).toEqual(["b", "a", "c", "d"]);
    expect(rows({ order: ["d", "b", "nope", "d"] })).toEqual(["d", "b", "a", "c"]);
    expect(rows({ order: ["d", "c"], grouping: "flat" })).toEqual(["d", "c", "a", "b"]);
  });

  it("sorts by one line of the other side, keeping to groups; what has no rank comes last either way", () => {
    expect(rows({ sort: { by: "x", first: "worst" } })).toEqual(["b", "a", "c", "d"]);
    expect(rows({ sort: { by: "x", first: "worst" }, grouping: "flat" })).toEqual(["b", "d", "a", "c"]);
    expect(rows({ sort: { by: "x", first: "best" }, grouping: "flat" })).toEqual(["a", "d", "b", "c"]);
    expect(rows({ sort: { by: "y", first: "best" }, grouping: "flat" })).toEqual(["c", "a", "b", "d"]);
  });

  it("sorts by a line that is hidden, by a folded group, and not at all by what is not there", () => {
    expect(rows({ sort: { by: "x", first: "worst" }, grouping: "flat" }, { hidden: ["x"] })).toEqual([
      "b",
      "d",
      "a",
      "c",
    ]);
    expect(rows({ sort: { by: "ptq", first: "worst" }, grouping: "flat" }, { folded: ["ptq"] })).toEqual([
      "a",
      "c",
      "b",
      "d",
    ]);
    expect(rows({ sort: { by: "nope", first: "worst" } })).toEqual(["a", "b", "c", "d"]);
    const byRow = arrange({}, { sort: { by: "c", first: "worst" }, grouping: "flat" });
    expect(byRow.columns.map(({ entry }) => entry?.id)).toEqual(["z", "y", "x"]);
  });
});

describe("whatever is asked of an arranged grid", () => {
  const ids = ["a", "b", "c", "d", "x", "y", "z", "V73", "V75", "ptq", "nope"];
  const list = fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 5 });
  const anySide = fc.record({
    grouping: fc.constantFrom(
      null,
      "arch" as const,
      "tier" as const,
      "year" as const,
      "method" as const,
      "flat" as const,
    ),
    folded: list,
    hidden: list,
    order: list,
    sort: fc.option(
      fc.record({ by: fc.constantFrom(...ids), first: fc.constantFrom("worst" as const, "best" as const) }),
    ),
  });
  const anyRanks = fc.array(fc.option(fc.integer({ min: 0, max: 3 })), { minLength: 12, maxLength: 12 });
  const property = (check: (layout: MatrixLayout, grid: ReturnType<typeof gridOf>) => void) =>
    fc.assert(
      fc.property(anySide, anySide, anyRanks, (row, column, ranks) => {
        let next = 0;
        check(
          { ...PLAIN_LAYOUT, row, column },
          gridOf(ROWS, COLUMNS, () => ranks[next++] ?? null),
        );
      }),
      { numRuns: 500 },
    );

  it("nothing is lost but what is hidden, and nothing is shown twice", () => {
    property((layout, grid) => {
      const { squares, rows: lines, columns } = arrangeGrid(grid, AXES, layout, of);
      const left = (entries: AxisEntry[], { hidden }: SideLayout) => entries.filter(({ id }) => !hidden.includes(id));
      const expected = left(ROWS, layout.row).flatMap((row) =>
        left(COLUMNS, layout.column).map((column) => `${row.id} ${column.id}`),
      );
      const shown = squares.flat().flatMap(({ at }) => at);
      expect(shown.toSorted()).toEqual(expected.toSorted());
      expect(squares.map((line) => line.length)).toEqual(lines.map(() => columns.length));
      expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
      expect(lines.reduce((sum, { count }) => sum + count, 0)).toBe(left(ROWS, layout.row).length);
    });
  });

  it("lines of one group stand beside each other", () => {
    property((layout, grid) => {
      for (const lines of [arrangeGrid(grid, AXES, layout, of).rows, arrangeGrid(grid, AXES, layout, of).columns]) {
        const groups = lines.map(({ group }) => group).filter((group, at, all) => at === 0 || group !== all[at - 1]);
        expect(new Set(groups).size).toBe(groups.length);
      }
    });
  });

  it("arranging what is arranged changes nothing, while nothing is folded", () => {
    property((layout, grid) => {
      const flat = { ...layout, row: { ...layout.row, folded: [] }, column: { ...layout.column, folded: [] } };
      const once = arrangeGrid(grid, AXES, flat, of);
      const entries = (lines: typeof once.rows) => lines.flatMap(({ entry }) => entry ?? []);
      // What a side is sorted by may be hidden by now: then there is nothing left to sort by.
      const kept = (entriesOf: AxisEntry[], sort: SideLayout["sort"]) =>
        sort && entriesOf.some(({ id }) => id === sort.by) ? sort : null;
      const again = arrangeGrid(
        { rows: entries(once.rows), columns: entries(once.columns), squares: once.squares },
        AXES,
        {
          ...flat,
          row: { ...flat.row, sort: kept(entries(once.columns), flat.row.sort) },
          column: { ...flat.column, sort: kept(entries(once.rows), flat.column.sort) },
        },
        of,
      );
      const hidesItsSort = (own: SideLayout, other: SideLayout) =>
        own.sort !== null && !kept(other === flat.row ? entries(once.rows) : entries(once.columns), own.sort);
      fc.pre(!hidesItsSort(flat.row, flat.column) && !hidesItsSort(flat.column, flat.row));
      expect(again).toEqual(once);
    });
  });

  it("the same comes out whichever way squares are handed to a merge", () => {
    property((layout, grid) => {
      const turned = { ...of, merge: (under: Places[]) => of.merge(under.toReversed()) };
      expect(arrangeGrid(grid, AXES, layout, turned)).toEqual(arrangeGrid(grid, AXES, layout, of));
    });
  });
});
