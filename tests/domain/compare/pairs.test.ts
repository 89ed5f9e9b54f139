import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JudgedRun } from "@/lib/domain/changes/change";
import { comparePair, type PairSetting } from "@/lib/domain/compare/compare-pair";
import { sideOf } from "@/lib/domain/compare/compared";
import { pairCutoff, settlePair, testsOf } from "@/lib/domain/compare/settle-pairs";
import type { PairDifference } from "@/lib/domain/compare-view";
import { POINTS } from "@/lib/domain/metrics";
import { held, judged, withBits } from "@/tests/domain/changes/judged-runs";
import { anyRun } from "@/tests/domain/compare/compared-results";

const setting = (change: Partial<PairSetting> = {}): PairSetting => ({
  metric: { kind: "proportion", direction: "higher", thresholds: POINTS },
  samples: 1000,
  sampleListKnown: true,
  ...change,
});

const side = (run: JudgedRun, scheme = "ptq:w8a8", evaluation = "e", emulated = false) =>
  sideOf({ scheme, simulated: false, emulated }, evaluation, run, null);

function compareOne(from: JudgedRun, to: JudgedRun, change: Partial<PairSetting> = {}): PairDifference {
  const raw = comparePair(side(from), side(to), setting(change));
  return settlePair(raw, pairCutoff(testsOf([raw])));
}

/** The first `count` of samples that were right turn wrong. */
const lose = (count: number) => Array.from({ length: count }, (_, i) => i);

describe("a pair of results", () => {
  it.each<[string, JudgedRun, JudgedRun, Partial<PairDifference>]>([
    [
      "bits, 60 lost",
      withBits(1, 700),
      withBits(2, 700, lose(60)),
      { verdict: "worse", test: "paired-mcnemar", lost: 60, won: 0 },
    ],
    ["bits, 60 won", withBits(2, 700, lose(60)), withBits(1, 700), { verdict: "better", lost: 0, won: 60 }],
    [
      "bits, one lost and one won",
      withBits(1, 700),
      withBits(2, 700, [3, 900]),
      { verdict: "equivalent", difference: 0 },
    ],
    [
      "counts 30 points apart",
      judged(1, { value: 0.7, correct: 700 }),
      judged(2, { value: 0.4, correct: 400 }),
      { verdict: "worse", test: "unpaired-interval" },
    ],
    [
      "counts one apart",
      judged(1, { value: 0.7, correct: 700 }),
      judged(2, { value: 0.699, correct: 699 }),
      { verdict: "no-difference-shown" },
    ],
    [
      "a run that failed",
      judged(1),
      judged(2, { status: "failed", value: null }),
      { verdict: "not-comparable", reason: "not-measured", difference: null },
    ],
    [
      "another float model",
      judged(1, { sourceSha256: "a" }),
      judged(2, { sourceSha256: "b" }),
      { verdict: "not-comparable", reason: "source-differs" },
    ],
    [
      "the same outputs",
      judged(1, { outputSha256: "a" }),
      judged(2, { outputSha256: "a" }),
      { verdict: "same", difference: 0 },
    ],
  ])("%s", (_, from, to, told) => {
    expect(compareOne(from, to)).toMatchObject(told);
  });

  it("without any n has its difference, no interval and no verdict", () => {
    const found = compareOne(judged(1, { value: 0.75 }), judged(2, { value: 0.5 }), { samples: null });
    expect(found).toMatchObject({ verdict: "untested", difference: -0.25, interval: null, p: null, test: null });
  });

  it("of a metric where lower is better is worse when it rises", () => {
    const metric = { kind: "mean", direction: "lower", thresholds: null } as const;
    expect(compareOne(judged(1, { value: 9 }), judged(2, { value: 9.5 }), { metric }).difference).toBe(-0.5);
  });

  it("of another evaluation, or of a simulation beside a device, is not compared", () => {
    const run = judged(1);
    const other = judged(2);
    expect(comparePair(side(run), side(other, "ptq:w8a8", "f"), setting()).reason).toBe("evaluation-differs");
    const simulated = { ...side(other), simulated: true };
    expect(comparePair(side(run), simulated, setting()).reason).toBe("simulated-beside-real");
  });

  it("after training compares another float model, and says so", () => {
    const raw = comparePair(
      side(judged(1, { sourceSha256: "a" })),
      side(judged(2, { sourceSha256: "b" }), "qat:w8a8"),
      setting(),
    );
    expect(raw).toMatchObject({ reason: null, facts: expect.arrayContaining([{ fact: "retrained" }]) });
  });

  it("says what differs around it: versions, placement, reference, emulation", () => {
    const from = judged(1, { npuShare: 1, reference: held(0.7), stack: { qairt: "2.40.0" } });
    const to = judged(2, { npuShare: 0.5, reference: held(0.6), stack: { qairt: "2.45.0" } });
    const { facts } = comparePair(side(from), side(to, "qat:w8a8", "e", true), setting());
    expect(facts.map(({ fact }) => fact)).toEqual(
      expect.arrayContaining(["emulated", "stack-differs", "reference-differs", "low-npu-share", "placement-differs"]),
    );
  });

  it("asked from the other side turns every sign and changes nothing else", () => {
    fc.assert(
      fc.property(anyRun, anyRun, fc.constantFrom("higher", "lower"), (a, b, direction) => {
        fc.pre(a.id !== b.id);
        const asked = setting({ samples: 64, metric: { kind: "proportion", direction, thresholds: POINTS } });
        const there = comparePair(side(a), side(b), asked);
        const back = comparePair(side(b), side(a), asked);
        const minus = (value: number | null | undefined) => (value ? -value : value);
        expect(back.difference).toBe(minus(there.difference));
        expect([back.interval?.low, back.interval?.high]).toEqual([
          minus(there.interval?.high),
          minus(there.interval?.low),
        ]);
        expect([back.lost, back.won, back.p, back.rule]).toEqual([there.won, there.lost, there.p, there.rule]);
        const opposite = { worse: "better", better: "worse" } as Record<string, string>;
        const cutoff = pairCutoff(testsOf([there]));
        const verdict = settlePair(there, cutoff).verdict;
        expect(settlePair(back, cutoff).verdict).toBe(opposite[verdict] ?? verdict);
        expect(back.facts).toHaveLength(there.facts.length);
      }),
    );
  });

  it("of a result with itself is exactly the same", () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        fc.pre(run.status === "ok");
        const raw = comparePair(side(run), side(run), setting({ samples: 64 }));
        expect(raw).toMatchObject({ rule: "same", difference: 0, p: null, reason: null });
        expect(settlePair(raw, pairCutoff([])).verdict).toBe("same");
      }),
    );
  });

  it("has an interval that holds its difference", () => {
    fc.assert(
      fc.property(anyRun, anyRun, (a, b) => {
        const { difference, interval } = comparePair(side(a), side(b), setting({ samples: 64 }));
        if (!interval || difference === null) return;
        expect(difference).toBeGreaterThanOrEqual(interval.low - 1e-9);
        expect(difference).toBeLessThanOrEqual(interval.high + 1e-9);
      }),
    );
  });
});
