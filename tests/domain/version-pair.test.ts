import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareVersions } from "@/lib/domain/version";
import { chooseVersions, ENOUGH_OF_THE_MOST } from "@/lib/domain/version-pair";

const NEWEST_FIRST = ["2.42.0", "2.41.0", "2.40.0", "2.9.0"];
const NONE = { axis: "qairt", a: null, b: null } as const;

/** Versions with the cells that were run under each. */
function sharing(under: Record<string, readonly number[]>) {
  return (a: string, b: string) => (under[a] ?? []).filter((cell) => under[b]?.includes(cell)).length;
}

const choose = (asked: { a?: string; b?: string }, under: Record<string, readonly number[]>) => {
  const { a, b } = chooseVersions({ ...NONE, a: asked.a ?? null, b: asked.b ?? null }, NEWEST_FIRST, sharing(under));
  return [a, b];
};

const HUNDRED = Array.from({ length: 100 }, (_, at) => at);

describe("chooseVersions", () => {
  it("takes the pair that shares cells where the two newest share none", () => {
    expect(choose({}, { "2.42.0": [1], "2.41.0": [2], "2.40.0": [3, 4], "2.9.0": [3, 4] })).toEqual([
      "2.9.0",
      "2.40.0",
    ]);
  });

  it("takes a newer pair that shares half of the most, and passes over one that shares less", () => {
    const older = { "2.40.0": HUNDRED, "2.9.0": HUNDRED };
    expect(choose({}, { ...older, "2.42.0": HUNDRED.slice(0, 50) })).toEqual(["2.40.0", "2.42.0"]);
    expect(choose({}, { ...older, "2.42.0": HUNDRED.slice(0, 49) })).toEqual(["2.9.0", "2.40.0"]);
  });

  it("keeps to the version that was asked for", () => {
    const under = { "2.42.0": [1, 2], "2.41.0": [3], "2.40.0": [1, 2], "2.9.0": [1, 2] };
    expect(choose({ b: "2.40.0" }, under)).toEqual(["2.9.0", "2.40.0"]);
    expect(choose({ b: "2.42.0" }, under)).toEqual(["2.40.0", "2.42.0"]);
    expect(choose({ a: "2.9.0" }, under)).toEqual(["2.9.0", "2.42.0"]);
    expect(choose({ a: "2.42.0", b: "2.41.0" }, under)).toEqual(["2.42.0", "2.41.0"]);
  });

  it("takes the newest where no pair shares a cell, and one version alone has none before it", () => {
    expect(choose({}, {})).toEqual(["2.41.0", "2.42.0"]);
    expect(choose({ b: "2.40.0" }, {})).toEqual(["2.9.0", "2.40.0"]);
    expect(choose({ a: "2.42.0" }, {})).toEqual(["2.42.0", "2.41.0"]);
    expect(chooseVersions(NONE, ["2.42.0"], () => 0)).toEqual({ ...NONE, b: "2.42.0" });
    expect(chooseVersions(NONE, [], () => 0)).toEqual(NONE);
  });

  it("never takes a pair that shares less than half of the most, nor passes over a newer one that shares enough", () => {
    const cells = fc.uniqueArray(fc.integer({ min: 0, max: 12 }));
    fc.assert(
      fc.property(fc.tuple(cells, cells, cells, cells), (lists) => {
        const under = Object.fromEntries(NEWEST_FIRST.map((version, at) => [version, lists[at] ?? []]));
        const shared = sharing(under);
        const pairs = NEWEST_FIRST.flatMap((b) =>
          NEWEST_FIRST.filter((a) => compareVersions(a, b) < 0).map((a) => [a, b]),
        );
        const counts = pairs.map(([a = "", b = ""]) => shared(a, b));
        const most = Math.max(...counts);
        const { a, b } = chooseVersions(NONE, NEWEST_FIRST, shared);
        const at = pairs.findIndex(([from, to]) => from === a && to === b);
        const enough = (count: number) => count > 0 && count >= most * ENOUGH_OF_THE_MOST;
        expect(counts.findIndex(enough)).toBe(most === 0 ? -1 : at);
      }),
    );
  });
});
