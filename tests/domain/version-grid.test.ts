import { describe, expect, it } from "vitest";
import type { VersionGrid } from "@/lib/domain/change-view";
import { cropGrid } from "@/lib/domain/version-grid";

const LIMIT = { rows: 3, columns: 2 };

/** A grid of so many versions each, run only where both have moved together. */
function diagonal(size: number): VersionGrid {
  const names = Array.from({ length: size }, (_, i) => `1.${i}`);
  const square = (i: number) => ({
    ...{ runId: `run ${i}`, status: "ok" as const, value: 1, delta: null, verdict: null, changeId: null, points: 1 },
  });
  return {
    qairt: names,
    onnxruntime: names,
    squares: names.map((_, i) => names.map((_, j) => (i === j ? square(i) : null))),
  };
}

const runs = ({ squares }: VersionGrid) => squares.flat().flatMap((square) => square?.runId ?? []);

describe("the part of a grid that can be read", () => {
  it("is the whole of a small one, untested pairs included", () => {
    const grid = diagonal(2);
    expect(cropGrid(grid, null, LIMIT)).toEqual({ grid, left: 0 });
  });

  it("holds the run it was asked about, wherever that is", () => {
    for (const place of [0, 7, 19]) {
      const { grid } = cropGrid(diagonal(20), `run ${place}`, LIMIT);
      expect(runs(grid)).toContain(`run ${place}`);
      expect(grid.qairt.length).toBeLessThanOrEqual(LIMIT.rows);
      expect(grid.onnxruntime.length).toBeLessThanOrEqual(LIMIT.columns);
    }
  });

  it("is the newest versions without one, and counts what it left out", () => {
    const { grid, left } = cropGrid(diagonal(20), null, LIMIT);
    expect(runs(grid)).toEqual(["run 18", "run 19"]);
    expect(grid.qairt).toEqual(["1.18", "1.19"]);
    expect(left).toBe(40 - 4);
  });
});
