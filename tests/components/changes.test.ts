import { describe, expect, it } from "vitest";
import { readSeen } from "@/components/changes/news/seen-cookie";
import { NEEDS_REASON, OFFERED, offeredFor } from "@/components/changes/triage/triage-target";
import { filled } from "@/components/changes/triage/triage-words";
import { shortVersions } from "@/components/format/versions";
import { foldTriage, TRIAGE_STATES } from "@/lib/domain/triage";

describe("versions that moved", () => {
  it.each([
    ["2.40.0.251030114326_189385", "2.43.0.260127150333_193827", "2.40.0", "2.43.0"],
    ["2.42.0", "2.45.0.260127150333_193827-auto", "2.42.0", "2.45.0"],
    // What is left out must not be what moved.
    [
      "2.43.0.260127150333_193827",
      "2.43.0.260201150333_193999",
      "2.43.0.260127150333_193827",
      "2.43.0.260201150333_193999",
    ],
    ["1.25.0-rc1", "1.25.0", "1.25.0-rc1", "1.25.0"],
    ["tflite 2.17.0", null, "tflite 2.17.0", null],
  ])("%s and %s are told apart in short", (from, to, shortFrom, shortTo) => {
    expect(shortVersions(from, to)).toEqual({ from: shortFrom, to: shortTo });
  });
});

describe("what can be done with a change", () => {
  it.each(TRIAGE_STATES)("offers nothing that would leave one that is %s as it is", (state) => {
    const offered = offeredFor({ kind: "change", id: "x", name: "x", state, assignee: null });
    for (const action of offered.filter((one) => one !== "assign" && one !== "note")) {
      const after = foldTriage([{ action, assignee: null }]).state;
      expect(after, action).not.toBe(state);
    }
    expect(offered.length).toBeGreaterThan(2);
  });

  it("offers everything for a group, whose members may stand anywhere, but a baseline, which is one run of one cell", () => {
    const baseline = ["pin-baseline", "unpin-baseline"];
    expect(OFFERED).toEqual(expect.arrayContaining(baseline));
    expect(offeredFor({ kind: "group", key: "x", name: "x", total: 2 })).toEqual(
      OFFERED.filter((action) => !baseline.includes(action)),
    );
  });

  it("asks why before a drop stops counting", () => {
    expect(NEEDS_REASON).toEqual(expect.arrayContaining(["accept", "resolve", "note"]));
  });
});

describe("the place that a reader has looked at", () => {
  it.each([
    ["1234", 1234],
    [undefined, null],
    ["", null],
    ["-1", null],
    ["1e9", null],
    ["9".repeat(16), null],
    ["12; drop", null],
  ])("%s is %s", (cookie, seen) => {
    expect(readSeen(cookie)).toBe(seen);
  });
});

describe("words with places", () => {
  it("keep what is put in as it is", () => {
    expect(filled("{done} of {total}", { done: "$&", total: "{done}" })).toBe("$& of {done}");
  });
});
