import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type PlanCandidate,
  type PlanPlace,
  type PlanReason,
  planKey,
  rankPlan,
  worthOf,
} from "@/lib/domain/plan/rank";
import { DEVICE_PLACE } from "@/tests/support/device-place";

const place = (changes: Partial<PlanPlace> = {}): PlanPlace => ({
  model: "mobilenet_v2",
  variant: null,
  evaluationKey: "imagenet/top1",
  ...DEVICE_PLACE,
  versions: {},
  ...changes,
});
const candidate = (reason: PlanReason, changes: Partial<PlanPlace> = {}, cost = 1): PlanCandidate => ({
  place: place(changes),
  reason,
  cost,
});
const separates = { kind: "separates-cause", cellKey: "cell", bits: 0.98, severity: 40 } as const;
const bisects = { kind: "bisects", changeId: "change", untested: 3, severity: 40 } as const;
const stale = { kind: "stale", cellKey: "cell", age: 200, limit: 90 } as const;
const untested = { kind: "untested", neighbours: 3 } as const;

const anyReason: fc.Arbitrary<PlanReason> = fc.oneof(
  fc.record({
    kind: fc.constant("separates-cause" as const),
    cellKey: fc.constantFrom("a", "b"),
    bits: fc.double({ min: 0, max: 1, noNaN: true }),
    severity: fc.double({ min: 0, max: 100, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant("bisects" as const),
    changeId: fc.constantFrom("a", "b"),
    untested: fc.nat(9),
    severity: fc.double({ min: 0, max: 100, noNaN: true }),
  }),
  fc.constant(stale),
  fc.constant(untested),
);
const anyCandidates = fc.array(
  fc
    .tuple(anyReason, fc.constantFrom("SM8650", "SM8550", null), fc.constantFrom(0.5, 1, 3))
    .map(([reason, chip, cost]) => candidate(reason, { chip }, cost)),
  { maxLength: 8 },
);

describe("the plan", () => {
  test("puts what explains a drop before what is old, and that before what is merely missing", () => {
    const ranked = rankPlan([
      candidate(untested, { chip: "a" }),
      candidate(stale, { chip: "b" }),
      candidate(separates, { chip: "c" }),
    ]);
    expect(ranked.map((item) => item.place.chip)).toEqual(["c", "b", "a"]);
  });

  test("makes one item of one place, with every reason", () => {
    const [item, ...others] = rankPlan([candidate(separates), candidate(bisects), candidate(stale), candidate(stale)]);
    expect(others).toEqual([]);
    expect(item?.reasons.map(({ reason }) => reason.kind)).toEqual(["bisects", "separates-cause", "stale"]);
    expect(item?.score).toBeCloseTo(worthOf(bisects) + worthOf(separates) + worthOf(stale), 12);
  });

  test("keeps versions apart that a run must have, in any order of writing", () => {
    const versions = { qairt: "2.40.0", onnxruntime: "1.23.0" };
    expect(planKey(place({ versions }))).not.toBe(planKey(place()));
    expect(planKey(place({ versions: { onnxruntime: "1.23.0", qairt: "2.40.0" } }))).toBe(planKey(place({ versions })));
  });

  test("does not ask for what is worth nothing", () => {
    const fresh = { ...stale, age: 89 };
    expect(rankPlan([candidate(fresh), candidate({ ...bisects, untested: 0 })])).toEqual([]);
  });

  test("weighs one bit of bisection when halves are equal, and larger drops more", () => {
    expect(worthOf({ ...bisects, severity: 1 })).toBeCloseTo(1, 12);
    expect(worthOf({ ...separates, severity: 40 })).toBeGreaterThan(worthOf({ ...separates, severity: 2 }));
  });

  test("does not depend on the order of candidates and never rises down the list", () => {
    const shuffled = anyCandidates.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        const ranked = rankPlan(all);
        const again = rankPlan(other);
        expect(again.map(({ key, reasons }) => [key, reasons])).toEqual(
          ranked.map(({ key, reasons }) => [key, reasons]),
        );
        for (const [index, item] of ranked.entries())
          expect(item.score).toBeLessThanOrEqual(ranked[index - 1]?.score ?? Number.POSITIVE_INFINITY);
      }),
      { numRuns: 60 },
    );
  });

  test("refuses a run that costs nothing", () => {
    expect(() => rankPlan([candidate(stale, {}, 0)])).toThrow(/cost of a run/);
  });
});
