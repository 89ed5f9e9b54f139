import { concentrate } from "@/lib/domain/drift/concentration";
import type { DriftReport, DriftVerdict, JudgedLayer } from "@/lib/domain/drift/drift-report";
import { ROUNDING_DB } from "@/lib/domain/drift/error-level";
import type { DriftCaveat, GraphKind, LayerRefusal } from "@/lib/domain/drift/layers";
import { hiddenBefore, type Observed } from "@/lib/domain/drift/observed-ancestors";

/** Suspects for which the nodes that they stand for are named; a graph may hide thousands before each. */
export const GROUPED_SUSPECTS = 100;

/** A layer before anything is known of it. */
export function unjudged(node: number, refusal: LayerRefusal | null): JudgedLayer {
  return {
    node,
    a: null,
    b: null,
    refusal,
    source: null,
    sqnrA: null,
    sqnrB: null,
    gap: null,
    evidence: null,
    introduced: null,
    introducedShare: null,
    excess: null,
    score: null,
    verdict: null,
    from: null,
    hidden: [],
  };
}

function verdictOf({ introduced, gap }: JudgedLayer, threshold: number): DriftVerdict | null {
  if (introduced === null) return null;
  if (introduced >= threshold) return "introduced";
  return gap !== null && gap >= threshold ? "inherited" : "clean";
}

type Draft = Pick<
  DriftReport,
  "kind" | "weak" | "graph" | "graphOf" | "layers" | "threshold" | "alignment" | "caveats"
> & {
  /** What was observed at each node, NaN where nothing was. */
  values: Observed;
};

const CAVEATS_OF_GRAPH: Record<GraphKind, DriftCaveat[]> = {
  edges: [],
  order: [{ kind: "order-only" }],
  none: [{ kind: "unordered" }],
};

/** Ranks the layers by score, ties in the order of the network, and says who is guilty and how widespread it is. */
export function finishReport(draft: Draft): DriftReport {
  const { values, threshold, graph, ...rest } = draft;
  // Whole multiples, so that floating rounding does not order what is equal.
  const scoreAt = (node: number) => Math.round((draft.layers[node]?.score ?? 0) / ROUNDING_DB);
  const ranking = graph.order
    .filter((node) => draft.layers[node]?.score !== null)
    // Sorting is stable: equals stay in topological order.
    .sort((x, y) => scoreAt(y) - scoreAt(x));
  const suspects = new Set(ranking.slice(0, GROUPED_SUSPECTS));
  const layers = draft.layers.map((layer): JudgedLayer => {
    const { node, introduced } = layer;
    return {
      ...layer,
      introducedShare: introduced === null ? null : 1 - 10 ** (-Math.max(0, introduced) / 10),
      verdict: verdictOf(layer, threshold),
      hidden: suspects.has(node) ? hiddenBefore(graph, values, node) : [],
    };
  });
  const culprits = ranking.filter((node) => layers[node]?.verdict === "introduced");
  // Weights at fault on both sides are no part of what B has more than A.
  const judged = layers.flatMap(({ node, introduced, evidence }) =>
    introduced === null || evidence === "weights" ? [] : [{ op: graph.nodes[node]?.op ?? null, introduced }],
  );
  const caveats = [...rest.caveats, ...CAVEATS_OF_GRAPH[graph.kind]];
  return {
    ok: true,
    ...rest,
    graph,
    layers,
    ranking,
    culprits,
    threshold,
    concentration: concentrate(
      judged,
      culprits.some((node) => layers[node]?.evidence !== "weights"),
    ),
    caveats,
  };
}
