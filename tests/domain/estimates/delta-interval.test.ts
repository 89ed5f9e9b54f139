import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DeltaFacts, deltaInterval, pairedDeltaInterval } from "@/lib/domain/estimates/delta-interval";
import { newcombe } from "@/lib/domain/estimates/newcombe";
import { tango } from "@/lib/domain/estimates/tango";
import { wilson } from "@/lib/domain/estimates/wilson";

const N = 1000;
const facts = (change: Partial<DeltaFacts> = {}): DeltaFacts => ({
  kind: "proportion",
  direction: "higher",
  value: 0.7,
  interval: wilson({ correct: 700, n: N }),
  samples: N,
  reference: { value: 0.724, kind: "inline" },
  ...change,
});

describe("the interval of a delta", () => {
  it("moves the value's own where the reference is but stated", () => {
    const { low, high } = wilson({ correct: 700, n: N });
    expect(deltaInterval(facts())).toEqual({ low: low - 0.724, high: high - 0.724, method: "fixed-reference" });
  });

  it("turns round where lower is better", () => {
    const { low, high } = wilson({ correct: 700, n: N });
    const turned = deltaInterval(facts({ direction: "lower" }));
    expect(turned?.low).toBeCloseTo(0.724 - high, 15);
    expect(turned?.high).toBeCloseTo(0.724 - low, 15);
  });

  it("allows for the error of a reference run, which was measured on as many samples", () => {
    const { low, high } = newcombe({ correct: 724, n: N }, { correct: 700, n: N });
    const run = facts({ reference: { value: 0.724, kind: "run" } });
    expect(deltaInterval(run)).toEqual({ low, high, method: "newcombe" });
    const lower = deltaInterval({ ...run, direction: "lower" });
    expect([lower?.low, lower?.high]).toEqual([0 - high, 0 - low]);
  });

  it("takes a published share for the count that it stands for", () => {
    const { low, high } = newcombe({ correct: 724, n: N }, { correct: 700, n: N });
    const rounded = facts({ value: 0.7000009, reference: { value: 0.7239991, kind: "run" } });
    expect(deltaInterval(rounded)).toEqual({ low, high, method: "newcombe" });
  });

  it.each<[string, Partial<DeltaFacts>]>([
    ["a value", { value: null }],
    ["an interval of the value", { interval: null }],
    ["a reference", { reference: null }],
    ["n beside a reference run", { samples: null, reference: { value: 0.724, kind: "run" } }],
    ["the error of a reference run of another metric", { kind: "mean", reference: { value: 0.724, kind: "run" } }],
    ["a share that is one", { value: 1.2, reference: { value: 0.724, kind: "run" } }],
    ["a reference that is a share", { reference: { value: -0.1, kind: "run" } }],
  ])("is none without %s", (_, change) => {
    expect(deltaInterval(facts(change))).toBeNull();
  });

  it("holds the delta, and is no narrower for a measured reference than for a stated one", () => {
    const count = fc.integer({ min: 0, max: N });
    fc.assert(
      fc.property(count, count, fc.constantFrom("higher" as const, "lower" as const), (correct, before, direction) => {
        const of = (kind: "run" | "inline") =>
          deltaInterval(
            facts({
              direction,
              value: correct / N,
              interval: wilson({ correct, n: N }),
              reference: { value: before / N, kind },
            }),
          );
        const [run, inline] = [of("run"), of("inline")];
        const delta = direction === "higher" ? (correct - before) / N : (before - correct) / N;
        for (const found of [run, inline]) {
          expect(found?.low).toBeLessThanOrEqual(delta + 1e-12);
          expect(found?.high).toBeGreaterThanOrEqual(delta - 1e-12);
        }
        const width = (one: typeof run) => Math.min(1, one?.high ?? 0) - Math.max(-1, one?.low ?? 0);
        expect(width(run)).toBeGreaterThanOrEqual(width(inline) - 1e-12);
      }),
    );
  });
});

describe("the interval of a paired delta", () => {
  // Of eight samples the reference has six right and the value four; both have three of them.
  const reference = Uint8Array.from([0b11111100]);
  const value = Uint8Array.from([0b11100010]);

  it("knows of every sample whether both had it right", () => {
    const { low, high } = tango({ worse: 3, better: 1, n: 8 });
    const told = pairedDeltaInterval({ reference, value }, 8, { delta: -2 / 8, direction: "higher" });
    expect(told).toEqual({ low, high, method: "tango" });
  });

  it("turns round where lower is better", () => {
    const turned = tango({ worse: 1, better: 3, n: 8 });
    const told = pairedDeltaInterval({ reference, value }, 8, { delta: 2 / 8, direction: "lower" });
    expect(told).toEqual({ low: turned.low, high: turned.high, method: "tango" });
  });

  it("is none where the bits are not those of the delta", () => {
    expect(pairedDeltaInterval({ reference, value }, 8, { delta: -3 / 8, direction: "higher" })).toBeNull();
    expect(pairedDeltaInterval({ reference, value }, 8, { delta: -2.4 / 8, direction: "higher" })).not.toBeNull();
  });
});
