import type { LayerGraph } from "@/lib/domain/drift/layer-graph";

/** NaN marks nodes without a value: they are looked through. */
export type Observed = ArrayLike<number>;

const isSeen = (values: Observed, node: number) => !Number.isNaN(values[node] ?? Number.NaN);

/**
 * For each node the nearest observed ancestor with the largest value, or -1 when it has none: the graph contracted to
 * its observed nodes, in linear time. A path stops at the first observed node.
 */
export function largestAncestors(graph: LayerGraph, values: Observed): Int32Array {
  const best = new Int32Array(graph.inputs.length).fill(-1);
  for (const node of graph.order) {
    for (const input of graph.inputs[node] ?? []) {
      const candidate = isSeen(values, input) ? input : (best[input] ?? -1);
      const chosen = best[node] ?? -1;
      if (candidate >= 0 && (chosen < 0 || (values[candidate] ?? 0) > (values[chosen] ?? 0))) best[node] = candidate;
    }
  }
  return best;
}

/** Unobserved nodes between a node and its nearest observed ancestors, in the order of the graph's nodes. */
export function hiddenBefore(graph: LayerGraph, values: Observed, node: number): number[] {
  const hidden = new Set<number>();
  const open = [...(graph.inputs[node] ?? [])];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (isSeen(values, at) || hidden.has(at)) continue;
    hidden.add(at);
    open.push(...(graph.inputs[at] ?? []));
  }
  return [...hidden].sort((x, y) => x - y);
}

/** True when an input of the node was not observed, so that a local error there may belong to what came before. */
export function hasHiddenInput(graph: LayerGraph, values: Observed, node: number): boolean {
  return (graph.inputs[node] ?? []).some((input) => !isSeen(values, input));
}
