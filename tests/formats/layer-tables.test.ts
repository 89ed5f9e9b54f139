import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { aimetFormats, aimetQuantAnalyzer } from "@/lib/formats/aimet-quant-analyzer";
import { executorchNumericGap } from "@/lib/formats/executorch-numeric-gap";
import { executorchQnnDebugger } from "@/lib/formats/executorch-qnn-debugger";
import { layerCsv, layerTemplate } from "@/lib/formats/layer-csv";
import { qualcommAccuracyDebugger } from "@/lib/formats/qualcomm-accuracy-debugger";
import { tfliteQuantDebugger } from "@/lib/formats/tflite-quant-debugger";
import { named, readLayers } from "@/tests/formats/layer-items";
import { ROOT } from "@/tests/support/source-files";

describe("Qualcomm's accuracy debugger", () => {
  const read = (name: string) => readLayers(qualcommAccuracyDebugger, [named("qualcomm-accuracy-debugger", name)]);

  test("of newer releases: names, types, ranges in quotes, comparators; text columns are told", async () => {
    const { figures, node, notes, refused } = await read("verification.csv");
    expect(figures("/conv1/Conv_output_0")).toEqual({
      cosine: 0.998,
      sqnr: 28.5,
      mse: 0.001,
      mae: 0.02,
      rangeMin: -1.5,
      rangeMax: 2.25,
      targetMin: -1.4,
      targetMax: 2.2,
    });
    expect(figures("/act/Relu_output_0")).toEqual({ mse: 0.41, mae: 0.5, rangeMin: 0, rangeMax: 3 });
    expect(node("/norm/LayerNormalization_output_0")?.op).toBe("LayerNorm");
    expect(refused).toEqual([]);
    expect(notes).toEqual([
      "verification.csv:- columns that were not read: Target Name, Source Shape, Target Shape, Runtime",
      "verification.csv:- cosine is no finite number in 1 rows: unknown there",
      "verification.csv:- snr is no finite number in 1 rows: unknown there",
    ]);
  });

  test("of older releases: a row a verifier; its own words for what the catalogue has not", async () => {
    const { figures, refused } = await read("summary.csv");
    expect([figures("conv1"), figures("conv2")]).toEqual([
      { cosine: 0.998, sqnr: 28.5 },
      { cosine: 0.91, RtolAtol: 3.5 },
    ]);
    expect(refused).toEqual(['summary.csv:6 repeats RtolAtol of "conv2"; the first is kept']);
  });

  test("run layerwise gives the layer's own error, which is no inherited one", async () => {
    const { figures, notes } = await read("layerwise.csv");
    expect(figures("norm")).toEqual({ "local cosine": 0.72, localSqnr: 6.5, "local l1": 1.5, size: 16 });
    expect(notes.join()).toContain("its figures are the layer's own");
  });

  test("with other columns is refused by what it lacks", async () => {
    const lost = await readLayers(qualcommAccuracyDebugger, [["a.csv", "layer,cosine\nconv,1\n"]]);
    expect(lost.refused[0]).toMatch(/^a\.csv:1 has no column that names a layer: one of source name, name, op name/);
    const none = await readLayers(qualcommAccuracyDebugger, [["a.csv", "name,size\nconv,1\n"]]);
    expect(none.refused[0]).toMatch(/^a\.csv:1 has no column of a comparator/);
  });
});

describe("AIMET's QuantAnalyzer", () => {
  const all = ["per_layer_quant_enabled", "per_layer_quant_disabled", "per_layer_mse_loss"].map(
    (name) => `${name}.json`,
  );
  const ranges = ["min_max_ranges/activations.json", "min_max_ranges/weights.json"];

  test("has one layer out of all its files, told apart by their names", async () => {
    const files = [...all, ...ranges].map((name) => named("aimet-quant-analyzer", name));
    const { figures, notes, refused } = await readLayers(aimetQuantAnalyzer, files);
    expect(figures("conv1")).toEqual({
      onlyQuantized: 71.2,
      onlyFloat: 13.1,
      mse: 0.0001,
      rangeMin: -4.5,
      rangeMax: 6.25,
      weightMin: -30,
      weightMax: 28,
    });
    expect(figures("layers.0.attn.softmax")).toMatchObject({ onlyQuantized: 12.5, onlyFloat: 70.4, mse: 0.25 });
    expect(refused).toEqual([]);
    expect(notes.join("\n")).toMatch(
      /1 ranges of inputs are left out[\s\S]*1 ranges per channel are kept as the widest/,
    );
  });

  test("is refused with the fix when its name does not say what it is, and read when the format does", async () => {
    const [, content] = named("aimet-quant-analyzer", "per_layer_quant_enabled.json");
    const { layers, refused } = await readLayers(aimetQuantAnalyzer, [["scores.json", content]]);
    expect(layers).toBeNull();
    expect(refused[0]).toMatch(/says neither tool nor meaning.*per_layer_quant_enabled\.json.*aimet-only-quantized/);
    const metrics = ["onlyQuantized", "onlyFloat", "mse"];
    for (const [index, metric] of metrics.entries()) {
      const format = aimetFormats[index];
      if (!format) throw new Error("a format is missing");
      const { figures } = await readLayers(format, [["scores.json", content]]);
      expect(figures("fc")).toEqual({ [metric]: 71.9 });
    }
  });

  test("with values that are none refuses them by line, and keeps the others", async () => {
    const text = '{\n"a": [1, 0],\n"b": [0, 1, 2],\n"c": "x",\n"d": [-1, 1]\n}';
    const { figures, refused } = await readLayers(aimetQuantAnalyzer, [["min_max_ranges.json", text]]);
    expect(refused).toEqual([
      'min_max_ranges.json:2 "a" has no [min, max]: [1,0]',
      'min_max_ranges.json:3 "b" has no [min, max]: [0,1,2]',
      'min_max_ranges.json:4 "c" has no [min, max]: "x"',
    ]);
    expect(figures("d")).toEqual({ weightMin: -1, weightMax: 1 });
  });
});

