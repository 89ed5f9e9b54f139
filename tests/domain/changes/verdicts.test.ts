import { describe, expect, it } from "vitest";
import type { JudgedRun, JudgeInput, Rule, Verdict } from "@/lib/domain/changes/change";
import { bitset, held, judge, judged, MEAN, withBits } from "@/tests/domain/changes/judged-runs";

const range = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
const lower = { ...MEAN, direction: "lower" } as const;
const scores = (shift: number) => range(0, 40).map((i) => 0.5 + (i % 5) / 100 + shift + (i % 3) / 1000);
const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
const scored = (seq: number, list: readonly number[], more: Partial<JudgedRun> = {}) =>
  judged(seq, { scores: list, value: mean(list), ...more });
const counted = (seq: number, correct: number) => judged(seq, { correct, value: correct / 1000 });

type Case = [name: string, before: JudgedRun, after: JudgedRun, setting: Partial<JudgeInput>, Rule, Verdict];
const thousand = { samples: 1000 };

const CASES: Case[] = [
  [
    "values, one point that rounds to less",
    judged(1, { value: 0.35 }),
    judged(2, { value: 0.34 }),
    { metric: MEAN },
    "value-only",
    "watch",
  ],
  ["50 of 1000 lost", withBits(1, 700), withBits(2, 700, range(0, 50)), thousand, "paired-mcnemar", "regressed"],
  ["100 of 1000 lost", withBits(1, 700), withBits(2, 700, range(0, 100)), thousand, "paired-mcnemar", "collapsed"],
  [
    "99 lost are no collapse",
    withBits(1, 700),
    withBits(2, 700, range(0, 99)),
    thousand,
    "paired-mcnemar",
    "regressed",
  ],
  ["4 lost, too small an effect", withBits(1, 700), withBits(2, 700, range(0, 4)), thousand, "paired-mcnemar", "watch"],
  ["3 lost reach nothing", withBits(1, 700), withBits(2, 700, range(0, 3)), thousand, "paired-mcnemar", "unchanged"],
  ["40 turned each way", withBits(1, 700), withBits(2, 700, range(660, 80)), thousand, "paired-mcnemar", "unchanged"],
  ["50 won", withBits(1, 700, range(0, 50)), withBits(2, 700), thousand, "paired-mcnemar", "improved"],
  ["counts, 20 points", counted(1, 700), counted(2, 500), thousand, "unpaired-interval", "collapsed"],
  ["counts, 6 points", counted(1, 700), counted(2, 640), thousand, "unpaired-interval", "regressed"],
  ["counts, 2 points", counted(1, 700), counted(2, 680), thousand, "unpaired-interval", "watch"],
  ["counts, nothing", counted(1, 700), counted(2, 700), thousand, "unpaired-interval", "unchanged"],
  [
    "counts of 20, one lost",
    judged(1, { value: 0.7 }),
    judged(2, { value: 0.75 }),
    { samples: 20 },
    "unpaired-interval",
    "insufficient",
  ],
  [
    "scores",
    scored(1, scores(0)),
    scored(2, scores(-0.02)),
    { metric: MEAN, samples: 40 },
    "paired-scores",
    "regressed",
  ],
  [
    "scores, lower is better",
    scored(1, scores(0)),
    scored(2, scores(0.02)),
    { metric: lower, samples: 40 },
    "paired-scores",
    "regressed",
  ],
  [
    "scores that are not what the value is made of",
    judged(1, { scores: scores(0), value: 51 }),
    judged(2, { scores: scores(0), value: 51 }),
    { metric: MEAN, samples: 40 },
    "value-only",
    "unchanged",
  ],
  [
    "errors",
    judged(1, { stderr: 0.002 }),
    judged(2, { stderr: 0.002, value: 0.68 }),
    { metric: MEAN },
    "normal",
    "regressed",
  ],
  [
    "wide errors",
    judged(1, { stderr: 0.02 }),
    judged(2, { stderr: 0.02, value: 0.68 }),
    { metric: MEAN },
    "normal",
    "watch",
  ],
  [
    "repeats",
    judged(1, { repeats: [0.7, 0.701, 0.699] }),
    judged(2, { repeats: [0.68, 0.681, 0.679] }),
    { metric: MEAN },
    "student-t",
    "regressed",
  ],
  [
    "two repeats are none",
    judged(1, { repeats: [0.7, 0.7] }),
    judged(2, { repeats: [0.4, 0.4], value: 0.4 }),
    { metric: MEAN },
    "value-only",
    "watch",
  ],
  ["values, 30 points", judged(1), judged(2, { value: 0.4 }), { metric: MEAN }, "value-only", "watch"],
  ["values, 30 points up", judged(1, { value: 0.4 }), judged(2), { metric: MEAN }, "value-only", "watch"],
  ["values, half a point", judged(1), judged(2, { value: 0.695 }), { metric: MEAN }, "value-only", "unchanged"],
  [
    "no scale at all",
    judged(1, { value: 0 }),
    judged(2, { value: 1 }),
    { metric: { ...MEAN, thresholds: null } },
    "value-only",
    "insufficient",
  ],
  [
    "no stated thresholds",
    judged(1, { stderr: 0.001, value: 40 }),
    judged(2, { stderr: 0.001, value: 4 }),
    { metric: { ...MEAN, thresholds: null } },
    "normal",
    "watch",
  ],
  [
    "one output",
    judged(1, { outputSha256: "a" }),
    judged(2, { outputSha256: "a", value: 0.1 }),
    { metric: MEAN },
    "same-output",
    "unchanged",
  ],
  ["stopped", judged(1), judged(2, { status: "failed", value: null }), {}, "status", "regressed"],
  ["became unsupported", judged(1), judged(2, { status: "unsupported", value: null }), {}, "status", "regressed"],
  ["began", judged(1, { status: "timeout", value: null }), judged(2), {}, "status", "improved"],
  [
    "another quantized model",
    judged(1, { quantizedSha256: "a" }),
    judged(2, { quantizedSha256: "b", value: 0.1 }),
    {},
    "not-comparable",
    "insufficient",
  ],
  [
    "another float model",
    judged(1, { sourceSha256: "a" }),
    judged(2, { sourceSha256: "b", value: 0.1 }),
    {},
    "not-comparable",
    "insufficient",
  ],
  [
    "unknown against known",
    judged(1),
    judged(2, { quantizedSha256: "b", value: 0.1 }),
    {},
    "not-comparable",
    "insufficient",
  ],
  [
    "far above its reference",
    { ...counted(1, 700), reference: held(0.72) },
    { ...counted(2, 900), reference: held(0.72) },
    thousand,
    "beats-reference",
    "regressed",
  ],
  [
    "far above its reference, nobody counted",
    judged(1, { reference: held(0.72) }),
    judged(2, { value: 0.9, reference: held(0.72) }),
    { metric: MEAN },
    "beats-reference",
    "watch",
  ],
];

