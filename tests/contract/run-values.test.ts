import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RunInput } from "@/lib/contract/run";
import { accepted, errorsOf } from "@/tests/contract/accept";
import { makeRun } from "@/tests/support/runs";

type Eval = Partial<RunInput["eval"]>;

function run(evaluation: Eval, result: RunInput["result"], reference: RunInput["reference"] = null): RunInput {
  return makeRun({ eval: { dataset: "imagenet", metric: "top1", ...evaluation }, result, reference });
}

const bits = (...bytes: number[]) => Buffer.from(bytes).toString("base64");

describe("a percent", () => {
  it("with its unit becomes the exact fraction, wherever a value stands", () => {
    const taken = accepted(
      run({ unit: " % " }, { value: 72.4, stderr: 0.7, repeats: [72.4, 71.93] }, { value: 75.1, source: "torch" }),
    );
    expect(taken).toMatchObject({ value: 0.724, stderr: 0.007, repeats: [0.724, 0.7193], reference: { value: 0.751 } });
  });

  it("of any two decimals becomes the double that the fraction is written as", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (hundredths) => {
        const text = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;
        const fraction = Number(`0.${String(hundredths).padStart(4, "0")}`);
        const expected = hundredths === 10_000 ? 1 : fraction;
        expect(accepted(run({ unit: "percent" }, { value: Number(text) })).value).toBe(expected);
      }),
    );
  });

  it.each<[string, Eval, number, RegExp]>([
    ["of 7190 as a fraction", {}, 7190, /outside the range of top1/],
    ["of 7190 as a percent", { unit: "%" }, 7190, /outside the range of top1/],
    ["of 71.9 without its unit", {}, 71.9, /outside the range of top1/],
    ["below zero", { unit: "%" }, -0.1, /outside the range of top1/],
    [
      "of 7190 where the metric is the runner's own",
      { metric: "my score", kind: "mean", direction: "higher", unit: "%", range: { min: 0, max: 100 } },
      7190,
      /outside the range/,
    ],
    [
      "of a proportion of the runner's own",
      { metric: "hits", kind: "proportion", direction: "higher" },
      71.9,
      /outside/,
    ],
  ])("%s is refused, not guessed", (_, evaluation, value, message) => {
    expect(errorsOf(run(evaluation, { value }))).toEqual([
      { location: "result.value", message: expect.stringMatching(message), fix: expect.any(String) },
    ]);
  });

  it("without its unit says how to send it", () => {
    expect(errorsOf(run({}, { value: 71.9 }))[0]?.fix).toBe('send the fraction 0.719, or say eval.unit "%"');
  });

  it.each(["psnr", "nme", "perplexity", "mae-degrees"])("of %s, which is not a share, is refused", (metric) => {
    expect(errorsOf(run({ metric, unit: "%" }, { value: 33 }))).toMatchObject([{ location: "eval.unit" }]);
    expect(accepted(run({ metric }, { value: 33 })).value).toBe(33);
  });

  it("of an own metric is held against the range in the same unit", () => {
    const own: Eval = { metric: "my score", kind: "mean", direction: "higher", unit: "%", range: { min: 0, max: 100 } };
    expect(accepted(run(own, { value: 100 }))).toMatchObject({ value: 1, metric: { range: { min: 0, max: 1 } } });
  });
});

describe("a value outside the metric's range", () => {
  it.each<[Eval, number]>([
    [{ metric: "wer" }, -0.01],
    [{ metric: "perplexity" }, 0.99],
    [{ metric: "ssim" }, 1.01],
    [{ metric: "mae-degrees" }, 181],
    [{ metric: "own", kind: "other", direction: "lower", range: { min: 5 } }, 4.9],
  ])("of %j is refused: %d", (evaluation, value) => {
    expect(errorsOf(run(evaluation, { value }))[0]?.location).toBe("result.value");
  });

  it("is named for repeats and references too, each at its place", () => {
    const errors = errorsOf(run({}, { value: 0.7, repeats: [0.7, 7] }, { value: 70, source: "torch" }));
    expect(errors.map((error) => error.location)).toEqual(["result.repeats[1]", "reference.value"]);
  });

  it("is taken where the metric has no upper bound", () => {
    expect(accepted(run({ metric: "wer" }, { value: 1.7 })).value).toBe(1.7);
  });
});

describe("counts and bits", () => {
  it.each<[string, Eval, RunInput["result"], string]>([
    ["correct without samples", {}, { value: 0.5, correct: 1 }, "result.correct"],
    ["more correct than samples", { samples: 4 }, { value: 1, correct: 5 }, "result.correct"],
    ["a value that is not correct of samples", { samples: 1000 }, { value: 0.5, correct: 719 }, "result.value"],
    ["bits without samples", {}, { value: 0.5, bits: bits(0xf0) }, "result.bits"],
    ["bits of another number of samples", { samples: 9 }, { value: 0.5, bits: bits(0xf0) }, "result.bits"],
    ["too many bytes of bits", { samples: 8 }, { value: 0.5, bits: bits(0xf0, 0) }, "result.bits"],
    ["set bits after the last sample", { samples: 4 }, { value: 1, bits: bits(0xf8) }, "result.bits"],
    ["bits that are not base64", { samples: 8 }, { value: 0.5, bits: "8J" }, "result.bits"],
    ["bits that contradict correct", { samples: 8 }, { value: 0.5, correct: 4, bits: bits(0xe0) }, "result.bits"],
    ["bits that contradict the value", { samples: 8 }, { value: 0.9, bits: bits(0xf0) }, "result.value"],
    ["scores of another number of samples", { samples: 2 }, { value: 0.5, scores: [1] }, "result.scores"],
    ["clusters without samples", {}, { value: 0.5, clusters: [1] }, "result.clusters"],
  ])("with %s are refused by name", (_, evaluation, result, location) => {
    expect(errorsOf(run(evaluation, result)).map((error) => error.location)).toContain(location);
  });

  it("agree whenever they are made from the same samples", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 70 }), (samples) => {
        const bytes = new Array<number>(Math.ceil(samples.length / 8)).fill(0);
        for (const [i, hit] of samples.entries()) if (hit) bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (0x80 >> (i & 7));
        const correct = samples.filter(Boolean).length;
        const value = correct / samples.length;
        const taken = accepted(run({ samples: samples.length }, { value, correct, bits: bits(...bytes) }));
        expect([...(taken.bits ?? [])]).toEqual(bytes);
      }),
    );
  });

  it("allow a value rounded to a whole percent", () => {
    expect(accepted(run({ samples: 1000 }, { value: 0.72, correct: 719 })).correct).toBe(719);
  });

  it("are taken at the largest number of samples", () => {
    const samples = 10_000_000;
    const all = Buffer.alloc(samples / 8, 0xff).toString("base64");
    expect(accepted(run({ samples }, { value: 1, correct: samples, bits: all })).bits).toHaveLength(samples / 8);
  });
});
