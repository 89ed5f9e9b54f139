import type { DriftReport } from "@/lib/domain/drift/drift-report";
import { metricAt } from "@/lib/domain/drift/error-level";
import { SQNR_EXACT_DB } from "@/lib/domain/drift/layer-metrics";
import type { LayerSide } from "@/lib/domain/drift/layers";
import { median } from "@/lib/domain/drift/robust";
import type { WeightWitness } from "@/lib/domain/drift/weight-witness";

/** Median cosine of the layers below which, and cosine of the output above which, layers were compared in wrong order. */
export const SCRAMBLED_COSINE = 0.3;
export const SOUND_OUTPUT_COSINE = 0.95;

/** What to do or to check next. Positions are nodes of the report's graph, most suspect first. */
export type DriftAdvice =
  /** The weights are at fault: a scale a channel. 16-bit activations would not repair it. */
  | { kind: "per-channel-weights"; nodes: readonly number[]; notRepairedBy: "int16-activation" }
  | { kind: "int16-activation"; nodes: readonly number[] }
  /** Leave the layer out of quantization: the chip runs it in FP16 on its NPU. */
  | { kind: "fp16"; nodes: readonly number[] }
  | { kind: "cpu"; nodes: readonly number[] }
  /** No layer stands out: look at the version or the chip, not at layers. */
  | { kind: "no-single-layer" }
  | { kind: "check-op-type"; op: string }
  /** Hidden layers stand behind a culprit: dump them to know which. */
  | { kind: "dump-more"; node: number; hidden: readonly number[] }
  | { kind: "confirm-one-layer"; node: number }
  | { kind: "find-comparator" }
  | { kind: "same-samples" }
  | { kind: "give-graph" }
  /** Inner layers look unrelated to their reference while the output agrees: NCHW against NHWC (aimet#4060). */
  | { kind: "check-layout"; medianCosine: number; outputCosine: number }
  | { kind: "check-observer"; side: "a" | "b" }
  /** Negative weight SQNR of asymmetric uint8 weights: an artefact of the tool (formats.md A1, trap 3). */
  | { kind: "ignore-wrapped-weights"; nodes: readonly number[] };

export type AdviceFacts = {
  report: DriftReport;
  /** The side whose nodes the report judges. */
  side: LayerSide;
  weights: WeightWitness;
  /** Whether the chip runs FP16 on its NPU; null when unknown. */
  fp16: boolean | null;
  /** Whether the chip runs 16-bit activations; null when unknown. */
  int16: boolean | null;
};

function layoutAdvice({ nodes, metrics }: LayerSide): DriftAdvice[] {
  const known = nodes.flatMap((_, node) => {
    const cosine = metrics.cosine?.[node] ?? Number.NaN;
    return Number.isNaN(cosine) ? [] : [cosine];
  });
  const output = known.at(-1);
  if (known.length < 3 || output === undefined) return [];
  const middle = median(known.slice(0, -1));
  if (Math.abs(middle) >= SCRAMBLED_COSINE || output < SOUND_OUTPUT_COSINE) return [];
  return [{ kind: "check-layout", medianCosine: middle, outputCosine: output }];
}

function checks({ report, side, weights }: AdviceFacts): DriftAdvice[] {
  const advice = layoutAdvice(side);
  for (const caveat of report.caveats) {
    if (caveat.kind === "observer-effect") advice.push({ kind: "check-observer", side: caveat.side });
    if (caveat.kind === "one-sided") advice.push({ kind: "find-comparator" });
    if (caveat.kind === "different-samples" || caveat.kind === "samples-unknown") advice.push({ kind: "same-samples" });
    if (caveat.kind === "order-only" || caveat.kind === "unordered") advice.push({ kind: "give-graph" });
  }
  if (weights.wrapped.length > 0) advice.push({ kind: "ignore-wrapped-weights", nodes: weights.wrapped });
  return advice;
}

function repairs({ report, weights, side, fp16, int16 }: AdviceFacts): DriftAdvice[] {
  const outliers = new Set(weights.outliers.map(({ node }) => node));
  // Weights speak in positions of the accused side; the report may show the other side's graph.
  const isOutlier = (node: number) => outliers.has(report.layers[node]?.b ?? -1);
  const byWeights = report.culprits.filter(isOutlier);
  // A wrapped figure says nothing of the weight: it may be the cause, so both remedies stay open.
  const others = report.culprits.filter((node) => !isOutlier(node));
  const advice: DriftAdvice[] = [];
  if (byWeights.length > 0)
    advice.push({ kind: "per-channel-weights", nodes: byWeights, notRepairedBy: "int16-activation" });
  const quantized = others.filter((node) => !isExact(side, report.layers[node]?.b ?? null));
  if (quantized.length > 0 && int16 !== false) advice.push({ kind: "int16-activation", nodes: quantized });
  if (report.culprits.length > 0 && fp16 === true) advice.push({ kind: "fp16", nodes: report.culprits });
  // On the CPU a node reads the same quantized weights: that repairs how a layer computes, not what it computes with.
  if (others.length > 0) advice.push({ kind: "cpu", nodes: others });
  return advice;
}

/** True when the layer's own rounding is nil, so that more bits there cannot help. */
function isExact(side: LayerSide, node: number | null): boolean {
  return node !== null && metricAt(side, "localSqnr", node) >= SQNR_EXACT_DB;
}

/**
 * What follows from a report, in the order in which to do it: what may make the report itself wrong, then remedies for
 * its culprits, then what would make it surer.
 */
export function adviseDrift(facts: AdviceFacts): DriftAdvice[] {
  const { report } = facts;
  const advice = [...checks(facts), ...repairs(facts)];
  const { kind, op } = report.concentration;
  if (kind === "chip-wide") advice.push({ kind: "no-single-layer" });
  if (kind === "op-type" && op !== null) advice.push({ kind: "check-op-type", op });
  const [first] = report.culprits;
  const layer = first === undefined ? undefined : report.layers[first];
  if (layer && layer.hidden.length > 0) advice.push({ kind: "dump-more", node: layer.node, hidden: layer.hidden });
  if (layer) advice.push({ kind: "confirm-one-layer", node: layer.node });
  return advice;
}
