import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell, Square } from "@/lib/domain/matrix";
import type { SquareDiff } from "@/lib/domain/matrix-diff";
import { cellState, coverageOf, mergeSquares, rankSquare } from "@/lib/domain/square";
import { makeCell, makeSquare } from "@/tests/fixtures/cells";

const side = (status: "ok" | "failed", value: number | null) => ({
  runId: "r",
  status,
  reason: null,
  value,
  interval: null,
  qairt: null,
  onnxruntime: null,
  measuredAt: 0,
});
const diffOf = (delta: number | null, b: "ok" | "failed" = "ok"): SquareDiff => ({
  a: side("ok", 0.7),
  b: side(b, 0.6),
  delta,
  interval: null,
  significant: null,
  paired: false,
  reason: delta === null ? "not-measured" : null,
});
const square = (change: Partial<Cell>, diff: SquareDiff | null = null): Square => ({
  ...makeSquare(makeCell(change)),
  diff,
});

describe("a cell is", () => {
  it.each([
    [null, "untested"],
    [{}, "measured"],
    [{ stale: true }, "stale"],
    [{ status: "unsupported", stale: true }, "unsupported"],
    [{ status: "failed" }, "failed"],
    [{ status: "timeout" }, "failed"],
    [{ targetKind: "reference", stale: true }, "measured"],
  ] as const)("%j %s", (change, state) => {
    expect(cellState(change && makeCell(change))).toBe(state);
  });

  it("counted once in its state", () => {
    const squares = [
      [square({}), makeSquare(null)],
      [square({ status: "timeout" }), square({ stale: true })],
    ];
    expect(coverageOf(squares)).toEqual({ measured: 1, stale: 1, unsupported: 0, failed: 1, untested: 1 });
  });
});

describe("attention", () => {
  const first = (mode: Parameters<typeof rankSquare>[1], worse: Partial<Cell>, better: Partial<Cell>) =>
    (rankSquare(square(worse), mode) ?? Number.NaN) > (rankSquare(square(better), mode) ?? Number.NaN);

  it("goes to the larger drop, and above every drop to what failed", () => {
    expect(first("delta", { delta: -0.1 }, { delta: -0.05 })).toBe(true);
    expect(first("delta", { status: "failed", delta: null }, { delta: -0.9 })).toBe(true);
  });

  it("goes to the worse value, whichever way is better", () => {
    expect(first("value", { value: 0.6 }, { value: 0.7 })).toBe(true);
    expect(first("value", { value: 0.7, direction: "lower" }, { value: 0.6, direction: "lower" })).toBe(true);
  });

  it("goes to fewer samples, the older run, the smaller share on the NPU", () => {
    expect(first("n", { samples: 10 }, { samples: 1000 })).toBe(true);
    expect(first("age", { measuredAt: 1000 }, { measuredAt: 2000 })).toBe(true);
    expect(first("npu", { npuShare: 0.5 }, { npuShare: 1 })).toBe(true);
  });

  it("is nobody's to judge without a figure", () => {
    expect(rankSquare(makeSquare(null), "delta")).toBeNull();
    expect(rankSquare(square({ delta: null }), "delta")).toBeNull();
    expect(rankSquare(square({ status: "unsupported", delta: null }), "delta")).toBeNull();
    expect(rankSquare(square({ value: null }), "value")).toBeNull();
    expect(rankSquare(square({ samples: null }), "n")).toBeNull();
    expect(rankSquare(square({ npuShare: null }), "npu")).toBeNull();
    expect(rankSquare(square({}, diffOf(null)), "delta")).toBeNull();
  });

  it("between two versions goes to the larger loss in every mode, first to a result that was lost", () => {
    const ranks = [diffOf(null, "failed"), diffOf(-0.2), diffOf(-0.1), diffOf(0.1)].map(
      (diff) => rankSquare(square({}, diff), "age") ?? Number.NaN,
    );
    expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
    expect(new Set(ranks).size).toBe(4);
  });
});

describe("squares shown as one", () => {
  const any = fc.array(
    fc.record({
      key: fc.constantFrom("a", "b", "c", null),
      delta: fc.option(fc.constantFrom(-0.2, -0.1, 0.1)),
      status: fc.constantFrom("ok" as const, "failed" as const, "unsupported" as const),
      change: fc.option(fc.constantFrom(-0.2, 0, 0.3)),
      alarms: fc.integer({ min: 0, max: 2 }),
    }),
    { minLength: 1, maxLength: 6 },
  );

  it("are the worst of them whatever their order, with all that they count", () => {
    fc.assert(
      fc.property(any, fc.boolean(), (facts, compared) => {
        const squares = facts.map(({ key, delta, status, change, alarms }, at): Square => {
          if (key === null) return { ...makeSquare(null), row: `r${at}` };
          const diff = compared ? diffOf(change) : null;
          return { ...square({ key, runId: `${at}`, delta, status }, diff), row: `r${at}`, alarms };
        });
        const merged = mergeSquares(squares);
        expect(mergeSquares(squares.toReversed()).cell).toEqual(merged.cell);
        expect(merged.count).toBe(squares.reduce((sum, { count }) => sum + count, 0));
        expect(merged.alarms).toBe(squares.reduce((sum, one) => sum + one.alarms, 0));
        expect(merged.cell === null).toBe(squares.every(({ cell }) => cell === null));
        // What is not supported speaks before a gain, but stands last where lines are sorted.
        if (merged.cell?.status === "unsupported") return;
        const rank = (one: Square) => rankSquare(one, "delta") ?? Number.NEGATIVE_INFINITY;
        expect(rank(merged)).toBe(Math.max(...squares.map(rank)));
      }),
    );
  });

  it("are untested only where all are, and one alone is itself", () => {
    expect(mergeSquares([makeSquare(null), square({ delta: 0.5 })]).cell?.delta).toBe(0.5);
    expect(mergeSquares([square({})])).toEqual(square({}));
    expect(() => mergeSquares([])).toThrow(RangeError);
  });
});
