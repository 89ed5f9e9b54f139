import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { severityOf } from "@/lib/domain/attention";
import type { AxisEntry, Cell } from "@/lib/domain/matrix";
import { axisId, pivot } from "@/lib/domain/pivot";
import { makeCell } from "@/tests/fixtures/cells";

const entry = (id: string): AxisEntry => ({ id, label: id, detail: null, groups: {} });
const CHIPS = ["SM8650", "SM8750-AC"];
const SCHEMES = ["ptq:w8a8", "unknown:w8a16"];

function lay(cells: Cell[], alarms: string[] = []) {
  return pivot({
    isAlarm: ({ key }) => alarms.includes(key),
    cells,
    rows: "chip",
    columns: "scheme",
    rowEntries: CHIPS.map(entry),
    columnEntries: SCHEMES.map(entry),
    href: (row, column, cells) => `/?${row}|${column}|${cells.length}`,
  });
}

const worstOf = (...cells: Cell[]) => lay(cells).squares[1]?.[1]?.cell?.key;
const cell = (key: string, changes: Partial<Cell> = {}) => makeCell({ key, ...changes });

describe("the place of a cell on an axis", () => {
  it.each<[Partial<Cell>, "chip" | "model" | "scheme" | "path", string]>([
    [{}, "chip", "SM8750-AC"],
    [{ chip: null, targetKind: "host" }, "chip", "host"],
    [{ chip: null, targetKind: "reference" }, "chip", "reference"],
    [{ variant: "width-0.5" }, "model", "mobilenet_v2 · width-0.5"],
    [{ path: null }, "path", "unknown"],
    [{ scheme: "none:fp16" }, "scheme", "none:fp16"],
  ])("of %j on %s is %s", (changes, axis, id) => {
    expect(axisId(makeCell(changes), axis)).toBe(id);
  });
});

const noDelta = (key: string, value: number) => cell(key, { delta: null, reference: null, value });

describe("a square", () => {
  it("shows the worst of its cells, with how many there are", () => {
    const cells = [cell("a", { delta: -0.01 }), cell("b", { delta: -0.23 }), cell("c", { delta: 0.05 })];
    expect(lay(cells).squares[1]?.[1]).toMatchObject({
      count: 3,
      cell: { key: "b", delta: -0.23 },
      href: "/?SM8750-AC|unknown:w8a16|3",
    });
  });

  it.each<[string, Cell, Cell]>([
    ["a failed run above any drop", cell("z", { status: "failed", delta: null }), cell("a", { delta: -0.9 })],
    ["a timeout above any drop", cell("z", { status: "timeout", delta: 0.1 }), cell("a", { delta: -0.9 })],
    [
      "a drop above what is not supported",
      cell("z", { delta: -0.001 }),
      cell("a", { status: "unsupported", delta: null }),
    ],
    [
      "what is not supported above a gain",
      cell("z", { status: "unsupported", delta: null }),
      cell("a", { delta: 0.1 }),
    ],
    ["a gain above what nobody can judge", cell("z", { delta: 0.5 }), cell("a", { delta: null, reference: null })],
    ["the worse value where drops are equal", cell("z", { value: 0.6 }), cell("a", { value: 0.7 })],
    ["the worse value where nobody can judge", noDelta("z", 0.6), noDelta("a", 0.7)],
    ["the smaller key when all else is equal", cell("a"), cell("b")],
  ])("puts %s", (_, worse, better) => {
    expect(worstOf(worse, better)).toBe(worse.key);
    expect(worstOf(better, worse)).toBe(worse.key);
  });

  it("weighs different metrics by what counts as a collapse of each", () => {
    const psnr = cell("psnr", { metric: "psnr", delta: -2 });
    const top1 = cell("top1", { metric: "top1", delta: -0.05 });
    const { squares } = lay([psnr, top1]);
    expect(squares[1]?.[1]?.cell?.key).toBe("top1");
    expect(severityOf(psnr, null)).toBeCloseTo(0.2, 12);
    expect(severityOf(top1, null)).toBeCloseTo(0.5, 12);
  });

  it("weighs a metric without a threshold by its reference, even one of zero", () => {
    const own = (value: number) =>
      cell("x", { metric: "own", delta: -1, reference: { value, source: "t", kind: "inline", runId: null } });
    expect(severityOf(own(4), null)).toBe(0.25);
    expect(severityOf(own(-4), null)).toBe(0.25);
    const failed = cell("y", { status: "failed", delta: null });
    expect(severityOf(failed, null)).toBeGreaterThan(severityOf(own(0), null) ?? Number.NaN);
  });

  it("is untested where no cell is, and in its place", () => {
    const { squares, rows, columns } = lay([makeCell()]);
    expect(squares.map((line) => line.map(({ row, column, count }) => [row, column, count]))).toEqual(
      rows.map((row, r) => columns.map((column, c) => [row.id, column.id, r === 1 && c === 1 ? 1 : 0])),
    );
    expect(squares[0]?.[0]).toEqual({
      row: "SM8650",
      column: "ptq:w8a8",
      cell: null,
      count: 0,
      href: null,
      issues: [],
      alarms: 0,
      diff: null,
    });
  });

  it("counts the cells under it that have an open alarm, shown or not", () => {
    const cells = [cell("a", { delta: -0.2 }), cell("b", { delta: 0 }), cell("c", { delta: 0 })];
    expect(lay(cells, ["b", "c", "elsewhere"]).squares[1]?.[1]).toMatchObject({
      cell: { key: "a" },
      alarms: 2,
    });
  });

  it("never shows a figure that no cell has, and does not depend on the order of cells", () => {
    const any = fc.array(
      fc.record({
        key: fc.stringMatching(/^[0-9a-f]{4}$/),
        chip: fc.constantFrom(...CHIPS),
        scheme: fc.constantFrom(...SCHEMES),
        status: fc.constantFrom("ok" as const, "failed" as const, "unsupported" as const, "timeout" as const),
        delta: fc.option(fc.constantFrom(-0.2, -0.1, 0, 0.1)),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(any, (changes) => {
        const cells = changes.map((change, i) => makeCell({ ...change, key: `${change.key}${i}` }));
        const grid = lay(cells);
        expect(lay(cells.toReversed())).toEqual(grid);
        expect(grid.squares.flat().reduce((sum, { count }) => sum + count, 0)).toBe(cells.length);
        for (const square of grid.squares.flat()) if (square.cell) expect(cells).toContain(square.cell);
      }),
    );
  });
});
