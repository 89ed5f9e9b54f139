import type { NamedPart } from "@/lib/formats/layers/layer-file";
import { layerName } from "@/lib/formats/layers/layer-name";
import { floatTensor, floatWeight, type GraphNode, INPUT_OP, type LayerGraph } from "@/lib/formats/onnx/layer-graph";

/** AIMET writes every run of other characters as one `_`. */
const sanitized = (name: string) => name.replace(/\W+/g, "_");

function unique(pairs: Iterable<readonly [string, string]>): Map<string, string | null> {
  const found = new Map<string, string | null>();
  // A name of two nodes names neither.
  for (const [name, id] of pairs) found.set(name, found.has(name) && found.get(name) !== id ? null : id);
  return found;
}

/** Finds the nodes of a graph by the names that other tools give them. */
export class GraphIndex {
  readonly graph: LayerGraph;
  readonly #outputs: Map<string, string | null>;
  readonly #layers: Map<string, string | null>;
  readonly #sanitized: Map<string, string | null>;
  readonly #weights = new Map<string, string[]>();

  constructor(graph: LayerGraph) {
    this.graph = graph;
    const named = (node: GraphNode) => [node.id, ...node.nodes].map((name) => [name, node.id] as const);
    const written = (node: GraphNode) => node.outputs.map((name) => [name, node.id] as const);
    this.#outputs = unique(graph.nodes.flatMap(written));
    this.#layers = unique(graph.nodes.filter(({ op }) => op !== INPUT_OP).flatMap(named));
    this.#sanitized = unique(
      graph.nodes.flatMap((node) =>
        [...named(node), ...written(node)].map(([name, id]) => [sanitized(name), id] as const),
      ),
    );
    for (const { id, weights } of graph.nodes)
      for (const weight of weights) this.#weights.set(weight, [...(this.#weights.get(weight) ?? []), id]);
  }

  /** Ids of the nodes that a name means: one for a tensor or a layer, all that read it for a weight; none when unknown. */
  find(name: string, of: NamedPart): readonly string[] {
    if (of === "weight") {
      const readers = this.#weights.get(layerName(floatWeight(name)));
      if (readers) return readers;
    }
    const tensor = layerName(floatTensor(name));
    const [first, second] = of === "output" ? [this.#outputs, this.#layers] : [this.#layers, this.#outputs];
    const id = first.get(tensor) ?? second.get(tensor) ?? this.#sanitized.get(sanitized(tensor));
    return id == null ? [] : [id];
  }
}
