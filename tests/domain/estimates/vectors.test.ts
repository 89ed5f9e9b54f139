import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { benjaminiHochberg } from "@/lib/domain/estimates/benjamini-hochberg";
import { clopperPearson } from "@/lib/domain/estimates/clopper-pearson";
import { clusteredError, sampleError } from "@/lib/domain/estimates/clustered-error";
import type { Interval } from "@/lib/domain/estimates/interval";
import { jeffreys } from "@/lib/domain/estimates/jeffreys";
import { mcnemarChiSquare, mcnemarExact, mcnemarMidP } from "@/lib/domain/estimates/mcnemar";
import { newcombe } from "@/lib/domain/estimates/newcombe";
import { newcombePaired } from "@/lib/domain/estimates/newcombe-paired";
import { nonInferiority } from "@/lib/domain/estimates/non-inferiority";
import { tango } from "@/lib/domain/estimates/tango";
import { twoProportions } from "@/lib/domain/estimates/two-proportions";
import { wilson } from "@/lib/domain/estimates/wilson";
import { hasShared, shared } from "@/tests/support/shared";

const COPY = "tests/fixtures/statistics-vectors.json";
const ORIGINAL = ["reference", "statistics-vectors.json"] as const;
const TOLERANCE = 1e-9;

type Row = number[];
type Vectors = {
  wilson: Row[];
  clopper_pearson: Row[];
  jeffreys: Row[];
  newcombe_independent_diff: Row[];
  mcnemar: (number | null)[][];
  paired_diff_ci: Row[];
  bh: [number[], number[]][];
  two_prop_z: Row[];
  ni_paired: [number, number, number, number, number, number, string][];
  clustered_se: { xs: number[]; clusters: number[]; naive_iid_se: number; cr0_se: number };
};
const vectors = JSON.parse(readFileSync(COPY, "utf8")) as Vectors;

/** Bounds of fractions are held to 1e-9 of the scale. */
function expectBounds({ low, high }: Interval, expectedLow: number | undefined, expectedHigh: number | undefined) {
  expect(Math.abs(low - Number(expectedLow)), `low ${low}`).toBeLessThanOrEqual(TOLERANCE);
  expect(Math.abs(high - Number(expectedHigh)), `high ${high}`).toBeLessThanOrEqual(TOLERANCE);
}

/** P-values, errors and statistics are held to 1e-9 of their own size. */
function expectClose(actual: number | undefined, expected: number | null | undefined) {
  expect(Math.abs(Number(actual) - Number(expected)), `${actual} against ${expected}`).toBeLessThanOrEqual(
    TOLERANCE * Math.abs(Number(expected)),
  );
}

describe("every vector agrees to 1e-9:", () => {
  test.each([
    ["wilson", vectors.wilson, wilson],
    ["Clopper-Pearson", vectors.clopper_pearson, clopperPearson],
    ["Jeffreys", vectors.jeffreys, jeffreys],
  ] as const)("%s", (_, rows, interval) => {
    expect(rows.length).toBeGreaterThan(10);
    for (const [correct = -1, n = -1, low, high] of rows) expectBounds(interval({ correct, n }), low, high);
  });

  test("Newcombe of independent proportions, whose vectors are first minus second", () => {
    expect(vectors.newcombe_independent_diff).toHaveLength(7);
    for (const [k1 = -1, n1 = -1, k2 = -1, n2 = -1, low, high] of vectors.newcombe_independent_diff) {
      expectBounds(newcombe({ correct: k2, n: n2 }, { correct: k1, n: n1 }), low, high);
    }
  });

  test("McNemar: exact, mid-p, chi-square with and without correction", () => {
    expect(vectors.mcnemar).toHaveLength(11);
    for (const [b, c, exact, midP, corrected, correctedP, plain, plainP] of vectors.mcnemar) {
      const turned = { worse: Number(b), better: Number(c) };
      expectClose(mcnemarExact(turned).twoSided, exact);
      expectClose(mcnemarMidP(turned).twoSided, midP);
      if (corrected === null) {
        expect([mcnemarChiSquare(turned, 1), mcnemarChiSquare(turned, 0)]).toEqual([null, null]);
        continue;
      }
      expectClose(mcnemarChiSquare(turned, 1)?.statistic, corrected);
      expectClose(mcnemarChiSquare(turned, 1)?.p, correctedP);
      expectClose(mcnemarChiSquare(turned, 0)?.statistic, plain);
      expectClose(mcnemarChiSquare(turned, 0)?.p, plainP);
    }
  });

  test("Tango and paired Newcombe, whose vectors are (b - c) / n", () => {
    expect(vectors.paired_diff_ci).toHaveLength(6);
    for (const [a = -1, b = -1, c = -1, d = -1, seen, tLow, tHigh, nLow, nHigh] of vectors.paired_diff_ci) {
      const n = a + b + c + d;
      expectClose((b - c) / n, seen);
      expectBounds(tango({ worse: c, better: b, n }), tLow, tHigh);
      expectBounds(newcombePaired({ both: a, worse: c, better: b, neither: d }), nLow, nHigh);
    }
  });

  test("Benjamini-Hochberg, adjusted in input order", () => {
    expect(vectors.bh).toHaveLength(6);
    for (const [ps, adjusted] of vectors.bh) {
      benjaminiHochberg(ps).forEach((p, index) => {
        expectClose(p, adjusted[index]);
      });
    }
  });

  test("the pooled z-test, first minus second", () => {
    expect(vectors.two_prop_z).toHaveLength(7);
    for (const [k1 = -1, n1 = -1, k2 = -1, n2 = -1, z, p] of vectors.two_prop_z) {
      const found = twoProportions({ correct: k2, n: n2 }, { correct: k1, n: n1 });
      expectClose(found.z, z);
      expectClose(found.p.twoSided, p);
    }
  });

  test("non-inferiority by the 90 % Tango interval", () => {
    const words: Record<string, string> = { "non-inferior": "pass", inferior: "fail", inconclusive: "inconclusive" };
    expect(vectors.ni_paired).toHaveLength(6);
    for (const [worse, better, n, margin, low, high, verdict] of vectors.ni_paired) {
      const found = nonInferiority({ worse, better, n }, margin);
      expectBounds(found.interval, low, high);
      expect(found.verdict).toBe(words[verdict]);
    }
  });

  test("clustered and independent standard errors", () => {
    const { xs, clusters, naive_iid_se, cr0_se } = vectors.clustered_se;
    expectClose(sampleError(xs), naive_iid_se);
    expectClose(clusteredError(xs, clusters), cr0_se);
  });
});

it.skipIf(!hasShared(...ORIGINAL))("the vectors are the shared ones", () => {
  expect(vectors).toEqual(JSON.parse(readFileSync(shared(...ORIGINAL), "utf8")));
});
