import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CellFacts } from "@/lib/domain/estimates/cell-evidence";
import { cellInterval } from "@/lib/domain/estimates/cell-interval";
import { mcnemarExact, mcnemarMidP } from "@/lib/domain/estimates/mcnemar";
import { newcombeTails } from "@/lib/domain/estimates/newcombe";
import {
  smallestDrop,
  smallestNetLoss,
  smallestPairedDrop,
  smallestUnpairedDrop,
} from "@/lib/domain/estimates/smallest-drop";
import { wilson, wilsonOfProportion } from "@/lib/domain/estimates/wilson";

const NOTHING: CellFacts = {
  kind: "proportion",
  value: 0.7194,
  samples: null,
  correct: null,
  perSample: false,
  stderr: null,
  repeats: null,
};
const facts = (changes: Partial<CellFacts>): CellFacts => ({ ...NOTHING, ...changes });

describe("the interval of a cell", () => {
  test("comes from counts where there are any, whatever else is reported", () => {
    expect(cellInterval(facts({ samples: 1000, correct: 719, stderr: 0.5, repeats: [0.1, 0.2, 0.3] }))).toEqual(
      wilson({ correct: 719, n: 1000 }),
    );
  });

  test("comes from value and n: as a count where it is one, else as the proportion that it is", () => {
    expect(cellInterval(facts({ value: 0.719, samples: 1000 }))).toEqual(wilson({ correct: 719, n: 1000 }));
    expect(cellInterval(facts({ value: 0.7194, samples: 1000 }))).toEqual(wilsonOfProportion(0.7194, 1000));
  });

  test("comes from the reported error where there is no n or no proportion", () => {
    expect(cellInterval(facts({ kind: "mean", samples: 1000, stderr: 0.01 }))).toMatchObject({
      method: "normal",
      low: expect.closeTo(0.7194 - 0.0195996398454),
    });
    expect(cellInterval(facts({ stderr: 0.01 }))?.method).toBe("normal");
  });

  test("comes last from at least three repeats", () => {
    expect(cellInterval(facts({ repeats: [0.71, 0.72, 0.73] }))?.method).toBe("student-t");
    expect(cellInterval(facts({ repeats: [0.71, 0.72] }))).toBeNull();
  });

  test("is none without n, error and repeats, or without a value", () => {
    expect(cellInterval(NOTHING)).toBeNull();
    expect(cellInterval(facts({ kind: "mean", samples: 1000 }))).toBeNull();
    expect(cellInterval(facts({ value: null, samples: 1000 }))).toBeNull();
    expect(smallestDrop(NOTHING)).toBeNull();
  });

  test("is not narrowed by repeats of the same samples", () => {
    const once = cellInterval(facts({ value: 0.719, samples: 1000 }));
    expect(cellInterval(facts({ value: 0.719, samples: 1000, repeats: Array(50).fill(0.719) }))).toEqual(once);
  });
});

describe("the smallest drop", () => {
  test.each([
    ["paired, n 1000", smallestPairedDrop(0.02, 1000), 0.0125],
    ["paired, n 5000", smallestPairedDrop(0.02, 5000), 0.0056],
    ["unpaired, n 1000", smallestUnpairedDrop(0.72, 1000), 0.056],
  ])("%s is that of methods.md", (_, found, expected) => {
    expect(found).toBeCloseTo(expected, 3);
  });

  test("shrinks with n, grows with churn, and is larger unpaired than paired at the usual churn", () => {
    const n = fc.integer({ min: 1, max: 1_000_000 });
    const churn = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(n, churn, churn, (size, one, other) => {
        expect(smallestPairedDrop(one, size + 1)).toBeLessThan(smallestPairedDrop(one, size));
        expect(smallestPairedDrop(Math.min(one, other), size)).toBeLessThanOrEqual(
          smallestPairedDrop(Math.max(one, other), size),
        );
        expect(smallestUnpairedDrop(one, 4 * size)).toBeLessThan(smallestUnpairedDrop(one, size));
      }),
    );
  });

  test("is seen as often as promised: four times of five, by the exact power of the test that decides", () => {
    for (const n of [100, 1_000, 5_000]) {
      const drop = smallestPairedDrop(0.02, n);
      // As many samples turn as the churn says, but no fewer than the drop needs; the two-sided exact test decides.
      const turned = Math.round(Math.max(0.02, drop) * n);
      const up = Math.round((turned - drop * n) / 2);
      expect(mcnemarExact({ worse: turned - up, better: up }).twoSided).toBeLessThan(0.05);
    }
    const drop = smallestUnpairedDrop(0.72, 1000);
    const after = { correct: Math.round((0.72 - drop) * 1000), n: 1000 };
    expect(newcombeTails({ correct: 720, n: 1000 }, after).twoSided).toBeLessThan(0.05);
  });

  test("names the comparison that would show it", () => {
    const n1000 = { value: 0.72, samples: 1000 };
    expect(smallestDrop(facts({ ...n1000, perSample: true }))).toEqual({
      drop: smallestPairedDrop(0.02, 1000),
      basis: "paired",
    });
    expect(smallestDrop(facts(n1000))?.basis).toBe("unpaired");
    expect(smallestDrop(facts({ stderr: 0.01 }))).toEqual({ drop: expect.closeTo(0.0396, 4), basis: "stderr" });
    const repeats = smallestDrop(facts({ repeats: [0.7, 0.71, 0.72] }));
    // (t(.975, 4) + t(.8, 4)) s √(2/3)
    expect(repeats).toEqual({
      drop: expect.closeTo((2.776445105 + 0.940964577) * 0.01 * Math.sqrt(2 / 3), 8),
      basis: "repeats",
    });
  });

  test("is none where not even a fall to nothing would show", () => {
    expect(smallestDrop(facts({ value: 1, samples: 1 }))).toBeNull();
    expect(smallestDrop(facts({ value: 0.5, samples: 2, perSample: true }))).toBeNull();
  });
});

describe("a net loss", () => {
  test("of fewer than 6, 5 or 4 samples never reaches 0.05, whatever else turned", () => {
    expect(smallestNetLoss("exact-two-sided")).toBe(6);
    expect(smallestNetLoss("exact")).toBe(5);
    expect(smallestNetLoss("mid-p")).toBe(4);
    fc.assert(
      fc.property(fc.nat(2_000), (better) => {
        expect(mcnemarExact({ worse: better + 5, better }).twoSided).toBeGreaterThan(0.05);
        expect(mcnemarExact({ worse: better + 4, better }).worse).toBeGreaterThan(0.05);
        expect(mcnemarMidP({ worse: better + 3, better }).worse).toBeGreaterThan(0.05);
      }),
    );
    expect(() => smallestNetLoss("exact", 0)).toThrow(RangeError);
  });
});
