import { expect, test } from "vitest";
import { workaroundGraph } from "@/lib/formats/workarounds/workaround-graph";

const axesOf = (op: string, weights: string[]) =>
  workaroundGraph({ graph: [{ id: "layer", op, inputs: [], weights }], metrics: {} }, false).layers[0]?.weights;

test("a convolution's weight has the axis of its channels, wherever a file lists its bias", () => {
  const expected = { name: "layers.2.conv.weight", axis: 0 };
  const bias = { name: "layers.2.conv.bias", axis: null };
  expect(axesOf("Conv", ["layers.2.conv.weight", "layers.2.conv.bias"])).toEqual([expected, bias]);
  expect(axesOf("Conv", ["layers.2.conv.bias", "layers.2.conv.weight"])).toEqual([bias, expected]);
  expect(axesOf("Conv", ["onnx::Conv_12", "onnx::Conv_13"])).toEqual([
    { name: "onnx::Conv_12", axis: 0 },
    { name: "onnx::Conv_13", axis: null },
  ]);
});

test("a bias alone has no channels, and neither has an operator that does not say", () => {
  expect(axesOf("Conv", ["layers.2.conv.bias"])).toEqual([{ name: "layers.2.conv.bias", axis: null }]);
  expect(axesOf("Gemm", ["fc.weight"])).toEqual([{ name: "fc.weight", axis: null }]);
});
