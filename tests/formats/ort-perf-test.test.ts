import { describe, expect, test } from "vitest";
import { ortPerfTest } from "@/lib/formats/ort-perf-test";
import { fixture, supplementOf } from "@/tests/formats/supplement-items";

const whole = fixture("ort-perf-test", "output.txt").toString();
const read = (content: string) => supplementOf(ortPerfTest, content);

describe("output of onnxruntime_perf_test", () => {
  test("gives average latency, peak memory, and percentiles in the note", async () => {
    expect(await read(whole)).toEqual({
      latencyMs: 9.8962,
      peakMemoryBytes: 271122432,
      note:
        "latency is the average of 50 inferences, after a first one that is not in it; " +
        "Min 9.5204 ms, Max 10.1519 ms, P50 9.9508 ms, P90 10.1 ms, P95 10.1519 ms, P99 10.1519 ms, P999 10.1519 ms",
    });
  });

  test("of older releases says cost without total", async () => {
    expect(await read("Average inference time cost: 62.2935 ms\nPeak working set size: 0 bytes\n")).toEqual({
      latencyMs: 62.2935,
      note: "latency is the average, after a first one that is not in it",
    });
  });

  test.each([
    ["nothing of it", "hello\n", '- has no line "Average inference time cost: ... ms"'],
    ["an average that is no number", "Average inference time cost: nan ms\n", '1 the average inference time is "nan"'],
    [
      "an average of less than nothing",
      "\nAverage inference time cost: -1 ms\n",
      '2 the average inference time is "-1"',
    ],
    ["two outputs", whole + whole, "26 has two outputs of onnxruntime_perf_test: give each a file"],
  ])("with %s is refused", async (_, content, reason) => {
    expect(await read(content)).toBe(reason);
  });
});
