import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { budgetOf, budgetVerdict, evidenceOf, storedBudget } from "@/lib/domain/budget";
import { makeCell } from "@/tests/fixtures/cells";

const between = (low: number, high: number) => ({ low, high });
const points = (delta: number, interval: { low: number; high: number } | null, budget: number | null) =>
  budgetVerdict(delta, interval, "fraction", budget);

describe("evidence of a delta", () => {
  it.each([
    [between(-0.05, -0.01), "shown"],
    [between(0.01, 0.05), "shown"],
    [between(-0.05, 0.01), "weak"],
    // An interval that ends at zero includes it, however subtraction rounds.
    [between(-0.05, -1e-12), "weak"],
    [between(0.7 - 0.7, 0.3), "weak"],
    [between(0, 0), "weak"],
    [null, "none"],
  ] as const)("with %j is %s", (deltaInterval, evidence) => {
    expect(evidenceOf({ deltaInterval })).toBe(evidence);
  });
});

describe("a budget", () => {
  it.each([
    ["is shown to be met", points(-0.005, between(-0.009, -0.001), 1), { verdict: "within", beyond: false }],
    [
      "is shown to be met up to its edge",
      points(-0.005, between(0.69 - 0.7, 0), 1),
      { verdict: "within", beyond: false },
    ],
    ["is shown to be missed", points(-0.03, between(-0.05, -0.011), 1), { verdict: "outside", beyond: true }],
    [
      "is not missed at its very edge",
      points(-0.03, between(-0.05, 0.69 - 0.7), 1),
      { verdict: "inconclusive", beyond: true },
    ],
    [
      "leaves a figure within it open",
      points(-0.005, between(-0.02, 0.01), 1),
      { verdict: "inconclusive", beyond: false },
    ],
    ["leaves a figure beyond it open", points(-0.02, between(-0.04, 0), 1), { verdict: "inconclusive", beyond: true }],
    ["says nothing without an interval", points(0.3, null, 1), { verdict: "inconclusive", beyond: false }],
    ["says nothing without an interval, beyond it", points(-0.3, null, 1), { verdict: "inconclusive", beyond: true }],
    ["of nothing is met by a gain", points(0.02, between(0.001, 0.04), 0), { verdict: "within", beyond: false }],
  ])("%s", (_, standing, expected) => {
    expect(standing).toEqual(expected);
  });

  it("counts a figure that meets it exactly as within it, as it was subtracted", () => {
    expect(points(0.69 - 0.7, null, 1)?.beyond).toBe(false);
    expect(points(0.714 - 0.724, null, 1)?.beyond).toBe(false);
    expect(points(0.6899 - 0.7, null, 1)?.beyond).toBe(true);
  });

  it("is points of a proportion, and the unit of anything else", () => {
    expect(storedBudget(1.5, "fraction")).toBe(0.015);
    expect(storedBudget(1.5, "dB")).toBe(1.5);
    expect(budgetVerdict(-1, between(-1.4, -0.6), "dB", 1.5)).toEqual({ verdict: "within", beyond: false });
  });

  it("needs a delta and a budget", () => {
    expect(points(-0.1, null, null)).toBeNull();
    expect(budgetVerdict(null, null, "fraction", 1)).toBeNull();
  });

  it("is nothing to a reference, nor to a result that was lost", () => {
    expect(budgetOf(makeCell(), null, 5)).toEqual({ verdict: "inconclusive", beyond: false });
    expect(budgetOf(makeCell({ targetKind: "reference" }), null, 5)).toBeNull();
    for (const status of ["failed", "timeout", "unsupported"] as const) {
      expect(budgetOf(makeCell({ status, valueIsLast: true }), null, 5)).toBeNull();
    }
  });

  it("is held against the change between two versions, where a square shows one", () => {
    const interval = { low: -0.009, high: -0.001, method: "newcombe" as const };
    expect(budgetOf(makeCell(), { delta: -0.005, interval }, 1)).toEqual({ verdict: "within", beyond: false });
    expect(budgetOf(makeCell(), { delta: -0.005, interval: null }, 0.1)).toEqual({
      verdict: "inconclusive",
      beyond: true,
    });
    expect(budgetOf(makeCell(), { delta: null, interval: null }, 1)).toBeNull();
  });

  it("never widens a verdict when it is lowered: what is outside stays so, what was within may only be lost", () => {
    const order = { within: 0, inconclusive: 1, outside: 2 };
    const share = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        share,
        share,
        share,
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (a, b, c, x, y) => {
          const [low, delta, high] = [a, b, c].sort((one, other) => one - other) as [number, number, number];
          const [small, large] = [Math.min(x, y), Math.max(x, y)];
          const [tight, loose] = [points(delta, { low, high }, small), points(delta, { low, high }, large)];
          expect(order[tight?.verdict ?? "within"]).toBeGreaterThanOrEqual(order[loose?.verdict ?? "outside"]);
        },
      ),
    );
  });
});
