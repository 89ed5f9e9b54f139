import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareLayers } from "@/lib/domain/drift/compare-layers";
import { calibrateDelta, predictDelta, sqnrForDelta } from "@/lib/domain/drift/predict-delta";
import { balanceDrift, type DriftBalance, predictOutput } from "@/lib/domain/drift/predict-drift";
import { MIN_PROPOSED_SHARE, smallestSet } from "@/lib/domain/drift/smallest-set";
import { makeSide, nodesFrom } from "@/tests/domain/drift/sides";

const CHAIN = nodesFrom("in", "c1<in", "c2<c1", "c3<c2", "out<c3");
const HEALTHY = makeSide(CHAIN, { sqnr: [60, 50, 45, 42, 40] });

function balanceOf(...sqnr: number[]): DriftBalance {
  const report = compareLayers(HEALTHY, makeSide(CHAIN, { sqnr }));
  const balance = report.ok ? balanceDrift(report) : null;
  if (!balance) throw new Error("no balance");
  return balance;
}

describe("the prediction of a repair", () => {
  it("of the only culprit is the comparator's own output", () => {
    const balance = balanceOf(60, 50, 30, 28, 25);
    expect(balance.output).toBe(4);
    expect([...balance.shares].map((share) => share > 0.9)).toEqual([false, false, true, false, false]);
    const single = balanceOf(60, 50, 30, 27, 25);
    const prediction = predictOutput(single, [2]);
    expect(prediction.removed).toBe(1);
    expect(prediction.sqnr).toBeCloseTo(40, 10);
    expect(prediction.low).toBeLessThan(40);
    expect(prediction.high).toBeGreaterThan(40);
  });

  it("of nothing is what was measured, without doubt", () => {
    const { sqnr, low, high, removed } = predictOutput(balanceOf(60, 50, 30, 27, 25), []);
    expect(sqnr).toBeCloseTo(25, 10);
    expect([low, high, removed]).toEqual([sqnr, sqnr, 0]);
  });

  it("follows the branch that carries the noise", () => {
    const nodes = nodesFrom("in", "left<in", "right<in", "sum:Add<left,right");
    const report = compareLayers(
      makeSide(nodes, { sqnr: [60, 50, 50, 48] }),
      makeSide(nodes, { sqnr: [60, 50, 30, 30] }),
    );
    const balance = report.ok ? balanceDrift(report) : null;
    expect(balance?.shares[2]).toBeCloseTo(1, 6);
  });
});

const anyBalance = fc
  .array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 8 })
  .map((parts): DriftBalance => {
    const sum = parts.reduce((a, b) => a + b, 0);
    return { output: 0, noise: 0.1, blamed: 0.099, shares: Float64Array.from(parts, (p) => (sum ? p / sum : 0)) };
  });

describe("the smallest set of layers", () => {
  it("is one, two, none or not enough, as the target asks", () => {
    const balance: DriftBalance = { output: 0, noise: 0.1, blamed: 0.099, shares: Float64Array.of(0.2, 0.7, 0.1) };
    expect(smallestSet(balance, 9)).toMatchObject({ kind: "already-within" });
    expect(smallestSet(balance, 14)).toMatchObject({ kind: "reached", layers: [1], certain: false });
    expect(smallestSet(balance, 19)).toMatchObject({ kind: "reached", layers: [1, 0] });
    expect(smallestSet(balance, 40)).toMatchObject({ kind: "out-of-reach", layers: [1, 0, 2] });
    expect(smallestSet(balance, 14, new Set([0, 2]))).toMatchObject({ kind: "out-of-reach", layers: [0, 2] });
  });

  it("is never larger than any other set that reaches the target", () => {
    fc.assert(
      fc.property(anyBalance, fc.double({ min: 10, max: 31, noNaN: true }), (balance, target) => {
        const found = smallestSet(balance, target);
        const usable = [...balance.shares.keys()].filter((i) => (balance.shares[i] ?? 0) >= MIN_PROPOSED_SHARE);
        let best = Number.POSITIVE_INFINITY;
        for (let mask = 0; mask < 1 << usable.length; mask += 1) {
          const chosen = usable.filter((_, i) => mask & (1 << i));
          if (predictOutput(balance, chosen).sqnr >= target + 1e-9) best = Math.min(best, chosen.length);
        }
        const size =
          found.kind === "reached" ? found.layers.length : found.kind === "already-within" ? 0 : usable.length;
        expect(size).toBeLessThanOrEqual(best);
        if (found.kind === "reached") expect(found.prediction.sqnr).toBeGreaterThanOrEqual(target);
      }),
    );
  });

  it("grows with what it promises: more layers never predict less", () => {
    fc.assert(
      fc.property(anyBalance, fc.nat(7), (balance, extra) => {
        const before = predictOutput(balance, [0]);
        expect(predictOutput(balance, [0, extra]).sqnr).toBeGreaterThanOrEqual(before.sqnr);
      }),
    );
  });
});

describe("accuracy from drift", () => {
  const runs = [
    { sqnr: 20, delta: -0.02 },
    { sqnr: 10, delta: -0.2 },
    { sqnr: 30, delta: -0.002 },
  ];

  it("is a line through no noise and no loss, there and back", () => {
    const line = calibrateDelta(runs);
    if (!line) throw new Error("no line");
    expect(line.slope).toBeCloseTo(-2, 12);
    expect(line.spread).toBeCloseTo(0, 12);
    expect(predictDelta(line, { sqnr: 20, low: 10, high: 30, removed: 1 })).toEqual({
      delta: expect.closeTo(-0.02, 12),
      low: expect.closeTo(-0.2, 12),
      high: expect.closeTo(-0.002, 12),
    });
    expect(sqnrForDelta(line, -0.02)).toBeCloseTo(20, 10);
    expect(sqnrForDelta(line, 0)).toBeNull();
  });

  it("is not predicted from too few runs, nor where more noise did no harm", () => {
    expect(calibrateDelta(runs.slice(1))).toBeNull();
    expect(calibrateDelta(runs.map(({ sqnr }) => ({ sqnr, delta: 0 })))).toBeNull();
    expect(calibrateDelta(runs.map(({ sqnr, delta }) => ({ sqnr, delta: -delta })))).toBeNull();
  });
});
