import { describe, expect, it } from "vitest";
import { measure, RIVAL_FDR } from "@/tests/bench/changes";

/** The claim of `npm run bench`, on few fleets: enough to notice when it stops being true. */
describe("planted drops, with correctness per sample", () => {
  it.each([
    ["2 points among 1000 samples", { n: 1_000, drop: 0.02, shape: "step", cells: 200, versions: 2, planted: 0.05 }, 4],
    ["5 points among 300 samples", { n: 300, drop: 0.05, shape: "step", cells: 200, versions: 2, planted: 0.05 }, 6],
    ["a slow drift of 5 points", { n: 1_000, drop: 0.05, shape: "drift", cells: 40, versions: 8, planted: 0.1 }, 2],
  ] as const)("are found more often than by any rival that is as quiet: %s", (_, plant, fleets) => {
    const [own, ...rivals] = measure({ ...plant, bits: true }, fleets, 1);
    expect(own?.fdr).toBeLessThanOrEqual(0.05);
    expect(own?.power).toBeGreaterThan(0.3);
    const quiet = rivals.filter(({ fdr }) => fdr < RIVAL_FDR);
    expect(quiet.length).toBeGreaterThan(0);
    for (const rival of quiet) expect(own?.power).toBeGreaterThanOrEqual(rival.power);
  });
});