describe("the verdict on a step", () => {
  it.each(CASES)("%s", (_, before, after, setting, rule, verdict) => {
    const [step] = judge([before, after], setting);
    expect([step?.rule, step?.verdict]).toEqual([rule, verdict]);
  });

  it("shows the numbers it rests on", () => {
    const [step] = judge([withBits(1, 700), withBits(2, 700, [...range(0, 30), ...range(900, 10)])], thousand);
    expect(step?.numbers).toMatchObject({ test: "paired-mcnemar", n: 1000, b: 30, c: 10, difference: -0.02 });
    expect(step?.numbers.p).toBeCloseTo(0.001450491 / 2, 9);
    expect(step?.numbers.interval?.high).toBeLessThan(0);
    expect(step?.numbers.pFloor).toBe(0.5 ** 41);
  });

  it("respects clusters: ten flips within one are one observation", () => {
    const clusters = range(0, 1000).map((i) => Math.floor(i / 100));
    const turned = withBits(2, 700, range(0, 50));
    const [step] = judge([withBits(1, 700), { ...turned, clusters }], thousand);
    expect([step?.rule, step?.verdict, step?.significant]).toEqual(["paired-clusters", "watch", false]);
  });

  it("turns bits around where lower is better", () => {
    const metric = { kind: "proportion", direction: "lower", thresholds: null } as const;
    const [step] = judge([withBits(1, 700), withBits(2, 700, range(0, 50))], { ...thousand, metric });
    expect(step).toMatchObject({ verdict: "improved", numbers: { b: 0, c: 50, difference: 0.05 } });
  });

  it.each([
    [
      "where nobody named the sample list",
      withBits(1, 700),
      withBits(2, 700),
      { ...thousand, sampleListKnown: false },
      { fact: "sample-list-assumed" },
    ],
    ["where nobody hashed the model", judged(1), judged(2), {}, { fact: "artifact-assumed" }],
    ["where counts follow from values", judged(1), judged(2), thousand, { fact: "counts-derived" }],
    [
      "where the loss could not be significant",
      withBits(1, 700),
      withBits(2, 700, [1, 2, 3]),
      thousand,
      { fact: "loss-below-reach", lost: 3 },
    ],
    [
      "where nodes left the NPU",
      judged(1, { npuShare: 1 }),
      judged(2, { npuShare: 0.5 }),
      {},
      { fact: "low-npu-share", side: "to", share: 0.5 },
    ],
    [
      "where placement moved",
      judged(1, { npuShare: 1 }),
      judged(2, { npuShare: 0.98 }),
      {},
      { fact: "placement-differs", from: 1, to: 0.98 },
    ],
    [
      "where one output has two values",
      judged(1, { outputSha256: "a" }),
      judged(2, { outputSha256: "a", value: 0.6 }),
      {},
      { fact: "same-output-other-value" },
    ],
  ] as const)("says so %s", (_, before, after, setting, fact) => {
    expect(judge([before, after], setting)[0]?.facts).toContainEqual(fact);
  });

  it("never looks at bits behind the last sample", () => {
    const bits = (extra: number) => Uint8Array.from(bitset(12, 8), (byte, i) => (i === 1 ? byte | extra : byte));
    const [step] = judge([judged(1, { bits: bits(0), value: 8 / 12 }), judged(2, { bits: bits(15), value: 8 / 12 })], {
      samples: 12,
    });
    expect(step?.numbers).toMatchObject({ b: 0, c: 0, difference: 0 });
  });
});
