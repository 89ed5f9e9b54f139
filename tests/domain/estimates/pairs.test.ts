import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mcnemarChiSquare, mcnemarExact, mcnemarMidP } from "@/lib/domain/estimates/mcnemar";
import { newcombePaired } from "@/lib/domain/estimates/newcombe-paired";
import { nonInferiority } from "@/lib/domain/estimates/non-inferiority";
import { discordantOf, type PairedTable, pairedTable } from "@/lib/domain/estimates/paired-table";
import { requiredSamples } from "@/lib/domain/estimates/required-samples";
import { tango } from "@/lib/domain/estimates/tango";

const share = fc.oneof(fc.nat(5), fc.nat(5_000));
const tables = fc
  .record({ both: share, worse: share, better: share, neither: share })
  .filter((table) => discordantOf(table).n > 0) satisfies fc.Arbitrary<PairedTable>;
const swap = (table: PairedTable): PairedTable => ({ ...table, worse: table.better, better: table.worse });
const METHODS = [
  ["Tango", (table: PairedTable, level?: number) => tango(discordantOf(table), level)],
  ["paired Newcombe", newcombePaired],
] as const;

describe.each(METHODS)("%s", (_, interval) => {
  test("flips when before and after are swapped, stays in [-1, 1], holds the difference", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { worse, better, n } = discordantOf(table);
        const { low, high } = interval(table);
        const swapped = interval(swap(table));
        expect(swapped.low).toBeCloseTo(-high, 12);
        expect(swapped.high).toBeCloseTo(-low, 12);
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual((better - worse) / n);
        expect(high).toBeGreaterThanOrEqual((better - worse) / n);
      }),
    );
  });

  test("widens with the level and narrows with n", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const width = ({ low, high }: { low: number; high: number }) => high - low;
        const times = (by: number): PairedTable => ({
          both: table.both * by,
          worse: table.worse * by,
          better: table.better * by,
          neither: table.neither * by,
        });
        expect(width(interval(table, 0.9))).toBeLessThanOrEqual(width(interval(table)));
        expect(width(interval(times(9)))).toBeLessThan(width(interval(table)));
      }),
    );
  });

  test("is finite where nothing turned, everything turned, for one sample and for ten million", () => {
    for (const n of [1, 10_000_000]) {
      for (const worse of [0, 1, n]) {
        const { low, high } = interval({ both: n - worse, worse, better: 0, neither: 0 });
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
        expect(high).toBeGreaterThan(low);
      }
    }
  });
});

describe("Tango's interval", () => {
  test("where no sample turned is z² / (n + z²) to either side", () => {
    const z = 1.959963984540054;
    const { low, high } = tango({ worse: 0, better: 0, n: 100 });
    expect(high).toBeCloseTo((z * z) / (100 + z * z), 12);
    expect(low).toBeCloseTo(-high, 12);
  });

  test.each([
    { worse: 2, better: 2, n: 3 },
    { worse: -1, better: 0, n: 3 },
    { worse: 0.5, better: 0, n: 3 },
    { worse: 0, better: 0, n: 0 },
  ])("refuses $worse and $better of $n", (wrong) => {
    expect(() => tango(wrong)).toThrow(RangeError);
  });
});

describe("McNemar's test", () => {
  const turned = fc.record({ worse: fc.nat(3_000), better: fc.nat(3_000) });

  test("of mid-p never exceeds the exact one, and both swap with the arms", () => {
    fc.assert(
      fc.property(turned, (table) => {
        const [exact, midP] = [mcnemarExact(table), mcnemarMidP(table)];
        for (const tail of ["worse", "better", "twoSided"] as const) {
          expect(midP[tail]).toBeLessThanOrEqual(exact[tail]);
          expect(midP[tail]).toBeGreaterThanOrEqual(0);
          expect(exact[tail]).toBeLessThanOrEqual(1);
        }
        for (const test of [mcnemarExact, mcnemarMidP]) {
          const p = test(table);
          const swapped = test({ worse: table.better, better: table.worse });
          expect(swapped).toEqual({ worse: p.better, better: p.worse, twoSided: p.twoSided });
        }
        expect(midP.worse + midP.better).toBeCloseTo(1, 10);
      }),
    );
  });

  test("falls with every sample that got worse and rises with every one that got better", () => {
    fc.assert(
      fc.property(turned, ({ worse, better }) => {
        const slack = 1 + 1e-11;
        for (const test of [mcnemarExact, mcnemarMidP]) {
          const here = test({ worse, better }).worse;
          expect(test({ worse: worse + 1, better }).worse).toBeLessThanOrEqual(here * slack);
          expect(test({ worse, better: better + 1 }).worse * slack).toBeGreaterThanOrEqual(here);
        }
      }),
    );
  });

  test("is quick, finite and ordered for millions of turned samples and p below 1e-290", () => {
    expect(mcnemarExact({ worse: 1_000, better: 2 }).worse).toBeCloseTo(0, 290);
    expect(mcnemarExact({ worse: 1_000, better: 2 }).worse).toBeGreaterThan(0);
    expect(mcnemarMidP({ worse: 10_000_000, better: 0 })).toEqual({ worse: 0, better: 1, twoSided: 0 });
    expect(mcnemarMidP({ worse: 5_000_000, better: 5_000_000 }).twoSided).toBe(1);
  });

  test("without a turned sample has nothing to say", () => {
    expect(mcnemarExact({ worse: 0, better: 0 })).toEqual({ worse: 1, better: 1, twoSided: 1 });
    expect(mcnemarMidP({ worse: 0, better: 0 })).toEqual({ worse: 0.5, better: 0.5, twoSided: 1 });
    expect(mcnemarChiSquare({ worse: 0, better: 0 }, 0)).toBeNull();
  });

  test("refuses what is no count", () => {
    expect(() => mcnemarExact({ worse: 1.5, better: 0 })).toThrow(
      "worse must be a whole number of at least 0, not 1.5",
    );
    expect(() => mcnemarMidP({ worse: 0, better: -1 })).toThrow(RangeError);
    expect(() => mcnemarChiSquare({ worse: Number.NaN, better: 1 }, 1)).toThrow(RangeError);
  });
});

