import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { benjaminiHochberg, benjaminiHochbergCutoff } from "@/lib/domain/estimates/benjamini-hochberg";
import { bestSplit } from "@/lib/domain/estimates/best-split";

const p = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1e-300, 0.001, 0.05, 1));
const ps = fc.array(p, { maxLength: 60 });

describe("Benjamini-Hochberg", () => {
  test("keeps the order of p-values, never lowers one, stays in [0, 1]", () => {
    fc.assert(
      fc.property(ps, (family) => {
        const adjusted = benjaminiHochberg(family);
        family.forEach((one, i) => {
          const q = adjusted[i] as number;
          expect(q >= one && q <= 1).toBe(true);
          family.forEach((other, j) => {
            if (one <= other) expect(q).toBeLessThanOrEqual(adjusted[j] as number);
          });
        });
      }),
    );
  });

  test("does not depend on the order of the family", () => {
    fc.assert(
      fc.property(ps, fc.integer(), (family, by) => {
        const turn = family.length === 0 ? 0 : Math.abs(by) % family.length;
        const turned = [...family.slice(turn), ...family.slice(0, turn)].reverse();
        const adjusted = benjaminiHochberg(family);
        const expected = [...adjusted.slice(turn), ...adjusted.slice(0, turn)].reverse();
        expect(benjaminiHochberg(turned)).toEqual(expected);
      }),
    );
  });

  test("has a cutoff that marks exactly those whose adjusted p is within the rate", () => {
    fc.assert(
      fc.property(ps, fc.constantFrom(0.01, 0.05, 0.2), (family, rate) => {
        const adjusted = benjaminiHochberg(family);
        const cutoff = benjaminiHochbergCutoff(family, rate);
        const marked = family.map((one) => one <= cutoff && adjusted.some((q) => q <= rate));
        expect(marked).toEqual(adjusted.map((q) => q <= rate));
      }),
    );
    expect(benjaminiHochbergCutoff([0.01, 0.04, 0.03, 0.005])).toBe(0.04);
    expect(benjaminiHochbergCutoff([0.04, 0.06])).toBe(0);
    expect(benjaminiHochbergCutoff([])).toBe(0);
  });

  test("refuses what is no p-value", () => {
    expect(() => benjaminiHochberg([0.1, 1.1])).toThrow("p must lie in [0, 1], not 1.1");
    expect(() => benjaminiHochberg([Number.NaN])).toThrow(RangeError);
    expect(() => benjaminiHochbergCutoff([0.1], 2)).toThrow("rate must lie in [0, 1], not 2");
  });
});

describe("the best split of a series", () => {
  test("is where the level moved", () => {
    const found = bestSplit([0.9, 0.91, 0.9, 0.905, 0.8, 0.81, 0.8, 0.805]);
    expect(found).toMatchObject({ index: 4, before: expect.closeTo(0.90375), after: expect.closeTo(0.80375) });
    expect(found?.difference).toBeCloseTo(-0.1, 12);
    expect(found?.p.worse).toBeLessThan(1e-4);
    expect(found?.p.better).toBe(1);
  });

  test("weighs values by known variances, and its statistic is then z²", () => {
    const found = bestSplit([1, 1, 0, 0], { variances: [0.25, 0.25, 0.25, 0.25] });
    expect(found).toMatchObject({ index: 2, difference: -1 });
    expect(found?.statistic).toBeCloseTo(4, 12);
    const weighted = bestSplit([0, 1, 5, 5], { variances: [1, 1 / 3, 1, 1] });
    expect(weighted?.before).toBeCloseTo(0.75, 12);
  });

  test("counts every split that was looked at", () => {
    const variances = [1, 1, 1, 1, 1, 1];
    const found = bestSplit([0, 0, 0, -3, -3, -3], { variances });
    // P(Z > 3 / √(2/3)) by scipy, times three splits.
    expect(found?.p.worse).toBeCloseTo(3 * 0.00011928172701435494, 14);
  });

  test("of noise alone is seldom taken for a drift: at most the level, as Bonferroni promises", () => {
    let state = 7;
    const uniform = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    const fired = Array.from({ length: 2_000 }, () => bestSplit(Array.from({ length: 10 }, normal)));
    const alarms = fired.filter((found) => found !== null && found.p.twoSided <= 0.05).length;
    expect(alarms / 2_000).toBeGreaterThan(0.01);
    expect(alarms / 2_000).toBeLessThan(0.06);
  });

  test("mirrors with the sign and ignores a shift of all values", () => {
    const series = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 4, maxLength: 15 });
    fc.assert(
      fc.property(series, (values) => {
        const found = bestSplit(values, { minVariance: 1 });
        const mirrored = bestSplit(
          values.map((value) => -value),
          { minVariance: 1 },
        );
        const shifted = bestSplit(
          values.map((value) => value + 1_000),
          { minVariance: 1 },
        );
        expect(mirrored?.p.worse).toBeCloseTo(found?.p.better as number, 9);
        expect(shifted?.statistic).toBeCloseTo(found?.statistic as number, 6);
        expect(Object.values(found?.p ?? {}).every((one) => one >= 0 && one <= 1)).toBe(true);
      }),
    );
  });

  test("of a series without noise is held to the least variance", () => {
    const values = [0.9, 0.9, 0.899, 0.899];
    expect(bestSplit(values)?.p.worse).toBe(0);
    expect(bestSplit(values, { minVariance: 1e-6 })?.p.worse).toBeGreaterThan(0.05);
    expect(bestSplit([1, 1, 1, 1])?.p.twoSided).toBe(1);
  });

  test("needs four points", () => {
    expect(bestSplit([1, 0, 0])).toBeNull();
    expect(bestSplit([])).toBeNull();
  });

  test("refuses variances that are none", () => {
    expect(() => bestSplit([1, 2, 3, 4], { variances: [1] })).toThrow("4 values need as many variances, not 1");
    expect(() => bestSplit([1, 2, 3, 4], { variances: [1, 1, 0, 1] })).toThrow("variances must be positive");
    expect(() => bestSplit([1, 2, 3, Number.NaN])).toThrow(RangeError);
  });
});
