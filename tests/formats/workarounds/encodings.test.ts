import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Treatment } from "@/lib/domain/workaround";
import { INT16_STEPS, int16Encoding } from "@/lib/formats/workarounds/int16-encoding";
import { hasShared, shared } from "@/tests/support/shared";
import { encodings061, encodings100, encodings200 } from "./encodings-schema";
import { FACTS, fileOf, inputOf, layer, refusalsOf, writer } from "./layers";

const SCHEMAS = { "0.6.1": encodings061, "1.0.0": encodings100, "2.0.0": encodings200 } as const;
type Version = keyof typeof SCHEMAS;
const VERSIONS = Object.keys(SCHEMAS) as Version[];

const layers = [
  layer("conv", { outputs: [{ name: "conv_out", range: { min: -1, max: 3 } }] }),
  layer("relu", { outputs: [{ name: "relu_out", range: { min: 0.5, max: 6 } }], weights: [] }),
  layer("blind", { outputs: [{ name: "blind_out", range: null }] }),
];
const DLC = { path: "qnn-dlc" };
const writtenFor = (version: Version, treatment: Treatment, chosen: readonly string[]) =>
  fileOf(writer(`encodings-${version}`).write(inputOf(treatment, chosen, layers, DLC)));

type Told = { name: string; int16: { scale: number; offset: number } | null };

/** What a file says of each tensor, read back by its documented schema. */
function read(version: Version, text: string): Told[] {
  const document: unknown = JSON.parse(text);
  if (version === "0.6.1") {
    const { activation_encodings: activations, param_encodings: parameters } = encodings061.parse(document);
    return [...Object.entries(activations), ...Object.entries(parameters)].map(([name, [first]]) => ({
      name,
      int16: first?.dtype === "int" ? { scale: first.scale, offset: first.offset } : null,
    }));
  }
  if (version === "1.0.0") {
    const { activation_encodings: activations, param_encodings: parameters } = encodings100.parse(document);
    return [...activations, ...parameters].map((entry) => ({
      name: entry.name,
      int16: entry.dtype === "INT" ? { scale: entry.scale[0] ?? 0, offset: entry.offset[0] ?? 0 } : null,
    }));
  }
  return encodings200.parse(document).encodings.map((entry) => ({
    name: entry.name,
    int16: "y_scale" in entry ? { scale: entry.y_scale, offset: 0 - (entry.y_zero_point ?? 0) } : null,
  }));
}