describe("a table of pairs", () => {
  test("counts every sample once, whatever stands in the spare bits", () => {
    const bits = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 70 });
    fc.assert(
      fc.property(bits, fc.boolean(), (samples, spare) => {
        const n = samples.length;
        const pack = (side: 0 | 1) => {
          const bytes = new Uint8Array(Math.ceil(n / 8)).fill(spare ? 0xff : 0);
          samples.forEach((sample, index) => {
            const bit = 0x80 >> (index % 8);
            const at = Math.floor(index / 8);
            const byte = bytes[at] as number;
            bytes[at] = sample[side] ? byte | bit : byte & ~bit;
          });
          return bytes;
        };
        const count = (before: boolean, after: boolean) =>
          samples.filter((sample) => sample[0] === before && sample[1] === after).length;
        expect(pairedTable(pack(0), pack(1), n)).toEqual({
          both: count(true, true),
          worse: count(true, false),
          better: count(false, true),
          neither: count(false, false),
        });
      }),
    );
  });

  test("is refused when a set is too short", () => {
    expect(() => pairedTable(new Uint8Array(1), new Uint8Array(2), 9)).toThrow("9 samples need 2 bytes, not 1 and 2");
  });
});

describe("non-inferiority", () => {
  test.each([
    [0.02, 0.01, 1237],
    [0.05, 0.01, 3092],
    [0.02, 0.02, 310],
    [0.05, 0.02, 773],
    [0.02, 0.03, 138],
    [0.05, 0.03, 344],
  ])("at a churn of %d and a margin of %d needs %d samples", (churn, margin, n) => {
    expect(requiredSamples({ churn, difference: 0, margin })).toBe(n);
  });

  test("is out of reach of any n at the margin and beyond", () => {
    expect(requiredSamples({ churn: 0.1, difference: -0.02, margin: 0.02 })).toBeNull();
    expect(nonInferiority({ worse: 30, better: 8, n: 1000 }, 0.02).requiredSamples).toBeNull();
    expect(nonInferiority({ worse: 5, better: 5, n: 200 }, 0.02).requiredSamples).toBe(773);
  });

  test("without a turned sample passes at exactly the n that it asks for", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.5, noNaN: true }), (margin) => {
        const n = requiredSamples({ churn: 0, difference: 0, margin }) as number;
        expect(nonInferiority({ worse: 0, better: 0, n }, margin).verdict).toBe("pass");
        if (n > 1) expect(nonInferiority({ worse: 0, better: 0, n: n - 1 }, margin).verdict).toBe("inconclusive");
      }),
    );
  });

  test("never passes and fails the same evidence as the margin grows", () => {
    const order = { fail: 0, inconclusive: 1, pass: 2 };
    const margin = fc.double({ min: 0.001, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(tables, margin, margin, (table, one, other) => {
        const [small, large] = one < other ? [one, other] : [other, one];
        const turned = discordantOf(table);
        const verdict = (at: number) => order[nonInferiority(turned, at).verdict];
        expect(verdict(small)).toBeLessThanOrEqual(verdict(large));
      }),
    );
  });

  test("refuses a margin that is none", () => {
    expect(() => nonInferiority({ worse: 0, better: 0, n: 10 }, 0)).toThrow("margin must lie between 0 and 1, not 0");
    expect(() => requiredSamples({ churn: 2, difference: 0, margin: 0.1 })).toThrow(RangeError);
  });
});
