import { describe, expect, test } from "vitest";
import { FACTS, fileOf, inputOf, layer, refusalsOf, writer } from "./layers";
import { readPythonDictionary, readPythonStrings } from "./read-python";

const layers = [
  layer("/a/Conv", { op: "SSM_CONV" }),
  layer("/a/Conv_1", { op: "SSM_CONV" }),
  layer("/a/Softmax", { op: "SOFT_MAX", weights: [] }),
  layer("node", { outputs: [], weights: [] }),
];

describe("TensorQuantOverrides", () => {
  const overrides = writer("ort-tensor-overrides");
  const entries = (text: string) => Object.fromEntries(readPythonDictionary(text, "INIT_OVERRIDES"));

  test("keep what the chosen layers write in 16 bits, by tensor and not by node", () => {
    const { text, name } = fileOf(overrides.write(inputOf("int16", ["/a/Conv", "/a/Softmax"], layers)));
    expect(entries(text)).toEqual({
      "/a/Conv_output_0": '[{"quant_type": QuantType.QUInt16}]',
      "/a/Softmax_output_0": '[{"quant_type": QuantType.QUInt16}]',
    });
    expect(name).toBe("mobilenet_v2.16-bit-activations.py");
  });

  test("quantize weights along their axis, and say which layers have none", () => {
    const { text, notes } = fileOf(overrides.write(inputOf("per-channel", ["/a/Conv", "/a/Softmax"], layers)));
    expect(entries(text)).toEqual({
      "/a/Conv.weight": '[{"quant_type": QuantType.QInt8, "axis": 0, "symmetric": True}]',
    });
    expect(notes).toEqual([{ note: "layers-without-weights", layers: ["/a/Softmax"] }]);
  });

  test("are refused where names or axes are unknown", () => {
    const refusals = (treatment: "int16" | "per-channel", id: string, all = layers) =>
      refusalsOf(overrides.write(inputOf(treatment, [id], all)));
    expect(refusals("int16", "node")).toEqual([{ refusal: "tensor-names-unknown", layers: ["node"] }]);
    expect(refusals("per-channel", "/a/Softmax")).toEqual([
      { refusal: "weight-names-unknown", layers: ["/a/Softmax"] },
    ]);
    const flat = layer("flat", { weights: [{ name: "w", axis: null }] });
    expect(refusals("per-channel", "flat", [flat])).toEqual([{ refusal: "axis-unknown", tensors: ["w"] }]);
  });

  test("leave a bias alone", () => {
    const weights = [
      { name: "w", axis: 1 },
      { name: "b", axis: null },
    ];
    const { text } = fileOf(overrides.write(inputOf("per-channel", ["conv"], [layer("conv", { weights })])));
    expect(entries(text)).toEqual({ w: '[{"quant_type": QuantType.QInt8, "axis": 1, "symmetric": True}]' });
  });

  test("are for ONNX Runtime's quantizer, and neither for the CPU nor for FP16", () => {
    expect(overrides.applies(FACTS, "cpu")).toMatchObject({ reason: "other-treatment" });
    expect(overrides.applies({ ...FACTS, path: "qnn-dlc" }, "int16")).toMatchObject({ reason: "other-path" });
  });
});

describe.each([
  ["ort-nodes-to-exclude", "ort-qnn", "NODES_TO_EXCLUDE", "/a/Conv_1"],
  ["tflite-denylist", "litert", "DENYLISTED_NODES", "/a/Conv_1_output_0"],
])("%s", (id, path, list, name) => {
  const one = writer(id);
  const facts = (fp16: boolean | null, options = {}) => ({ ...FACTS, path, fp16, options });
  const notes = (treatment: "cpu" | "fp16", fp16: boolean | null) =>
    fileOf(one.write(inputOf(treatment, ["/a/Conv_1"], layers, facts(fp16)))).notes;

  test("names what the tool asks for", () => {
    const { text } = fileOf(one.write(inputOf("fp16", ["/a/Conv_1"], layers, facts(true))));
    expect(readPythonStrings(text, list)).toEqual([name]);
  });

  test("runs layers in FP16 on the NPU of a chip that has it, which is not the CPU", () => {
    expect(notes("fp16", true)).toEqual([{ note: "float-runs-on-npu", chip: "SM8650" }]);
    expect(one.applies(facts(true), "cpu")).toEqual({ applies: false, reason: "float-stays-on-npu", chip: "SM8650" });
  });

  test("falls to the CPU or fails on a chip without, which is not FP16", () => {
    expect(notes("cpu", false)).toEqual([{ note: "float-runs-on-cpu-or-fails", chip: "SM8650" }]);
    expect(one.applies(facts(false), "fp16")).toMatchObject({ applies: false, reason: "fp16-unsupported" });
    expect(one.applies(facts(true, { enable_htp_fp16_precision: "0" }), "fp16")).toMatchObject({
      reason: "fp16-unsupported",
    });
  });

  test("says that nobody knows where nobody does", () => {
    expect(notes("cpu", null)).toEqual([{ note: "float-placement-unknown", chip: "SM8650" }]);
    expect(notes("fp16", null)).toEqual([{ note: "float-placement-unknown", chip: "SM8650" }]);
  });
});

test("ExecuTorch leaves nodes to the CPU by name", () => {
  const one = writer("executorch-skip-nodes");
  const written = one.write(inputOf("cpu", ["/a/Conv"], layers, { path: "executorch" }));
  expect(readPythonStrings(fileOf(written).text, "SKIP_NODE_ID_SET")).toEqual(["/a/Conv"]);
  expect(one.applies(FACTS, "cpu")).toMatchObject({ reason: "other-path" });
});

describe("llama.cpp", () => {
  const one = writer("llama-cpp-op-filter");
  const write = (chosen: readonly string[], all = layers) =>
    one.write(inputOf("cpu", chosen, all, { path: "llama.cpp" }));

  test("takes whole operators off the NPU, and says which other layers that takes along", () => {
    const { text, notes } = fileOf(write(["/a/Conv", "/a/Softmax"]));
    expect(text).toContain("\nexport GGML_HEXAGON_OPFILTER='SSM_CONV|SOFT_MAX'\n");
    expect(notes).toContainEqual({
      note: "whole-operators",
      operators: ["SSM_CONV", "SOFT_MAX"],
      others: ["/a/Conv_1"],
    });
  });

  test.each(["'; rm -rf /; '", ".*", "add", null])("lets no operator %j near a shell", (op) => {
    expect(refusalsOf(write(["odd"], [layer("odd", { op })]))).toEqual([
      { refusal: "operators-unknown", layers: ["odd"] },
    ]);
  });
});
