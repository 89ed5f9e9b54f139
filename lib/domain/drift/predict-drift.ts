import type { DriftReport } from "@/lib/domain/drift/drift-report";
import { noiseRatio } from "@/lib/domain/drift/error-level";

/**
 * The interval around a predicted SQNR, in dB: the 5th and 95th percentile of what a repair brought beyond its
 * prediction, in the planted-fault benchmark with two faults and one repaired (`npm run bench`, docs/drift.md).
 */
export const PREDICTION_BELOW_DB = 6;
export const PREDICTION_ABOVE_DB = 11;

/** Layers that introduce less are not blamed: the small ups and downs of healthy layers would add up to a share. */
export const MIN_BLAMED_DB = 1;

/** How the error at the network's output divides among the layers that introduced it. */
export type DriftBalance = {
  /** Position of the output that is looked at: the observed sink with the lowest SQNR on B. */
  output: number;
  /** Noise to signal ratio of B's output, and the part of it that layers are blamed for. */
  noise: number;
  blamed: number;
  /** Share of `blamed` by position, 0 to 1; they sum to 1, or are all 0 when no layer is blamed. */
  shares: Float64Array;
};

function observedSinks({ graph, layers }: DriftReport): number[] {
  const covered = new Uint8Array(graph.nodes.length);
  // An observed node is a sink when nothing observed reads it, directly or through hidden nodes.
  const sinks: number[] = [];
  for (const node of graph.order.toReversed()) {
    const seen = layers[node]?.sqnrB !== null;
    if (seen && covered[node] === 0) sinks.push(node);
    if (seen || covered[node] === 1) for (const input of graph.inputs[node] ?? []) covered[input] = 1;
  }
  return sinks;
}

function worstOutput(report: DriftReport): number | null {
  const levelAt = (node: number) => report.layers[node]?.sqnrB ?? Number.POSITIVE_INFINITY;
  const [first, ...others] = observedSinks(report);
  return first === undefined ? null : others.reduce((worst, n) => (levelAt(n) < levelAt(worst) ? n : worst), first);
}

/** What each node passes on: its excess noise, or through a hidden node the largest excess before it. */
function flowOf(report: DriftReport): Float64Array {
  const flow = new Float64Array(report.graph.nodes.length);
  for (const node of report.graph.order) {
    const layer = report.layers[node];
    const own = report.kind === "compared" ? layer?.excess : layer?.sqnrB == null ? null : noiseRatio(layer.sqnrB);
    const inherited = (report.graph.inputs[node] ?? []).reduce((top, input) => Math.max(top, flow[input] ?? 0), 0);
    flow[node] = own ?? inherited;
  }
  return flow;
}

/** Blame of each layer before it is made a share: what arrives at it from the output, times what it added. */
function blameLayers(report: DriftReport, output: number): Float64Array {
  const { graph, layers } = report;
  const flow = flowOf(report);
  const blame = new Float64Array(graph.nodes.length);
  const carried = new Float64Array(graph.nodes.length);
  carried[output] = 1;
  for (const node of graph.order.toReversed()) {
    const weight = carried[node] ?? 0;
    // Weights at fault on both sides explain nothing of what B has more.
    const loss = layers[node]?.evidence === "weights" ? 0 : (layers[node]?.introduced ?? 0);
    const ratio = loss >= MIN_BLAMED_DB ? 10 ** (loss / 10) : 1;
    blame[node] = weight * (ratio - 1);
    const inputs = graph.inputs[node] ?? [];
    const total = inputs.reduce((sum, input) => sum + (flow[input] ?? 0), 0);
    if (total === 0) continue;
    for (const input of inputs)
      carried[input] = (carried[input] ?? 0) + ((weight / ratio) * (flow[input] ?? 0)) / total;
  }
  return blame;
}

/**
 * Divides the output's noise among layers. Backwards from the output each layer keeps the share that it introduced,
 * 1 - 10^(-J/10), and hands the rest to its inputs in proportion to their excess noise, with the gain of all paths
 * taken as equal (methods.md section 2, g). What arrives at a layer is then weighed with 10^(J/10) - 1, the noise that
 * it added in units of what it received, because an error that is coherent grows on its way and would be blamed on
 * healthy layers behind the culprit: of the rules tried in the benchmark this one is the least biased.
 * Null without an observed output whose noise is known: where neither edges nor order are, nobody knows the output.
 */
export function balanceDrift(report: DriftReport): DriftBalance | null {
  const { layers, graph } = report;
  const output = graph.kind === "none" ? null : worstOutput(report);
  const level = output === null ? null : layers[output]?.sqnrB;
  if (output === null || level == null) return null;
  const noise = noiseRatio(level);
  const blame = blameLayers(report, output);
  const sum = blame.reduce((total, part) => total + part, 0);
  return {
    output,
    noise,
    blamed: report.kind === "compared" ? (layers[output]?.excess ?? 0) : noise,
    shares: sum > 0 ? blame.map((part) => part / sum) : blame,
  };
}

/**
 * A predicted SQNR in dB with the interval that the benchmark supports. It may reach below what was measured: errors of
 * two layers can cancel, and a repair then brings one of them out.
 */
export type DriftPrediction = {
  sqnr: number;
  low: number;
  high: number /** Share of the blamed noise removed. */;
  removed: number;
};

/**
 * The SQNR of the output, in dB, once the chosen layers introduce no more than the comparator's do (or nothing, without
 * a comparator). It is a prediction of drift, not of accuracy.
 * @param chosen positions in the report's graph
 */
export function predictOutput(balance: DriftBalance, chosen: Iterable<number>): DriftPrediction {
  const nodes = new Set(chosen);
  const removed = Math.min(
    1,
    [...nodes].reduce((sum, node) => sum + (balance.shares[node] ?? 0), 0),
  );
  // The blamed part may be the whole: what is left is then below what can be told, 1e-12.
  const left = Math.max(balance.noise - balance.blamed * removed, balance.noise * 1e-12);
  const sqnr = -10 * Math.log10(left);
  if (nodes.size === 0) return { sqnr, low: sqnr, high: sqnr, removed };
  return { sqnr, low: sqnr - PREDICTION_BELOW_DB, high: sqnr + PREDICTION_ABOVE_DB, removed };
}

/**
 * What a choice of layers brings, as `predictOutput`; null when nobody can tell: the error cannot be divided, or none of
 * it is put down to these layers (a weight fault that the comparator shares may still be worth repairing).
 */
export function predictRepair(balance: DriftBalance | null, chosen: readonly number[]): DriftPrediction | null {
  if (balance === null) return null;
  const prediction = predictOutput(balance, chosen);
  return prediction.removed > 0 ? prediction : null;
}
