import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clopperPearson } from "@/lib/domain/estimates/clopper-pearson";
import type { Counts } from "@/lib/domain/estimates/interval";
import { jeffreys } from "@/lib/domain/estimates/jeffreys";
import { newcombe, newcombeTails } from "@/lib/domain/estimates/newcombe";
import { twoProportions } from "@/lib/domain/estimates/two-proportions";
import { wilson, wilsonOfProportion } from "@/lib/domain/estimates/wilson";

const counts = fc
  .integer({ min: 1, max: 100_000 })
  .chain((n) => fc.record({ n: fc.constant(n), correct: fc.nat(n) })) satisfies fc.Arbitrary<Counts>;
const level = fc.constantFrom(0.5, 0.8, 0.9, 0.95, 0.99, 0.9999);
const METHODS = [
  ["Wilson", wilson],
  ["Clopper-Pearson", clopperPearson],
  ["Jeffreys", jeffreys],
] as const;
const EXTREMES: Counts[] = [1, 2, 10_000_000].flatMap((n) =>
  [0, 1, Math.floor(n / 2), n].map((correct) => ({ correct, n })),
);

describe.each(METHODS)("%s", (name, interval) => {
  test("stays in [0, 1], holds the proportion, and mirrors when right and wrong are swapped", () => {
    fc.assert(
      fc.property(counts, level, ({ correct, n }, at) => {
        const { low, high } = interval({ correct, n }, at);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(correct / n + 1e-15);
        expect(high).toBeGreaterThanOrEqual(correct / n - 1e-15);
        const mirrored = interval({ correct: n - correct, n }, at);
        expect(mirrored.low).toBeCloseTo(1 - high, 11);
        expect(mirrored.high).toBeCloseTo(1 - low, 11);
      }),
    );
  });

  test("rises with the count, narrows with n, widens with the level", () => {
    fc.assert(
      fc.property(counts, ({ correct, n }) => {
        fc.pre(correct < n);
        const here = interval({ correct, n });
        const next = interval({ correct: correct + 1, n });
        expect(next.low).toBeGreaterThan(here.low);
        expect(next.high).toBeGreaterThan(here.high);
        const more = interval({ correct: correct * 4, n: n * 4 });
        expect(more.high - more.low).toBeLessThan(here.high - here.low);
        const wide = interval({ correct, n }, 0.99);
        expect(wide.low).toBeLessThanOrEqual(here.low);
        expect(wide.high).toBeGreaterThanOrEqual(here.high);
      }),
    );
  });

  test("is finite for one sample and for ten million, at every end", () => {
    for (const extreme of EXTREMES) {
      const { low, high } = interval(extreme);
      expect(low, `${name} ${JSON.stringify(extreme)}`).toBeGreaterThanOrEqual(0);
      expect(high).toBeGreaterThan(low);
      expect(high).toBeLessThanOrEqual(1);
      expect(low === 0).toBe(extreme.correct === 0);
      expect(high === 1).toBe(extreme.correct === extreme.n);
    }
  });

  test.each([
    { correct: 3, n: 2 },
    { correct: -1, n: 2 },
    { correct: 0.5, n: 2 },
    { correct: 0, n: 0 },
    { correct: 1, n: Number.NaN },
  ])("refuses $correct of $n", (wrong) => {
    expect(() => interval(wrong)).toThrow(RangeError);
  });

  test.each([0, 1, -0.5, 95, Number.NaN])("refuses a level of %d", (wrong) => {
    expect(() => interval({ correct: 1, n: 2 }, wrong)).toThrow(/level must lie between 0 and 1/);
  });
});

describe("intervals of one proportion", () => {
  test("of Jeffreys lie within those of Clopper and Pearson", () => {
    fc.assert(
      fc.property(counts, level, (of, at) => {
        const [inner, outer] = [jeffreys(of, at), clopperPearson(of, at)];
        expect(inner.low).toBeGreaterThanOrEqual(outer.low - 1e-15);
        expect(inner.high).toBeLessThanOrEqual(outer.high + 1e-15);
      }),
    );
  });

  test("say in words what is wrong with a count", () => {
    expect(() => wilson({ correct: 3, n: 2 })).toThrow("correct must be at most n = 2, not 3");
    expect(() => wilsonOfProportion(1.2, 10)).toThrow("p must lie in [0, 1], not 1.2");
  });
});

describe("Newcombe's interval of a difference", () => {
  test("flips when the arms are swapped, stays in [-1, 1], and holds the difference", () => {
    fc.assert(
      fc.property(counts, counts, level, (before, after, at) => {
        const { low, high } = newcombe(before, after, at);
        const swapped = newcombe(after, before, at);
        expect(swapped.low).toBe(-high);
        expect(swapped.high).toBe(-low);
        const difference = after.correct / after.n - before.correct / before.n;
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(difference);
        expect(high).toBeGreaterThanOrEqual(difference);
      }),
    );
  });

  test("leaves out zero exactly when its p-value is below 1 - level", () => {
    fc.assert(
      fc.property(counts, counts, (before, after) => {
        const { low, high } = newcombe(before, after);
        const { twoSided } = newcombeTails(before, after);
        fc.pre(Math.abs(twoSided - 0.05) > 1e-9);
        expect(low > 0 || high < 0).toBe(twoSided < 0.05);
      }),
    );
  });

  test("has p-values that swap with the arms and add to one", () => {
    fc.assert(
      fc.property(counts, counts, (before, after) => {
        const p = newcombeTails(before, after);
        expect(newcombeTails(after, before)).toEqual({ worse: p.better, better: p.worse, twoSided: p.twoSided });
        expect(p.worse + p.better).toBeCloseTo(1, 12);
        expect(p.twoSided).toBeCloseTo(2 * Math.min(p.worse, p.better), 12);
      }),
    );
  });

  test("is finite for one sample, ten million and no variance at all", () => {
    for (const before of EXTREMES) {
      for (const after of EXTREMES) {
        const { low, high } = newcombe(before, after);
        expect(high).toBeGreaterThan(low);
        const tails = { ...newcombeTails(before, after), ...twoProportions(before, after).p };
        for (const p of Object.values(tails)) expect(p >= 0 && p <= 1, `${p}`).toBe(true);
      }
    }
    const certain = newcombeTails({ correct: 10_000_000, n: 10_000_000 }, { correct: 0, n: 10_000_000 });
    expect(certain.worse).toBeLessThan(1e-290);
  });
});
