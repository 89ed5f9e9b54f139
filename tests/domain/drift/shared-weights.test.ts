import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { adviseDrift } from "@/lib/domain/drift/advice";
import { compareLayers } from "@/lib/domain/drift/compare-layers";
import type { LayerSide } from "@/lib/domain/drift/layers";
import { balanceDrift } from "@/lib/domain/drift/predict-drift";
import { witnessWeights } from "@/lib/domain/drift/weight-witness";
import { makeSide, nodesFrom } from "@/tests/domain/drift/sides";
import { hasShared, shared } from "@/tests/support/shared";

const CONVOLUTION = "/layers.2/conv";
const BLOCKS = [0, 1, 2, 3];
const NODES = nodesFrom(
  "images:Input",
  ...BLOCKS.flatMap((n) => {
    const from = n === 0 ? "images" : `/layers.${n - 1}/act/Mul`;
    const at = `/layers.${n}`;
    return [
      `${at}/conv<${from}`,
      `${at}/act/Sigmoid:Sigmoid<${at}/conv`,
      `${at}/act/Mul:Mul<${at}/conv,${at}/act/Sigmoid`,
    ];
  }),
  "/pool:GlobalAveragePool</layers.3/act/Mul",
  "/fc:Gemm</pool",
);

type Figures = {
  activations: Record<string, { qdq_err: number; xmodel_err: number }>;
  weights: Record<string, number>;
};

/** Retyped in the manner of ONNX Runtime's dictionaries; 16-bit activations round 48 dB finer, the weights are the same. */
function retyped(bits: 8 | 16): Figures {
  const finer = bits === 16 ? 48 : 0;
  const whole = [36, 42, 34, 33, 39, 31, 25, 16, 24, 23, 21, 23, 30, 31];
  const outputs = NODES.slice(1).map(({ id }, at): [string, Figures["activations"][string]] => [
    `${id}/x_output_0`,
    { qdq_err: (/conv/.test(id) ? 38 : 45) + finer, xmodel_err: (whole[at] ?? 0) + (bits === 16 ? 6 : 0) },
  ]);
  const weights = { "layers.0.conv.weight": 44, "layers.1.conv.weight": 42.4, "layers.2.conv.weight": 32.9 };
  const images = { qdq_err: 41 + finer, xmodel_err: 41 + finer };
  return {
    activations: { images, ...Object.fromEntries(outputs) },
    weights: { ...weights, "layers.3.conv.weight": 40.7, "fc.weight": 43.8 },
  };
}

function sideOf({ activations, weights }: Figures, changes: Partial<LayerSide> = {}): LayerSide {
  const errorsOf = (id: string) =>
    Object.entries(activations).find(
      ([name]) =>
        name === id ||
        name.startsWith(`${id}/`) ||
        name.startsWith(`${id}_`) ||
        (id === "/pool" && name.startsWith("/pool")) ||
        (id === "/fc" && name === "logits"),
    )?.[1];
  const weightOf = (id: string) => weights[`${id.slice(1).replaceAll("/", ".")}.weight`] ?? null;
  return makeSide(
    NODES,
    {
      sqnr: NODES.map(({ id }) => errorsOf(id)?.xmodel_err ?? null),
      localSqnr: NODES.map(({ id }) => errorsOf(id)?.qdq_err ?? null),
      weightSqnr: NODES.map(({ id }) => weightOf(id)),
    },
    { sampleSetSha256: null, ...changes },
  );
}

function judged(a: LayerSide, b: LayerSide) {
  const report = compareLayers(a, b);
  if (!report.ok) throw new Error(JSON.stringify(report));
  const advice = adviseDrift({ report, side: b, weights: witnessWeights(b), fp16: null, int16: true });
  return { report, advice, names: report.culprits.map((node) => NODES[node]?.id) };
}

function expectShared(a: LayerSide, b: LayerSide) {
  const { report, advice, names } = judged(a, b);
  expect(names).toEqual([CONVOLUTION]);
  expect(report.ranking[0]).toBe(report.culprits[0]);
  expect(report.layers[report.culprits[0] ?? -1]).toMatchObject({ evidence: "weights", verdict: "introduced" });
  expect(advice).toContainEqual({
    kind: "per-channel-weights",
    nodes: report.culprits,
    notRepairedBy: "int16-activation",
  });
  expect(advice.map(({ kind }) => kind)).not.toContain("int16-activation");
  expect(advice.map(({ kind }) => kind)).not.toContain("cpu");
  // What both have explains nothing of what one has more.
  expect(balanceDrift(report)?.shares[report.culprits[0] ?? -1]).toBe(0);
}

const read = (variant: string): Figures => {
  const of = (kind: string) =>
    JSON.parse(readFileSync(shared("data", "samples", `ort_qdq_loss_${kind}_${variant}.json`), "utf8"));
  return { activations: of("activations"), weights: of("weights") };
};

describe("a weight fault that the healthy run shares", () => {
  it("is named, though 48 dB of finer activations make every other layer look worse", () => {
    const [a, b] = [sideOf(retyped(16)), sideOf(retyped(8))];
    expectShared(a, b);
    expect(judged(a, b).report.caveats).toContainEqual({ kind: "common-loss", loss: 48 });
  });

  it("is named when nothing else differs, and when nobody knows the healthy run's weights", () => {
    const b = sideOf(retyped(8));
    expectShared(sideOf(retyped(8)), b);
    expectShared(sideOf({ ...retyped(8), weights: {} }), b);
  });

  it("stands behind a layer that the comparison blames", () => {
    const broken = retyped(8);
    broken.activations["/fc/x_output_0"] = { qdq_err: 12, xmodel_err: 11.9 };
    const { names, advice } = judged(sideOf(retyped(8)), sideOf(broken));
    expect(names).toEqual(["/fc", CONVOLUTION]);
    expect(advice.find(({ kind }) => kind === "cpu")).toMatchObject({ nodes: [NODES.length - 1] });
  });

  it("is a loss like any other against a healthy run with a scale per channel", () => {
    const sound = retyped(8);
    sound.weights["layers.2.conv.weight"] = 43;
    sound.activations["/layers.2/conv/x_output_0"] = { qdq_err: 45, xmodel_err: 38 };
    const { report, names } = judged(sideOf(sound), sideOf(retyped(8)));
    expect(names).toEqual([CONVOLUTION]);
    expect(report.layers[report.culprits[0] ?? -1]?.evidence).toBe("local");
  });

  it.skipIf(!hasShared("data", "samples"))("is named in ONNX Runtime's own files", () => {
    for (const variant of ["w8a8", "w8a8_mixed_int16"]) expectShared(sideOf(read("w8a16")), sideOf(read(variant)));
    expectShared(sideOf(read("w8a8")), sideOf(read("w8a16")));
  });
});
