import { describe, expect, test } from "vitest";
import { type Evidence, isUnverified } from "@/lib/domain/evidence";
import { type SampleLog, samplesShown } from "@/lib/domain/sample-data";
import { settleCell } from "@/lib/domain/settle-cell";
import { makeCellRun } from "@/tests/domain/series-arbitrary";

const STACK = { qairt: null, qnnEp: null, onnxruntime: null, qairtCompile: null, runtime: null };
const NOTHING: Evidence = { samples: null, runner: null, stack: STACK, sourceSha256: null, quantizedSha256: null };

describe("a figure is unverified", () => {
  test("when nothing is said that could let somebody check it", () => {
    expect(isUnverified(NOTHING)).toBe(true);
  });

  test.each<[said: string, evidence: Partial<Evidence>]>([
    ["a sample count", { samples: 1 }],
    ["a runner", { runner: "lab-07" }],
    ["a version", { stack: { ...STACK, runtime: "tflite 2.17.0" } }],
    ["the float model", { sourceSha256: "a" }],
    ["the quantized model", { quantizedSha256: "b" }],
  ])("not when %s is", (_said, evidence) => {
    expect(isUnverified({ ...NOTHING, ...evidence })).toBe(false);
  });

  test("by the run whose value is shown, not by a later one that failed", () => {
    const cell = { targetKind: "device", simulated: false, emulated: false, sample: false, samples: null } as const;
    const settled = settleCell({
      ...cell,
      metricKind: "proportion",
      direction: "higher",
      references: [],
      runs: [makeCellRun(1, { runner: null }), makeCellRun(2, { status: "failed", reason: "gone", value: null })],
    });
    expect(settled.marks).toContain("unverified");
  });
});

describe("sample data is shown", () => {
  const on = (seq: number) => ({ seq, shown: true });
  const off = (seq: number) => ({ seq, shown: false });
  test.each<[when: string, log: SampleLog, shown: boolean]>([
    ["in a database without anything else", { firstReal: null, lastSwitch: null }, true],
    ["not once it was removed", { firstReal: null, lastSwitch: off(5) }, false],
    ["once it was restored", { firstReal: null, lastSwitch: on(5) }, true],
    ["not beside real runs", { firstReal: 6, lastSwitch: null }, false],
    ["not when the first real run came after it was restored", { firstReal: 6, lastSwitch: on(5) }, false],
    ["beside real runs when it was restored then", { firstReal: 6, lastSwitch: on(7) }, true],
    ["not when it was removed beside them", { firstReal: 6, lastSwitch: off(7) }, false],
  ])("%s", (_when, log, shown) => {
    expect(samplesShown(log)).toBe(shown);
  });
});
