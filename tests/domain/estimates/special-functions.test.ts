import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { betaTails, binomialLowerTail, binomialPoint } from "@/lib/domain/estimates/incomplete-beta";
import { betaQuantile } from "@/lib/domain/estimates/inverse-beta";
import { logGamma } from "@/lib/domain/estimates/log-gamma";
import { normalCdf, normalLogPdf, normalQuantile } from "@/lib/domain/estimates/normal";
import { studentCdf, studentLogPdf, studentQuantile } from "@/lib/domain/estimates/student";

/** Relative error against a value that is not zero. */
const relative = (actual: number, expected: number) => Math.abs(actual - expected) / Math.abs(expected);

// Reference values: mpmath with 50 digits, rounded once.
const NORMAL_CDF = [
  [-37, 5.725571222524577e-300],
  [-20, 2.7536241186062337e-89],
  [-8.5, 9.479534822203318e-18],
  [-2.5, 0.006209665325776135],
  [-1.3, 0.09680048458561033],
  [0.4, 0.6554217416103242],
  [2.8, 0.997444869669572],
] as const;
const NORMAL_QUANTILE = [
  [1e-300, -37.0470962993612],
  [1e-20, -9.262340089798407],
  [0.001, -3.0902323061678136],
  [0.3, -0.5244005127080408],
  [0.8, 0.8416212335729143],
  [0.975, 1.9599639845400538],
] as const;
const LOG_GAMMA = [
  [1e-10, 23.025850929882736],
  [0.5, 0.5723649429247001],
  [2.5, 0.2846828704729192],
  [15.9, 27.625493215168692],
  [100.5, 361.4355404677776],
  [1e7, 151180949.3694739],
] as const;
/** a, b, x, lower, upper. */
const BETA = [
  [2.5, 3.5, 0.3, 0.2967529892956664, 0.7032470107043336],
  [0.5, 50.5, 0.01, 0.6851152385491804, 0.3148847614508196],
  [10, 1, 0.999, 0.9900448802097482, 0.009955119790251798],
  [918, 83, 0.9, 0.029927034630513827, 0.9700729653694862],
  [1, 3, 1e-12, 2.999999999997e-12, 0.999999999997],
  [30, 2, 0.2, 2.6843545600000044e-20, 1],
  [1000, 1000, 0.4, 8.231611354869308e-20, 1],
] as const;
/** df, t, P(T <= t). */
const STUDENT = [
  [1, -3, 0.10241638234956672],
  [2, 0.1, 0.53526728079293],
  [5, -20, 2.887758186612086e-6],
  [4.7, -2.2, 0.041275690686128484],
  [100_000, -1.5, 0.0668087797614153],
  [3, -1e8, 1.1026577908435836e-24],
] as const;

describe("special functions agree with 50-digit values:", () => {
  test("normal distribution, to a few units in the last place, far into its tail", () => {
    for (const [x, expected] of NORMAL_CDF) expect(relative(normalCdf(x), expected)).toBeLessThan(5e-15);
    for (const [p, expected] of NORMAL_QUANTILE) expect(relative(normalQuantile(p), expected)).toBeLessThan(5e-15);
  });

  test("log gamma, incomplete beta and Student's t", () => {
    for (const [x, expected] of LOG_GAMMA) expect(relative(logGamma(x), expected)).toBeLessThan(1e-14);
    for (const [a, b, x, lower, upper] of BETA) {
      expect(relative(betaTails(x, a, b).lower, lower)).toBeLessThan(1e-13);
      expect(relative(betaTails(x, a, b).upper, upper)).toBeLessThan(1e-13);
    }
    for (const [df, t, expected] of STUDENT) expect(relative(studentCdf(t, df), expected)).toBeLessThan(1e-13);
  });
});

const probability = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
const shape = fc.double({ min: 0.5, max: 1e6, noNaN: true });

describe("quantiles invert their distributions:", () => {
  test("normal", () => {
    fc.assert(
      fc.property(probability, (p) => {
        expect(relative(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-12);
      }),
    );
  });

  test("beta, by the smaller tail", () => {
    fc.assert(
      fc.property(probability, shape, shape, (p, a, b) => {
        const { lower, upper } = betaTails(betaQuantile(p, a, b), a, b);
        const miss = p <= 0.5 ? Math.abs(lower - p) : Math.abs(upper - (1 - p));
        expect(miss).toBeLessThan(1e-8);
      }),
    );
  });

  test("Student's t, with symmetric ends", () => {
    fc.assert(
      fc.property(probability, fc.double({ min: 0.5, max: 1e5, noNaN: true }), (p, df) => {
        const t = studentQuantile(p, df);
        expect(Math.abs(studentCdf(t, df) - p)).toBeLessThan(1e-10);
        // By the tail that both share: 1 - p has lost what p had beyond 1e-16.
        if (p < 0.5) expect(relative(-studentQuantile(1 - p, df), t)).toBeLessThan(1e-3);
      }),
    );
  });
});

describe("distributions", () => {
  test("rise from 0 to 1", () => {
    const x = fc.double({ min: -40, max: 40, noNaN: true });
    fc.assert(
      fc.property(x, x, fc.integer({ min: 1, max: 50 }), (one, other, df) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        expect(normalCdf(low)).toBeLessThanOrEqual(normalCdf(high) * (1 + 1e-14));
        expect(studentCdf(low, df)).toBeLessThanOrEqual(studentCdf(high, df) * (1 + 1e-13));
        expect(normalCdf(high) + normalCdf(-high)).toBeCloseTo(1, 14);
      }),
    );
    expect([normalCdf(-Infinity), normalCdf(Infinity)]).toEqual([0, 1]);
    expect([studentCdf(-Infinity, 3), studentCdf(Infinity, 3)]).toEqual([0, 1]);
  });

  test("of the binomial sum to their tails", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(59), probability, (n, k, p) => {
        fc.pre(k < n && p > 1e-3 && p < 0.999);
        let sum = 0;
        for (let i = 0; i <= k; i += 1) sum += binomialPoint(i, n, p);
        expect(relative(binomialLowerTail(k, n, p), sum)).toBeLessThan(1e-12);
      }),
    );
    expect(binomialLowerTail(5, 5, 0.3)).toBe(1);
  });

  test("have densities that are the slopes of their distributions", () => {
    const step = 1e-5;
    for (const x of [-2.2, 0, 0.7]) {
      const normalSlope = (normalCdf(x + step) - normalCdf(x - step)) / (2 * step);
      expect(Math.exp(normalLogPdf(x))).toBeCloseTo(normalSlope, 8);
      const studentSlope = (studentCdf(x + step, 4) - studentCdf(x - step, 4)) / (2 * step);
      expect(Math.exp(studentLogPdf(x, 4))).toBeCloseTo(studentSlope, 8);
    }
  });

  test("refuse what is no argument of theirs, in words", () => {
    expect(() => normalQuantile(1)).toThrow(new RangeError("p must lie between 0 and 1, not 1"));
    expect(() => normalCdf(Number.NaN)).toThrow(RangeError);
    expect(() => betaQuantile(0, 1, 1)).toThrow(RangeError);
    expect(() => betaTails(1.1, 1, 1)).toThrow(RangeError);
    expect(() => betaTails(0.5, 0, 1)).toThrow(RangeError);
    expect(() => studentCdf(0, 0)).toThrow(RangeError);
    expect(() => studentQuantile(0.5, Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(() => logGamma(0)).toThrow(RangeError);
  });
});
