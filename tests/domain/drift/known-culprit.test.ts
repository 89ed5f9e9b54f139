import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { adviseDrift } from "@/lib/domain/drift/advice";
import { inspectLayers } from "@/lib/domain/drift/inspect-layers";
import { findParameterOwner } from "@/lib/domain/drift/layer-names";
import type { LayerSide } from "@/lib/domain/drift/layers";
import { witnessWeights } from "@/lib/domain/drift/weight-witness";
import { makeSide, nodesFrom } from "@/tests/domain/drift/sides";
import { hasShared, shared } from "@/tests/support/shared";

const CONVOLUTION = "/layers.2/conv/Conv_output_0";

/** Retyped in the shape of ONNX Runtime's dictionaries: the third convolution has a weight with one large channel. */
const OWN = {
  activations: {
    "/layers.0/conv/Conv_output_0": { qdq_err: 39.4, xmodel_err: 36.3 },
    "/layers.1/conv/Conv_output_0": { qdq_err: 88.1, xmodel_err: 33.1 },
    [CONVOLUTION]: { qdq_err: 73.2, xmodel_err: 25.7 },
    "/layers.2/act/Sigmoid_output_0": { qdq_err: 101.5, xmodel_err: 16.6 },
    "/layers.3/conv/Conv_output_0": { qdq_err: 84.7, xmodel_err: 23.8 },
    "/Flatten_output_0": { qdq_err: 347.7, xmodel_err: 30.6 },
  },
  weights: {
    "layers.0.conv.weight": 44.1,
    "layers.1.conv.weight": 42.4,
    "layers.2.conv.weight": 32.9,
    "layers.2.conv.bias": 38.7,
    "layers.3.conv.weight": 40.7,
    "fc.bias": 0,
  },
};

function sideFrom({ activations, weights }: typeof OWN): LayerSide {
  const ids = Object.keys(activations);
  const weightSqnr: (number | null)[] = ids.map(() => null);
  for (const [parameter, db] of Object.entries(weights)) {
    const owner = findParameterOwner(
      parameter,
      ids.filter((id) => /Conv|Gemm/.test(id)),
    );
    if (owner === null || !parameter.endsWith("weight")) continue;
    weightSqnr[ids.indexOf(ids.filter((id) => /Conv|Gemm/.test(id))[owner] ?? "")] = db;
  }
  const errors = Object.values(activations);
  return makeSide(
    nodesFrom(...ids.map((id) => `${id}:${id.split("/").at(-1)?.split("_")[0]}`)),
    { sqnr: errors.map((e) => e.xmodel_err), localSqnr: errors.map((e) => e.qdq_err), weightSqnr },
    // A dictionary has no order.
    { layout: null, graph: "none" },
  );
}

function verdictOn(side: LayerSide) {
  const report = inspectLayers(side);
  if (!report.ok) throw new Error(JSON.stringify(report));
  const weights = witnessWeights(side);
  const advice = adviseDrift({ report, side, weights, fp16: true, int16: true });
  const names = (nodes: readonly number[]) => nodes.map((node) => side.nodes[node]?.id);
  return { report, weights, advice, names };
}

const TRULY = ["w8a8", "w8a8_mixed_int16", "w8a16"] as const;
const hasSamples = hasShared("data", "samples");

function readSample(variant: string): LayerSide {
  const read = (kind: string) =>
    JSON.parse(readFileSync(shared("data", "samples", `ort_qdq_loss_${kind}_${variant}.json`), "utf8"));
  return sideFrom({ activations: read("activations"), weights: read("weights") });
}

function expectCulprit(side: LayerSide) {
  const { report, weights, advice, names } = verdictOn(side);
  expect(names(report.culprits)).toEqual([CONVOLUTION]);
  expect(names(weights.outliers.map(({ node }) => node))).toEqual([CONVOLUTION]);
  expect(report.weak).toBe(true);
  expect(advice).toContainEqual({
    kind: "per-channel-weights",
    nodes: report.culprits,
    notRepairedBy: "int16-activation",
  });
  expect(advice.map(({ kind }) => kind)).not.toContain("int16-activation");
}

describe("the convolution with the outlier channel is named, and its weights are blamed", () => {
  it("in a file of our own, where the lowest SQNR is the sigmoid behind it", () => expectCulprit(sideFrom(OWN)));

  it.skipIf(!hasSamples).each(TRULY)("in ONNX Runtime's own %s", (variant) => expectCulprit(readSample(variant)));

  it.skipIf(!hasSamples)("also where the tool wrapped the weights, without believing their figures", () => {
    const { report, weights, advice, names } = verdictOn(readSample("w8a8_uint8asym"));
    expect(names(report.ranking)[0]).toBe(CONVOLUTION);
    expect(weights.outliers).toEqual([]);
    expect(names(weights.wrapped)).toContain(CONVOLUTION);
    expect(advice).toContainEqual({ kind: "ignore-wrapped-weights", nodes: weights.wrapped });
  });
});
