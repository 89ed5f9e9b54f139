import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlacedSquare, SquareFacts } from "@/components/matrix/facts";
import { gridItems } from "@/components/matrix/grid-items";
import {
  bringBack,
  cycleMode,
  cycleSort,
  hide,
  moveBy,
  moveFirst,
  setBudget,
  toggleFold,
  toggleSpotlight,
  typedBudget,
} from "@/components/matrix/layout-actions";
import { hrefWithLayout, onlyEntry, withLayout } from "@/components/matrix/layout-query";
import { mergerOf, rankOf } from "@/components/matrix/rank-square";
import { parseMatrixLayout } from "@/lib/contract/matrix-filter";
import { groupParameters } from "@/lib/contract/query-parts";
import { arrangeGrid, type Line } from "@/lib/domain/arrange-grid";
import { MODES } from "@/lib/domain/matrix";
import { PLAIN_LAYOUT, readLayout } from "@/lib/domain/matrix-layout";

const entry = (id: string, method: string) => ({ id, label: id, detail: null, groups: { method } });
const ROWS = [entry("a", "ptq"), entry("b", "ptq"), entry("c", "qat"), entry("d", "qat")];
const GRID = { rows: ROWS, columns: [{ id: "x", label: "x", detail: null, groups: {} }], squares: ROWS.map(() => [0]) };

const arrange = (layout: typeof PLAIN_LAYOUT) =>
  arrangeGrid(GRID, { row: "scheme", column: "path" }, layout, { merge: () => 0, rank: () => 0 }).rows;
const idsOf = (lines: readonly Line[]) => lines.map(({ entry: one, group }) => one?.id ?? `[${group}]`);

describe("steps of a layout", () => {
  it("hide and bring back, and leave the layout as it was", () => {
    const hidden = hide("row", ["b", "b"])(PLAIN_LAYOUT);
    expect(idsOf(arrange(hidden))).toEqual(["a", "c", "d"]);
    expect(bringBack("row", ["b"])(hidden)).toEqual(PLAIN_LAYOUT);
  });

  it("fold a group into one line, and unfold it again", () => {
    const folded = toggleFold("row", "ptq")(PLAIN_LAYOUT);
    expect(idsOf(arrange(folded))).toEqual(["[ptq]", "c", "d"]);
    expect(toggleFold("row", "ptq")(folded)).toEqual(PLAIN_LAYOUT);
  });

  it("move an entry within its group, and leave every other line where it is", () => {
    const later = moveBy("row", arrange(PLAIN_LAYOUT), "c", 1)(PLAIN_LAYOUT);
    expect(idsOf(arrange(later))).toEqual(["a", "b", "d", "c"]);
    const back = moveBy("row", arrange(later), "c", -1)(later);
    expect(idsOf(arrange(back))).toEqual(["a", "b", "c", "d"]);
    expect(moveBy("row", arrange(PLAIN_LAYOUT), "b", 1)(PLAIN_LAYOUT)).toBe(PLAIN_LAYOUT);
  });

  it("move an entry in front of all others, its group with it", () => {
    expect(idsOf(arrange(moveFirst("row", "d")(PLAIN_LAYOUT)))).toEqual(["d", "c", "a", "b"]);
  });

  it("sort worst first, best first, and no more; another line begins anew", () => {
    const sorts = [1, 2, 3].reduce(
      (layouts) => [...layouts, cycleSort("row", "x")(layouts.at(-1) ?? PLAIN_LAYOUT)],
      [PLAIN_LAYOUT],
    );
    expect(sorts.map(({ row }) => row.sort?.first ?? null)).toEqual([null, "worst", "best", null]);
    const other = cycleSort("row", "y")(cycleSort("row", "x")(PLAIN_LAYOUT));
    expect(other.row.sort).toEqual({ by: "y", first: "worst" });
  });

  it("go through every mode and begin again", () => {
    const modes = MODES.map(() => 0).reduce(
      (seen) => [...seen, cycleMode(seen.at(-1) ?? PLAIN_LAYOUT)],
      [PLAIN_LAYOUT],
    );
    expect(modes.map(({ mode }) => mode)).toEqual([...MODES, MODES[0]]);
  });

  it("take a budget as people type it, and none for what is no budget or more than an address takes", () => {
    const typed = (text: string) => setBudget(text)(PLAIN_LAYOUT).budget;
    expect([" 1.5 ", "1,5", "0", "-0", "1000000", ".5"].map(typed)).toEqual([1.5, 1.5, 0, 0, 1_000_000, 0.5]);
    expect(["-1", "a drop", "Infinity", "1000001", "99999999", "1e-10"].map(typedBudget)).toEqual(
      Array(6).fill(undefined),
    );
    expect(typedBudget("  ")).toBeNull();
    expect(typed("99999999")).toBeNull();
  });

  it("write of a budget only what the page can be asked for again", () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.float({ noNaN: true }).map(String),
      fc.constantFrom("1e-7", "0.000000001", "999999.999999999", "1e6", "5e-324", "1,25"),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const query = withLayout(new URLSearchParams(), setBudget(text)(PLAIN_LAYOUT));
        const asked = groupParameters(new URLSearchParams(query));
        expect(parseMatrixLayout(asked).budget).toBe(typedBudget(text) ?? null);
      }),
    );
  });

  it("forget with the budget what was sought by it", () => {
    const sought = toggleSpotlight("outside")(setBudget("1")(PLAIN_LAYOUT));
    expect(setBudget("")(sought)).toEqual(PLAIN_LAYOUT);
    const stale = toggleSpotlight("stale")(PLAIN_LAYOUT);
    expect(setBudget("")(stale).spotlight).toBe("stale");
    expect(toggleSpotlight("stale")(stale).spotlight).toBeNull();
  });
});

