import type { DriftReport } from "@/lib/domain/drift/drift-report";
import { noiseRatio } from "@/lib/domain/drift/error-level";

/**
 * Half width in dB of the interval around a predicted SQNR: the 90th percentile of the error of `predictOutput` in the
 * planted-fault benchmark with two faults, one repaired (printed by `npm run bench`, see docs/drift.md).
 */
export const PREDICTION_SPREAD_DB = 4;

/** How the error at the network's output divides among the layers that introduced it. */
export type DriftBalance = {
  /** Position of the output that is looked at: the observed sink with the lowest SQNR on B. */
  output: number;
  /** Noise to signal ratio of B's output, and the part of it that layers are blamed for. */
  noise: number;
  blamed: number;
  /** Share of `blamed` by position, 0 to 1; they sum to at most 1, the rest came in with the inputs. */
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

/**
 * Divides the output's noise among layers, backwards from the output: each layer keeps the share that it introduced,
 * 1 - 10^(-J/10), and hands the rest to its inputs in proportion to their excess noise. The gain of all paths is taken
 * as equal (methods.md section 2, g), which is what `PREDICTION_SPREAD_DB` has to cover. Null without an observed
 * output whose noise is known.
 */
export function balanceDrift(report: DriftReport): DriftBalance | null {
  const { graph, layers } = report;
  const output = observedSinks(report).reduce<number | null>((worst, node) => {
    const [level, worstLevel] = [layers[node]?.sqnrB, worst === null ? null : layers[worst]?.sqnrB];
    return level != null && (worstLevel == null || level < worstLevel) ? node : worst;
  }, null);
  const level = output === null ? null : layers[output]?.sqnrB;
  if (output === null || level == null) return null;
  const noise = noiseRatio(level);
  const flow = flowOf(report);
  const shares = new Float64Array(graph.nodes.length);
  const carried = new Float64Array(graph.nodes.length);
  carried[output] = 1;
  for (const node of graph.order.toReversed()) {
    const weight = carried[node] ?? 0;
    if (weight === 0) continue;
    const introduced = layers[node]?.introducedShare ?? 0;
    shares[node] = weight * introduced;
    const inputs = graph.inputs[node] ?? [];
    const total = inputs.reduce((sum, input) => sum + (flow[input] ?? 0), 0);
    for (const input of inputs) {
      const part = total > 0 ? (flow[input] ?? 0) / total : 0;
      carried[input] = (carried[input] ?? 0) + weight * (1 - introduced) * part;
    }
  }
  return { output, noise, blamed: report.kind === "compared" ? (layers[output]?.excess ?? 0) : noise, shares };
}

/** A predicted SQNR in dB with the interval that the benchmark supports; never below what was measured. */
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
  let removed = 0;
  for (const node of new Set(chosen)) removed += balance.shares[node] ?? 0;
  removed = Math.min(1, removed);
  // The blamed part may be the whole: what is left is then below what can be told, 1e-12.
  const left = Math.max(balance.noise - balance.blamed * removed, balance.noise * 1e-12);
  const measured = -10 * Math.log10(balance.noise);
  const sqnr = -10 * Math.log10(left);
  if (removed === 0) return { sqnr, low: sqnr, high: sqnr, removed };
  return { sqnr, low: Math.max(measured, sqnr - PREDICTION_SPREAD_DB), high: sqnr + PREDICTION_SPREAD_DB, removed };
}
