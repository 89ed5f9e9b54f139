import { alignLayers, type LayerMatch } from "@/lib/domain/drift/align-layers";
import { caveatsOfPair, caveatsOfSide, caveatsOfSources, refusePair, sameSamples } from "@/lib/domain/drift/caveats";
import { commonLoss } from "@/lib/domain/drift/common-loss";
import type { DriftAnswer, JudgedLayer } from "@/lib/domain/drift/drift-report";
import { comparePair, localPair, medianPower, noiseRatio, ROUNDING_DB } from "@/lib/domain/drift/error-level";
import { finishReport, unjudged } from "@/lib/domain/drift/finish-report";
import type { LayerGraph } from "@/lib/domain/drift/layer-graph";
import { GRAPH_KINDS, type LayerSide } from "@/lib/domain/drift/layers";
import { hasHiddenInput, largestAncestors } from "@/lib/domain/drift/observed-ancestors";
import { readSide } from "@/lib/domain/drift/read-side";
import { blindWeights } from "@/lib/domain/drift/weight-witness";

/** A culprit introduces at least this much when both sides saw the same samples (methods.md section 2, step 5). */
export const CULPRIT_DB = 3;
/** The same when the samples differ, or nobody says: healthy runs then differ by up to 5.8 dB. */
export const CULPRIT_OTHER_SAMPLES_DB = 6;
/** Weight of the excess noise, in dB, beside the jump (methods.md section 2, score). */
export const EXCESS_WEIGHT = 0.3;
/** Smallest excess noise to signal ratio that the score tells apart. */
export const MIN_EXCESS = 1e-12;
/** Puts layers that lost nothing behind all that lost something. */
export const NO_LOSS_PENALTY = 1_000;

type Paired = { a: number; b: number };

/** Of several nodes that compute one thing the last one in the graph's order: its output is the output of all. */
function lastOf(nodes: readonly number[], rank: Int32Array): number {
  return nodes.reduce((last, node) => ((rank[node] ?? 0) > (rank[last] ?? 0) ? node : last));
}

function ranks(graph: LayerGraph): Int32Array {
  const rank = new Int32Array(graph.nodes.length);
  for (const [place, node] of graph.order.entries()) rank[node] = place;
  return rank;
}

/** For each node of the graph that is shown, the pair of nodes whose outputs are held against each other. */
function pairOutputs(
  matches: readonly LayerMatch[],
  a: LayerGraph,
  b: LayerGraph,
  base: "a" | "b",
): Map<number, Paired> {
  const [rankA, rankB] = [ranks(a), ranks(b)];
  const pairs = matches.map((match) => ({ a: lastOf(match.a, rankA), b: lastOf(match.b, rankB) }));
  return new Map(pairs.map((pair) => [pair[base], pair]));
}

/** Jump, local loss or weights' loss in dB, and the excess noise that the score weighs with it; NaN where it is unknown. */
type Loss = { evidence: "local" | "jump" | "weights"; introduced: number; excess: number };

function scoreOf({ introduced, excess }: Loss, withExcess: boolean): number {
  if (introduced <= ROUNDING_DB) return introduced - NO_LOSS_PENALTY;
  return withExcess ? introduced + EXCESS_WEIGHT * 10 * Math.log10(Math.max(excess, MIN_EXCESS)) : introduced;
}

/**
 * Holds B's layers against those of a healthy comparator A and ranks them by the error that B introduces (methods.md
 * section 2). r = SQNR_A - SQNR_B at each layer; the jump J = r - max r over the nearest observed ancestors, or r where
 * there are none. score = J + 0.3 x 10 log10(excess NSR). Where both sides have a local SQNR and all inputs of the
 * layer were observed, the local difference and the local excess take the place of J and excess; what nearly all layers
 * lost alike (`commonLoss`) is taken off it. Weights that stand out on B and that A does not do better at are culprits
 * behind those that the comparison shows. Linear in layers, edges and names. Order, names and constant shifts on both
 * sides do not change the ranking.
 */