test("ExecuTorch's numeric gap: the distance from the file's name, fused operators, handles, cells over many lines", async () => {
  const gap = named("executorch-numeric-gap", "gap_snr.csv");
  const { figures, node, notes } = await readLayers(executorchNumericGap, [gap]);
  expect(figures("aten_relu_default")).toEqual({ sqnr: 3.25 });
  expect(node("aten_relu_default")).toMatchObject({
    fusedFrom: ["aten_native_group_norm_default", "aten_relu_default"],
    handle: "2,3",
  });
  expect(figures("aten_linear_default")).toEqual({});
  expect(notes.join()).toContain("gap is no finite number in 1 rows");
  const unsaid = await readLayers(executorchNumericGap, [["gap.csv", gap[1]]]);
  expect(unsaid.figures("aten_convolution_default")).toEqual({ gap: 38.5 });
  expect(unsaid.notes.join()).toContain("does not say which distance it holds");
});

test("ExecuTorch's QNN debugger: comparator, operator and handle; a cosine of exactly 0 stays one", async () => {
  const { figures, node } = await readLayers(executorchQnnDebugger, [named("executorch-qnn-debugger", "debugger.csv")]);
  expect(figures("native_group_norm_default_1")).toEqual({ cosine: 0 });
  expect(node("native_group_norm_default_1")).toMatchObject({ op: "aten.native_group_norm.default", handle: "12" });
});

test("TFLite's debugger: root mean squared error in quantization steps, none where the scale is zero", async () => {
  const { figures, node } = await readLayers(tfliteQuantDebugger, [named("tflite-quant-debugger", "layers.csv")]);
  expect(figures("MobilenetV3/expanded_conv/mul")).toMatchObject({ localMse: 0.09, localMaxAbs: 2.5, l1_norm: 55 });
  expect(figures("MobilenetV3/expanded_conv/mul").rmseOverScale).toBeCloseTo(1.2, 12);
  expect(figures("StatefulPartitionedCall:0")).not.toHaveProperty("rmseOverScale");
  expect(node("MobilenetV3/Conv/Relu6")).toMatchObject({ op: "CONV_2D", outputs: ["MobilenetV3/Conv/Relu6"] });
});

describe("the layer CSV", () => {
  test("has edges, places, known metrics under any spelling, and unknown ones under their own", async () => {
    const { layers, figures, node } = await readLayers(layerCsv, [named("layer-csv", "layers.csv")]);
    expect(layers?.placement).toEqual([null, "npu", "npu", "cpu"]);
    expect(figures("norm")).toEqual({ sqnr: 9.5, localSqnr: 12.5, "my score": 30 });
    expect(node("add")).toEqual({ id: "add", op: "Add", inputs: ["conv1", "norm"] });
  });

  test("has a template that is committed, and that adds nothing by itself", async () => {
    const template = layerTemplate();
    expect(readFileSync(path.join(ROOT, "docs/layers-template.csv"), "utf8")).toBe(template);
    const { refused, layers } = await readLayers(layerCsv, [["t.csv", template]]);
    expect([layers, refused]).toEqual([null, ["t.csv:- has no row but the example of the template"]]);
    expect(
      (await readLayers(layerCsv, [["t.csv", `${template}conv,,,,,12.5${",".repeat(18)}\n`]])).figures("conv"),
    ).toEqual({ sqnr: 12.5 });
  });

  test("refuses cells by line: text for a figure, a place that is none, a row of another width", async () => {
    const { refused, figures } = await readLayers(layerCsv, [
      ["a.csv", "layer,placement,sqnr\na,dsp,1\nb,,x\nc,1\nd,,7\n"],
    ]);
    expect(refused).toEqual([
      "a.csv:4 has 2 cells, the header has 3",
      'a.csv:2 placement "dsp" is none of npu, gpu, cpu',
      'a.csv:3 sqnr: "x" is not a number',
    ]);
    expect(figures("d")).toEqual({ sqnr: 7 });
  });
});
