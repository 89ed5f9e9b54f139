import { describe, expect, test } from "vitest";
import { layers as layersDocument } from "@/lib/contract/layers";
import { workaroundGraph } from "@/lib/formats/workarounds/workaround-graph";

const graphOf = (node: Record<string, unknown>, metrics: Record<string, (number | null)[]> = {}) =>
  workaroundGraph(layersDocument.parse({ graph: [{ id: "a", ...node }], metrics }), true).layers[0];

describe("a layer as writers take it", () => {
  test("has no names that nobody told", () => {
    expect(graphOf({})).toEqual({ id: "a", op: null, nodes: [], outputs: [], weights: [] });
  });

  test.each([
    ["Conv", 0],
    ["ConvTranspose", 1],
    ["MatMul", null],
    ["constructor", null],
  ])("of operator %s has its weight's channels on axis %s, and none for a bias", (op, axis) => {
    expect(graphOf({ op, weights: ["w", "b"] })?.weights).toEqual([
      { name: "w", axis },
      { name: "b", axis: null },
    ]);
  });

  test("has the range of its one output", () => {
    const ranges = { rangeMin: [-1], rangeMax: [2] };
    expect(graphOf({ outputs: ["t"] }, ranges)?.outputs).toEqual([{ name: "t", range: { min: -1, max: 2 } }]);
    expect(graphOf({ outputs: ["t", "u"] }, ranges)?.outputs.map(({ range }) => range)).toEqual([null, null]);
    expect(graphOf({ outputs: ["t"] }, { rangeMin: [-1], rangeMax: [null] })?.outputs[0]?.range).toBeNull();
    expect(graphOf({ outputs: ["t"] }, { rangeMin: [3], rangeMax: [2] })?.outputs[0]?.range).toBeNull();
  });

  test("is named by the nodes that it was fused from, unless it has names of its own", () => {
    expect(graphOf({ fusedFrom: ["x", "y"] })?.nodes).toEqual(["x", "y"]);
    expect(graphOf({ fusedFrom: ["x", "y"], nodes: ["z"] })?.nodes).toEqual(["z"]);
  });
});