export function compareLayers(a: LayerSide, b: LayerSide): DriftAnswer {
  const [readA, readB] = [readSide(a, "a"), readSide(b, "b")];
  if (!readA.ok) return readA;
  if (!readB.ok) return readB;
  const refusal = refusePair(a, b);
  if (refusal) return { ok: false, side: null, refusal };
  const alignment = alignLayers(a.nodes, b.nodes);
  if (alignment.matches.length === 0)
    return { ok: false, side: null, refusal: { kind: "no-common-layers", a: a.nodes.length, b: b.nodes.length } };

  // The better known graph, the accused side's where both are known alike.
  const graphOf = GRAPH_KINDS.indexOf(a.graph) < GRAPH_KINDS.indexOf(b.graph) ? "a" : "b";
  const graph = graphOf === "a" ? readA.graph : readB.graph;
  const pairs = pairOutputs(alignment.matches, readA.graph, readB.graph, graphOf);
  const medians = { a: medianPower(a), b: medianPower(b) };
  const gaps = new Float64Array(graph.nodes.length).fill(Number.NaN);
  const judged = graph.nodes.map((_, node): JudgedLayer => {
    const pair = pairs.get(node);
    if (!pair) return unjudged(node, "unmatched");
    const level = comparePair({ a, nodeA: pair.a, b, nodeB: pair.b }, medians);
    const at = { ...unjudged(node, level.ok ? null : level.refusal), a: pair.a, b: pair.b };
    if (!level.ok) return at;
    gaps[node] = level.gap;
    const excess = level.a === null || level.b === null ? null : Math.max(0, noiseRatio(level.b) - noiseRatio(level.a));
    return { ...at, source: level.source, sqnrA: level.a, sqnrB: level.b, gap: level.gap, excess };
  });
  if (judged.every(({ gap }) => gap === null)) return { ok: false, side: null, refusal: { kind: "no-common-metric" } };

  const from = largestAncestors(graph, gaps);
  const common = commonLoss([...pairs.values()].map((pair) => ({ a, nodeA: pair.a, b, nodeB: pair.b })));
  const lossOf = ({ node, a: nodeA, b: nodeB, gap, excess }: JudgedLayer): Loss | null => {
    if (gap === null || nodeA === null || nodeB === null) return null;
    const local = hasHiddenInput(graph, gaps, node) ? null : localPair({ a, nodeA, b, nodeB });
    if (local) {
      const excess = noiseRatio(local.b) - noiseRatio(local.a);
      return { evidence: "local", introduced: local.a - local.b - common, excess };
    }
    if (graph.kind === "none") return null;
    const before = from[node] ?? -1;
    const inherited = before < 0 ? 0 : (gaps[before] ?? 0);
    return { evidence: "jump", introduced: gap - inherited, excess: excess ?? Number.NaN };
  };
  const losses = judged.map(lossOf);
  // Where one layer's excess is unknown, scores with and without it could not be compared.
  const withExcess = losses.every((loss) => loss === null || !Number.isNaN(loss.excess));
  const threshold = sameSamples(a, b) ? CULPRIT_DB : CULPRIT_OTHER_SAMPLES_DB;
  const blind = blindWeights(a, b, judged);
  const layers = judged.map((layer, node): JudgedLayer => {
    const shown = losses[node];
    const hidden = blind.get(node);
    const loss: Loss | null | undefined =
      hidden && !(shown && shown.introduced >= threshold)
        ? { evidence: "weights", introduced: hidden.below, excess: hidden.noise }
        : shown;
    if (!loss) return layer;
    const { evidence, introduced } = loss;
    const before = evidence === "weights" ? -1 : (from[node] ?? -1);
    const score = scoreOf(loss, withExcess);
    return { ...layer, refusal: null, evidence, introduced, score, from: before < 0 ? null : before };
  });
  return finishReport({
    kind: "compared",
    weak: false,
    graph,
    graphOf,
    layers,
    values: gaps,
    threshold,
    alignment,
    caveats: [
      ...caveatsOfSide(a, readA.graph, "a"),
      ...caveatsOfSide(b, readB.graph, "b"),
      ...caveatsOfPair(a, b, alignment),
      ...(common > 0 ? [{ kind: "common-loss", loss: common } as const] : []),
      ...caveatsOfSources(layers.map(({ source }) => source)),
    ],
  });
}
