import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clusteredError, meanOf, sampleError } from "@/lib/domain/estimates/clustered-error";
import { normalDifference, pairedDifference, welchDifference } from "@/lib/domain/estimates/difference";
import { normalInterval } from "@/lib/domain/estimates/normal-interval";
import { repeatsInterval } from "@/lib/domain/estimates/repeats-interval";
import { tTest, zTest } from "@/lib/domain/estimates/z-test";

const value = fc.double({ min: -1_000, max: 1_000, noNaN: true });
const stderr = fc.double({ min: 1e-6, max: 100, noNaN: true });
const values = fc.array(value, { minLength: 3, maxLength: 12 });

// scipy 1.17: ttest_ind(equal_var=False) and ttest_rel of the samples below.
const WELCH = { df: 6.369560827087297, p: 0.17551672485921063 };
const PAIRED = { p: 0.3239052123712246 };

describe("standard errors", () => {
  test("with every sample a cluster of its own lack only the correction for the mean", () => {
    fc.assert(
      fc.property(values, (scores) => {
        const own = scores.map((_, index) => index);
        const n = scores.length;
        expect(clusteredError(scores, own)).toBeCloseTo(sampleError(scores) * Math.sqrt((n - 1) / n), 8);
      }),
    );
  });

  test("grow by √2 when every sample stands twice in its cluster and is taken for one", () => {
    const scores = [1, 0, 0, 1, 1, 0, 1];
    const twice = [...scores, ...scores];
    const clusters = [...scores.keys(), ...scores.keys()];
    expect(clusteredError(twice, clusters)).toBeCloseTo(clusteredError(twice, [...twice.keys()]) * Math.SQRT2, 12);
  });

  test("do not depend on the order or the names of clusters", () => {
    const scores = [0.1, 0.4, 0.2, 0.9, 0.7, 0.3];
    expect(clusteredError(scores, ["a", "a", "b", "b", "c", "c"])).toBeCloseTo(
      clusteredError([0.7, 0.3, 0.1, 0.4, 0.2, 0.9], [9, 9, 7, 7, 8, 8]),
      14,
    );
  });

  test("and means refuse what they cannot say anything of", () => {
    expect(() => clusteredError([1, 2], [1])).toThrow("2 values need as many clusters, not 1");
    expect(() => clusteredError([1, 2], [1, 1])).toThrow("at least two clusters");
    expect(() => sampleError([1])).toThrow("values must hold at least 2 values, not 1");
    expect(() => meanOf([1, Number.NaN])).toThrow("values must be finite, not NaN");
    expect(meanOf([1e308, 1e308, 1e308])).toBe(1e308);
  });
});

describe("tests of a difference", () => {
  test("swap their tails with its sign, and add to one", () => {
    fc.assert(
      fc.property(value, stderr, fc.double({ min: 1, max: 1e4, noNaN: true }), (difference, error, df) => {
        for (const test of [zTest, (d: number, e: number) => tTest(d, e, df)]) {
          const p = test(difference, error);
          expect(test(-difference, error)).toEqual({ worse: p.better, better: p.worse, twoSided: p.twoSided });
          expect(p.worse + p.better).toBeCloseTo(1, 12);
          expect(p.twoSided).toBeCloseTo(2 * Math.min(p.worse, p.better), 12);
        }
      }),
    );
  });

  test("of 1.96 standard errors are those of the tables", () => {
    expect(zTest(-1.959963984540054, 1).twoSided).toBeCloseTo(0.05, 12);
    expect(zTest(-1.6448536269514722, 1).worse).toBeCloseTo(0.05, 12);
    expect(tTest(-4.302652729749464, 1, 2).worse).toBeCloseTo(0.025, 12);
  });

  test("without error are certain, unless there is no difference", () => {
    expect(zTest(-0.1, 0)).toEqual({ worse: 0, better: 1, twoSided: 0 });
    expect(tTest(0, 0, 2)).toEqual({ worse: 0.5, better: 0.5, twoSided: 1 });
  });

  test("refuse errors that are none", () => {
    expect(() => zTest(1, -1)).toThrow("stderr must be finite and not negative, not -1");
    expect(() => tTest(1, 1, 0)).toThrow(RangeError);
    expect(() => zTest(Number.NaN, 1)).toThrow(RangeError);
  });
});

