import { describe, expect, test } from "vitest";
import { CHIPS } from "@/lib/domain/chips";
import { whereFloatLayersRun, workaroundFacts } from "@/lib/domain/workaround";

const factsOf = (chip: string | null, options: Record<string, string> = {}) =>
  workaroundFacts({
    model: "m",
    chip,
    path: "ort-qnn",
    stack: { onnxruntime: "1.30.0", qnnEp: null, qairt: "2.51.0", options },
  });

describe("where layers run that stay in float", () => {
  test.each([
    ["SM8650", {}, "npu"],
    // The same architecture as SM8550, which has FP16: it belongs to the SoC.
    ["SM8635", {}, "cpu"],
    ["SM8550", {}, "npu"],
    ["SM7550", {}, "unknown"],
    ["MT6989", {}, "unknown"],
    [null, {}, "unknown"],
    ["SM8650", { enable_htp_fp16_precision: "0" }, "cpu"],
    ["SM8650", { enable_htp_fp16_precision: "1" }, "npu"],
    ["SM8635", { enable_htp_fp16_precision: "1" }, "cpu"],
    ["SM7550", { enable_htp_fp16_precision: "0" }, "cpu"],
  ] as const)("on %s with %j: %s", (chip, options, where) => {
    expect(whereFloatLayersRun(factsOf(chip, options))).toBe(where);
  });

  test("is what the catalogue says of FP16, for every chip", () => {
    for (const { soc, fp16 } of CHIPS) {
      const expected = fp16 === null ? "unknown" : fp16 ? "npu" : "cpu";
      expect([soc, whereFloatLayersRun(factsOf(soc))]).toEqual([soc, expected]);
    }
  });
});

test("facts of a run keep what is unknown unknown", () => {
  expect(factsOf(null)).toEqual({
    model: "m",
    chip: null,
    fp16: null,
    path: "ort-qnn",
    onnxruntime: "1.30.0",
    qnnEp: null,
    qairt: "2.51.0",
    options: {},
  });
});
