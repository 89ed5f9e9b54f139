import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareStacks, NUMERIC_OPTIONS, numericOptions, type Stack, stackText } from "@/lib/domain/stack";
import { anyRuns } from "@/tests/domain/series-arbitrary";
import { NO_STACK } from "@/tests/support/no-stack";

const on = (changes: Partial<Stack>): Stack => ({ ...NO_STACK, ...changes });
const anyStack = anyRuns.map((runs) => runs[0]?.stack ?? NO_STACK);

describe("stacks", () => {
  it.each<[string, Partial<Stack>, Partial<Stack>]>([
    ["numbers, not letters", { qairt: "2.9.0" }, { qairt: "2.10.0" }],
    [
      "QAIRT before ONNX Runtime",
      { qairt: "2.41.0", onnxruntime: "1.30.0" },
      { qairt: "2.42.0", onnxruntime: "1.20.0" },
    ],
    ["the QNN EP before ONNX Runtime", { qnnEp: "1.0.0", onnxruntime: "2" }, { qnnEp: "1.1.0", onnxruntime: "1" }],
    [
      "ONNX Runtime before the compiling QAIRT",
      { onnxruntime: "1", qairtCompile: "9" },
      { onnxruntime: "2", qairtCompile: "1" },
    ],
    ["the other runtime last", { qairtCompile: "1", runtime: "9" }, { qairtCompile: "2", runtime: "1" }],
    ["an unknown version first", { onnxruntime: "9" }, { qairt: "2.40.0", onnxruntime: "1" }],
  ])("are ordered by %s", (_, earlier, later) => {
    expect(compareStacks(on(earlier), on(later))).toBeLessThan(0);
    expect(compareStacks(on(later), on(earlier))).toBeGreaterThan(0);
  });

  it("are in a total order: antisymmetric, transitive, and equal only on equal versions", () => {
    fc.assert(
      fc.property(anyStack, anyStack, anyStack, (a, b, c) => {
        expect(Math.sign(compareStacks(a, b))).toBe(-Math.sign(compareStacks(b, a)) + 0);
        if (compareStacks(a, b) <= 0 && compareStacks(b, c) <= 0) expect(compareStacks(a, c)).toBeLessThanOrEqual(0);
        if (compareStacks(a, b) === 0) expect(stackText({ ...a, options: {} })).toBe(stackText({ ...b, options: {} }));
      }),
    );
  });

  it("are one point whatever the order of their options, and two with another value", () => {
    const one = on({ options: { fp16_clamp_overflow: "1", htp_bf16_enable: "0" } });
    const two = on({ options: { htp_bf16_enable: "0", fp16_clamp_overflow: "1" } });
    expect(stackText(one)).toBe(stackText(two));
    expect(stackText(on({ options: { htp_bf16_enable: "1", fp16_clamp_overflow: "1" } }))).not.toBe(stackText(one));
  });

  it("have frozen text", () => {
    expect(stackText(on({ qairt: "2.42.0", options: { graph_optimization_level: "all" } }))).toBe(
      '["2.42.0",null,null,null,null,[["graph_optimization_level","all"]]]',
    );
  });
});

describe("options that change numerics", () => {
  it("are kept, and no others", () => {
    const all = Object.fromEntries([...NUMERIC_OPTIONS, "profiling_level", "constructor"].map((name) => [name, "1"]));
    expect(Object.keys(numericOptions(all))).toEqual(NUMERIC_OPTIONS);
    expect(numericOptions({ backend_path: "libQnnHtp.so", "": "x" })).toEqual({});
  });

  it("make a point of their own; the rest does not", () => {
    const text = (options: Record<string, string>) => stackText(on({ options: numericOptions(options) }));
    expect(text({ enable_htp_fp16_precision: "1" })).not.toBe(text({ enable_htp_fp16_precision: "0" }));
    expect(text({ profiling_level: "detailed" })).toBe(text({}));
  });
});
