import { describe, expect, test } from "vitest";
import { NODE_COLOURS } from "@/lib/formats/workarounds/model-explorer";
import type { LayerValues } from "@/lib/formats/workarounds/writer";
import { nodeData } from "./encodings-schema";
import { fileOf, inputOf, layer, refusalsOf, writer } from "./layers";

const [BEST, MIDDLE, WORST] = NODE_COLOURS;
const layers = ["a", "b", "c"].map((id) => layer(id, { nodes: [`node ${id}`] }));
const write = (values: Partial<LayerValues> | null, all = layers) =>
  writer("model-explorer-node-data").write({
    ...inputOf("cpu", [], all),
    values: values && { metric: "introduced", values: [1, 4, 9], worse: "higher", limits: [], ...values },
  });
const read = (values: Partial<LayerValues>) => nodeData.parse(JSON.parse(fileOf(write(values)).text));

describe("node data for Model Explorer", () => {
  test("gives every layer's value under each of its names", () => {
    expect(read({}).results).toEqual({
      a: { value: 1 },
      "node a": { value: 1 },
      a_output_0: { value: 1 },
      b: { value: 4 },
      "node b": { value: 4 },
      b_output_0: { value: 4 },
      c: { value: 9 },
      "node c": { value: 9 },
      c_output_0: { value: 9 },
    });
  });

  test("runs from the best colour to the worst, in the direction of the metric", () => {
    expect(read({}).gradient?.map(({ bgColor }) => bgColor)).toEqual([BEST, MIDDLE, WORST]);
    expect(read({ worse: "lower" }).gradient?.map(({ bgColor }) => bgColor)).toEqual([WORST, MIDDLE, BEST]);
  });

  test.each<[Partial<LayerValues>, [number, string][]]>([
    [
      { limits: [3, 6] },
      [
        [3, BEST],
        [6, MIDDLE],
        [9, WORST],
      ],
    ],
    [
      { limits: [3] },
      [
        [3, BEST],
        [9, WORST],
      ],
    ],
    [
      { limits: [3, 20] },
      [
        [3, BEST],
        [9, MIDDLE],
      ],
    ],
    [{ limits: [20] }, [[9, BEST]]],
    [
      { limits: [3, 6], worse: "lower" },
      [
        [3, WORST],
        [6, MIDDLE],
        [9, BEST],
      ],
    ],
  ])("steps at limits: %j", (values, steps) => {
    expect(read(values).thresholds).toEqual(steps.map(([value, bgColor]) => ({ value, bgColor })));
  });

  test("leaves out layers without a value and names them; without any there is no file", () => {
    const file = fileOf(write({ values: [1, null, Number.NaN] }));
    expect(Object.keys(nodeData.parse(JSON.parse(file.text)).results)).toEqual(["a", "node a", "a_output_0"]);
    expect(file.notes).toEqual([{ note: "values-missing", layers: ["b", "c"] }]);
    expect(refusalsOf(write({ values: [null, null, null] }))).toEqual([{ refusal: "values-missing" }]);
    expect(refusalsOf(write(null))).toEqual([{ refusal: "values-missing" }]);
  });
});
