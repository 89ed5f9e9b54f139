import { describe, expect, it } from "vitest";
import { BASELINES, familiesBelow, score } from "@/tests/bench/planted/evaluate";
import { plantFaults } from "@/tests/bench/planted/faults";

/** A quarter of the benchmark of `npm run bench`: enough for the gates to mean something, short enough for every test run. */
const faults = plantFaults(2, 6);

describe("planted faults in small networks", () => {
  it("are many, of every family", () => {
    expect(faults.length).toBeGreaterThan(250);
    expect(new Set(faults.map(({ family }) => family)).size).toBe(5);
  });

  it.each(["driftgrid", "driftgrid with local"] as const)("are named by %s in the ideal case", (method) => {
    const { all } = score(method, "ideal", faults);
    expect(all.top1).toBeGreaterThanOrEqual(0.9);
    expect(all.top3).toBeGreaterThanOrEqual(0.97);
  });

  it.each(["driftgrid", "driftgrid with local"] as const)("are named by %s under all three stresses", (method) => {
    expect(score(method, "all", faults).all.top3).toBeGreaterThanOrEqual(0.85);
  });

  it("are named no worse than by either baseline in any family", () => {
    const own = score("driftgrid", "ideal", faults);
    for (const baseline of BASELINES) expect(familiesBelow(own, score(baseline, "ideal", faults))).toEqual([]);
  });

  // A family has some seventy faults here: under stress the benchmark compares families, with three times as many.
  it("are named more often than by either baseline under all three stresses", () => {
    const own = score("driftgrid", "all", faults).all;
    for (const baseline of BASELINES) {
      const other = score(baseline, "all", faults).all;
      expect(own.top1).toBeGreaterThan(other.top1 + 0.1);
      expect(own.top3).toBeGreaterThan(other.top3 + 0.05);
    }
  });
});