describe("the URL of a layout", () => {
  const layout = hide("row", ["SM8650"])(setBudget("1")(PLAIN_LAYOUT));

  it("keeps the filter as it stands, and reads as the same layout again", () => {
    const query = withLayout(new URLSearchParams("chip=SM8650&mode=age&row.set=fleet"), layout);
    expect(query).toBe("chip=SM8650&row.set=fleet&budget=1&row.hide=SM8650");
    expect(readLayout(new URLSearchParams(query))).toEqual(layout);
  });

  it("is added to links that know nothing of it", () => {
    expect(hrefWithLayout("/?chip=A%26B", layout)).toBe("/?chip=A%26B&budget=1&row.hide=SM8650");
    expect(hrefWithLayout("/", PLAIN_LAYOUT)).toBe("/");
  });

  it("leaves one entry of an axis, a model without its variant", () => {
    expect(onlyEntry(new URLSearchParams("chip=x&mode=age"), "chip", "SM8650")).toBe("/?mode=age&chip=SM8650");
    expect(onlyEntry(new URLSearchParams(), "model", "vit · large")).toBe("/?model=vit");
  });
});

describe("rows of the grid", () => {
  it("have a heading above each group, and a folded group is its own", () => {
    const items = gridItems(arrange(toggleFold("row", "qat")(PLAIN_LAYOUT)));
    expect(items.map((item) => (item.kind === "heading" ? `# ${item.group}` : item.index))).toEqual(["# ptq", 0, 1, 2]);
  });
});

const facts = fc.record({
  state: fc.constantFrom("measured" as const, "failed" as const),
  metric: fc.constant(0),
  at: fc.integer({ min: 0, max: 1e9 }),
  severity: fc.integer({ min: -2, max: 2 }),
  alarms: fc.integer({ min: 1, max: 3 }),
});
const mergeSquares = mergerOf({ metrics: [{ unit: "fraction", lower: false }] });
const squares = fc
  .array(fc.option(facts), { minLength: 1, maxLength: 8 })
  .map((all) =>
    all.map(
      (one, index): PlacedSquare => ({ row: "r", column: `c${index}`, facts: one, squares: 1, run: one ? 1 : 0 }),
    ),
  );

describe("squares shown as one", () => {
  it("show the worst whatever their order, count all of them, and lose no alarm", () => {
    fc.assert(
      fc.property(squares, fc.infiniteStream(fc.nat()), (all, order) => {
        const shuffled = all
          .map((square) => ({ square, by: order.next().value as number }))
          .sort((a, b) => a.by - b.by)
          .map(({ square }) => square);
        const merged = mergeSquares(all);
        expect(mergeSquares(shuffled)).toEqual(merged);
        const run = all.filter((square) => square.facts !== null);
        expect(merged).toMatchObject({ squares: all.length, run: run.length });
        expect(merged.facts?.alarms ?? 0).toBe(run.reduce((sum, square) => sum + (square.facts?.alarms ?? 0), 0));
        expect(merged.facts?.severity ?? null).toBe(
          run.length === 0 ? null : Math.max(...run.map((square) => square.facts?.severity ?? 0)),
        );
      }),
    );
  });

  it("are ranked by what the mode shows, and not at all where nobody can say", () => {
    const rank = rankOf({
      metrics: [
        { unit: "fraction", lower: false },
        { unit: "rate", lower: true },
      ],
    });
    const placed = (changes: Partial<SquareFacts>): PlacedSquare => {
      const base: SquareFacts = {
        state: "measured",
        metric: 0,
        at: 100,
        severity: 0.2,
        value: 0.7,
        n: 10,
      };
      return { row: "r", column: "c", facts: { ...base, ...changes }, squares: 1, run: 1 };
    };
    expect(MODES.map((mode) => rank(placed({ npu: 1 }), mode))).toEqual([0.2, -0.7, -10, -100, -1]);
    expect(rank(placed({ metric: 1 }), "value")).toBe(0.7);
    expect(rank(placed({ severity: undefined }), "delta")).toBeNull();
    expect(MODES.map((mode) => rank(placed({ diff: { delta: -0.02 } }), mode))).toEqual(MODES.map(() => 0.2));
    expect(rank({ ...placed({}), facts: null }, "age")).toBeNull();
  });
});