describe("differences of two results", () => {
  test("flip with the arms and leave out zero exactly when the two-sided p is below 0.05", () => {
    const pair = fc.integer({ min: 3, max: 9 }).chain((n) => {
      const side = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: n, maxLength: n });
      return fc.tuple(side, side);
    });
    const estimate = (scores: number[]) => ({ value: meanOf(scores), stderr: sampleError(scores) });
    const ways = [
      (a: number[], b: number[]) => normalDifference(estimate(a), estimate(b)),
      (a: number[], b: number[]) => welchDifference(a, b),
      (a: number[], b: number[]) => pairedDifference(a, b, null),
      (a: number[], b: number[]) => pairedDifference(a, b, [...a.keys()]),
    ];
    fc.assert(
      fc.property(pair, ([before, after]) => {
        for (const way of ways) {
          const found = way(before, after);
          const swapped = way(after, before);
          expect(swapped.difference).toBeCloseTo(-found.difference, 10);
          expect(swapped.p.worse).toBeCloseTo(found.p.better, 10);
          expect(swapped.interval.low).toBeCloseTo(-found.interval.high, 8);
          const { low, high } = found.interval;
          if (Math.abs(found.p.twoSided - 0.05) > 1e-9) expect(low > 0 || high < 0).toBe(found.p.twoSided < 0.05);
        }
      }),
    );
  });

  test("agree with scipy's t-tests", () => {
    const found = welchDifference([4.9, 2.5, 2.6, 4, 5], [3, 4, 1, 2.1]);
    expect(found.difference).toBeCloseTo(-1.275, 12);
    expect(found.df).toBeCloseTo(WELCH.df, 9);
    expect(found.p.twoSided).toBeCloseTo(WELCH.p, 9);
    expect(found.interval.method).toBe("welch-t");
    const paired = pairedDifference([3, 4, 1, 2.1], [4.9, 2.5, 2.6, 4], null);
    expect(paired.p.twoSided).toBeCloseTo(PAIRED.p, 9);
    expect(paired.df).toBe(3);
  });

  test("of repeats without spread are certain; of variances that underflow are finite", () => {
    expect(welchDifference([1, 1, 1], [0, 0, 0]).p).toEqual({ worse: 0, better: 1, twoSided: 0 });
    const tiny = welchDifference([1e-160, 2e-160, 3e-160], [1e-160, 1e-160, 2e-160]);
    expect(Number.isFinite(tiny.difference) && Number(tiny.df) > 0).toBe(true);
  });

  test("refuse too few repeats, and pairs of different length", () => {
    expect(() => welchDifference([1, 2], [1, 2, 3])).toThrow("repeats must hold at least 3 values, not 2");
    expect(() => pairedDifference([1, 2], [1, 2, 3], null)).toThrow("paired scores must be as many, not 2 and 3");
    expect(() => normalDifference({ value: 1, stderr: Number.NaN }, { value: 1, stderr: 0 })).toThrow(RangeError);
  });
});

describe("intervals of a mean", () => {
  test("are symmetric around it: from an error by z, from repeats by t", () => {
    expect(normalInterval({ value: 10, stderr: 2 })).toEqual({
      low: expect.closeTo(6.080072030919892, 12),
      high: expect.closeTo(13.919927969080108, 12),
      level: 0.95,
      method: "normal",
    });
    // mean 2, s 1, n 3: 2 ± 4.302652729749464 / √3
    expect(repeatsInterval([1, 2, 3])).toEqual({
      low: expect.closeTo(2 - 4.302652729749464 / Math.sqrt(3), 12),
      high: expect.closeTo(2 + 4.302652729749464 / Math.sqrt(3), 12),
      level: 0.95,
      method: "student-t",
    });
    expect(() => repeatsInterval([1, 2])).toThrow(RangeError);
  });
});