describe.each(VERSIONS)("encodings %s", (version) => {
  test("keep the chosen layers' outputs in 16-bit integers, and read back as that", () => {
    const { text, name, mediaType } = writtenFor(version, "int16", ["conv", "relu"]);
    expect(read(version, text)).toEqual([
      { name: "conv_out", int16: { scale: 4 / 65_535, offset: -16_384 } },
      { name: "relu_out", int16: { scale: 6 / 65_535, offset: 0 } },
    ]);
    expect([name, mediaType]).toEqual([`mobilenet_v2.int16.${version}.encodings`, "application/json"]);
  });

  test("keep outputs and weights in FP16, which needs no range", () => {
    const { text, notes } = writtenFor(version, "fp16", ["conv", "blind"]);
    expect(read(version, text)).toEqual(
      ["conv_out", "blind_out", "conv.weight", "blind.weight"].map((name) => ({ name, int16: null })),
    );
    expect(notes).toContainEqual({ note: "float-runs-on-npu", chip: "SM8650" });
  });

  test("name the tensors that have no range and leave them to calibration", () => {
    const { text, notes } = writtenFor(version, "int16", ["conv", "blind"]);
    expect(read(version, text).map(({ name }) => name)).toEqual(["conv_out"]);
    expect(notes).toEqual([{ note: "others-follow-calibration" }, { note: "ranges-missing", tensors: ["blind_out"] }]);
  });

  test("are not written for integers without any range, but for FP16 they are", () => {
    const write = (treatment: Treatment) =>
      writer(`encodings-${version}`).write(inputOf(treatment, ["blind"], layers, DLC));
    expect(refusalsOf(write("int16"))).toEqual([{ refusal: "ranges-missing", tensors: ["blind_out"] }]);
    expect(refusalsOf(write("fp16"))).toEqual([]);
  });

  test("are not written in FP16 for a chip without it, and say so where nobody knows", () => {
    const { applies, write } = writer(`encodings-${version}`);
    const facts = { ...FACTS, ...DLC, chip: "SM8635", fp16: false };
    expect(applies(facts, "fp16")).toEqual({ applies: false, reason: "fp16-unsupported", chip: "SM8635" });
    expect(applies(facts, "int16")).toEqual({ applies: true });
    const unknown = fileOf(write(inputOf("fp16", ["conv"], layers, { ...DLC, chip: "SM7550", fp16: null })));
    expect(unknown.notes).toContainEqual({ note: "float-placement-unknown", chip: "SM7550" });
  });

  test("belong to the paths whose converter reads them, and to 16 bits", () => {
    const { applies } = writer(`encodings-${version}`);
    expect(applies(FACTS, "int16")).toMatchObject({ applies: false, reason: "other-path", path: "ort-qnn" });
    expect(applies({ ...FACTS, path: "snpe" }, "cpu")).toMatchObject({ applies: false, reason: "other-treatment" });
  });

  test("carry a tensor called __proto__", () => {
    const odd = layer("odd", { outputs: [{ name: "__proto__", range: { min: 0, max: 1 } }] });
    const { text } = fileOf(writer(`encodings-${version}`).write(inputOf("int16", ["odd"], [odd], DLC)));
    expect(text).toContain('"__proto__"');
  });
});

test("version 2 has no documented FP16, which the file says", () => {
  expect(writtenFor("2.0.0", "fp16", ["conv"]).notes).toContainEqual({
    note: "type-undocumented",
    type: "float16",
    version: "2.0.0",
  });
});

describe("a 16-bit encoding", () => {
  test("has zero on its grid and covers its range to within half a step at each end", () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(value, value, (a, b) => {
        const range = { min: Math.min(a, b), max: Math.max(a, b) };
        const encoding = int16Encoding(range);
        fc.pre(encoding !== null);
        if (encoding === null) return;
        const { scale, offset, min, max } = encoding;
        expect(scale).toBeGreaterThan(0);
        expect(Number.isInteger(offset) && offset <= 0 && offset >= -INT16_STEPS).toBe(true);
        expect(min).toBeLessThanOrEqual(Math.min(range.min, 0) + scale * 0.500001);
        expect(max).toBeGreaterThanOrEqual(Math.max(range.max, 0) - scale * 0.500001);
        expect(scale * INT16_STEPS).toBeCloseTo(Math.max(range.max, 0) - Math.min(range.min, 0), 5);
      }),
    );
  });

  test.each([
    [{ min: 0, max: 0 }],
    [{ min: 1, max: -1 }],
    [{ min: Number.NaN, max: 1 }],
    [{ min: 0, max: Number.POSITIVE_INFINITY }],
    [{ min: 0, max: 1e-45 }],
  ])("is refused for %j", (range) => {
    expect(int16Encoding(range)).toBeNull();
  });

  test.runIf(hasShared("data/samples/qidk_encoding_format.encodings"))("agrees with a file of Qualcomm's", () => {
    const sample = encodings061
      .omit({ version: true })
      .parse(JSON.parse(readFileSync(shared("data/samples/qidk_encoding_format.encodings"), "utf8")));
    const encoding = sample.activation_encodings["/model.22/Sigmoid_output_0"]?.[0];
    if (encoding?.dtype !== "int") throw new Error("the sample has integers");
    const ours = int16Encoding(encoding);
    expect(ours?.offset).toBe(encoding.offset);
    expect(ours?.scale).toBeCloseTo(encoding.scale, 10);
  });
});
