import { metricAt, weightNoise } from "@/lib/domain/drift/error-level";
import { readSqnr } from "@/lib/domain/drift/layer-metrics";
import type { LayerSide } from "@/lib/domain/drift/layers";
import { robustSpread } from "@/lib/domain/drift/robust";

/** Weights this many spreads below the median of their model, and at least this many dB, stand out. */
export const WEIGHT_OUTLIER_SPREADS = 3;
export const WEIGHT_OUTLIER_DB = 6;
/** With fewer weights than this there is no usual value to stand out from. */
export const MIN_WEIGHTS = 3;
/** A healthy side whose weight error is less than this many dB smaller has the same fault. */
export const SHARED_WEIGHTS_DB = 3;

/** A layer whose weights lost far more in quantization than the model's others. */
export type WeightOutlier = {
  node: number;
  weightSqnr: number /** dB below the median of the model. */;
  below: number;
};

export type WeightWitness = {
  /** Worst first. */
  outliers: readonly WeightOutlier[];
  /** Median weight SQNR in dB; null with fewer than `MIN_WEIGHTS` readable figures. */
  median: number | null;
  /** Nodes whose figure is negative: ONNX Runtime wrapped the subtraction of unsigned weights, the true one is unknown. */
  wrapped: readonly number[];
};

/**
 * Finds weights that stand out. One channel much larger than the others sets the scale of a whole tensor: that shows
 * here, and 16-bit activations do not repair it.
 */
export function witnessWeights(side: LayerSide): WeightWitness {
  const known: { node: number; weightSqnr: number }[] = [];
  const wrapped: number[] = [];
  for (const node of side.nodes.keys()) {
    const reading = readSqnr("weightSqnr", metricAt(side, "weightSqnr", node));
    if (reading.kind === "value") known.push({ node, weightSqnr: reading.db });
    if (reading.kind === "wrapped-weight") wrapped.push(node);
  }
  if (known.length < MIN_WEIGHTS) return { outliers: [], median: null, wrapped };
  const { median, spread } = robustSpread(known.map(({ weightSqnr }) => weightSqnr));
  const limit = Math.max(WEIGHT_OUTLIER_DB, WEIGHT_OUTLIER_SPREADS * spread);
  const outliers = known
    .map(({ node, weightSqnr }) => ({ node, weightSqnr, below: median - weightSqnr }))
    .filter(({ below }) => below >= limit)
    .sort((x, y) => y.below - x.below);
  return { outliers, median, wrapped };
}

/**
 * Weights of B that stand out and that a comparison with A cannot show: A has the same fault (the same quantized
 * weights, on a host or beside 16-bit activations), or nobody knows A's weights. By position in the graph that was
 * judged: how far below the median of B they are, in dB, and their noise to signal ratio.
 * @param layers positions of each layer of that graph among the nodes of either side
 */
export function blindWeights(
  a: LayerSide,
  b: LayerSide,
  layers: readonly { node: number; a: number | null; b: number | null }[],
): Map<number, { below: number; noise: number }> {
  const below = new Map(witnessWeights(b).outliers.map((outlier) => [outlier.node, outlier.below]));
  const shown = layers.flatMap(({ node, a: nodeA, b: nodeB }) => {
    const outlier = nodeB === null ? undefined : below.get(nodeB);
    if (nodeB === null || outlier === undefined) return [];
    const [noiseA, noise] = [nodeA === null ? null : weightNoise(a, nodeA), weightNoise(b, nodeB)];
    if (noise === null || (noiseA !== null && 10 * Math.log10(noise / noiseA) >= SHARED_WEIGHTS_DB)) return [];
    return [[node, { below: outlier, noise }] as const];
  });
  return new Map(shown);
}
