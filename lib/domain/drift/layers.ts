/** One node of a layer graph. Edges name other nodes; a graph without edges is an order only, see `graphKind`. */
export type LayerNode = {
  /** Stable name: the tensor or node name of the tool that measured. */
  id: string;
  /** Operator type as the graph spells it (`Conv`); null when unknown. */
  op: string | null;
  /** Ids of the nodes whose output this one reads; names that no node has are sources outside the graph. */
  inputs: readonly string[];
  /** Ids of the nodes of another graph that were compiled into this one; empty when it is itself. */
  fusedFrom: readonly string[];
};

/** Whether edges are known, or only the order in which the network runs its layers, or not even that. */
export const GRAPH_KINDS = ["edges", "order", "none"] as const;
export type GraphKind = (typeof GRAPH_KINDS)[number];

/** Where a node ran. */
export const LAYER_PLACES = ["npu", "gpu", "cpu"] as const;
export type LayerPlace = (typeof LAYER_PLACES)[number];

/** Hashes of the final output with and without the dump of intermediate tensors. */
export type Observer = { withDumpSha256: string | null; withoutDumpSha256: string | null };

/** How layers were observed; null is unknown. */
export type Observation = {
  /** What the layers were held against: `float`, `host`, or a name of the runner's own. */
  against: string | null;
  samples: number | null;
  sampleSetSha256: string | null;
  /** `NCHW`, `NHWC`. */
  layout: string | null;
  observer: Observer | null;
};

/** The layers of one run, or of one run with its supplements: one value a node in the order of `nodes`. */
export type LayerSide = Observation & {
  nodes: readonly LayerNode[];
  graph: GraphKind;
  /** By metric name (see `LAYER_METRICS`), one value a node; NaN where a node was not observed. */
  metrics: Readonly<Record<string, ArrayLike<number>>>;
  /** Hash of the final output of the measured run, where layers were not dumped. */
  outputSha256: string | null;
  /** One place a node; null where unknown. Left out when nothing is known. */
  placement?: readonly (LayerPlace | null)[];
};

/**
 * `edges` when any node names an input that is in the graph, else `order`, or `none` where the list has no order.
 * A single node has nothing to be ordered.
 * @param ordered false when the file lists layers in no order of execution (a dictionary)
 */
export function graphKind(nodes: readonly Pick<LayerNode, "id" | "inputs">[], ordered = true): GraphKind {
  const ids = new Set(nodes.map(({ id }) => id));
  if (nodes.length < 2 || nodes.some(({ inputs }) => inputs.some((input) => ids.has(input)))) return "edges";
  return ordered ? "order" : "none";
}

/** Why two sides, or one side alone, cannot be judged at all. */
export type SideRefusal =
  | { kind: "no-layers" }
  | { kind: "cycle"; through: readonly string[] }
  | { kind: "duplicate-layer"; id: string }
  | { kind: "layout-differs"; a: string; b: string }
  | { kind: "against-differs"; a: string; b: string }
  | { kind: "no-common-layers"; a: number; b: number }
  | { kind: "no-common-metric" }
  | { kind: "value-count-differs"; metric: string; values: number; layers: number };

/** A refusal and the side at fault; null when the two do not fit each other. */
export type Refused = { ok: false; side: "a" | "b" | null; refusal: SideRefusal };

/** Why one layer is left out of the ranking while the others are judged. */
export const LAYER_REFUSALS = ["not-observed", "unmatched", "vanishing-reference", "zero-tensor"] as const;
export type LayerRefusal = (typeof LAYER_REFUSALS)[number];

/** Metrics an SQNR is derived from where no tool reported one. */
export type DerivedSource = "mse" | "relL2" | "cosine";

/** What weakens a judgement without forbidding it; the page says each. */
export type DriftCaveat =
  | { kind: "one-sided" }
  | { kind: "order-only" }
  /** Neither edges nor order: introduced cannot be told from inherited, only local errors are ranked. */
  | { kind: "unordered" }
  | { kind: "different-samples" }
  | { kind: "samples-unknown" }
  | { kind: "few-samples"; side: "a" | "b"; samples: number }
  | { kind: "layout-unknown" }
  | { kind: "against-unknown" }
  | { kind: "observer-effect"; side: "a" | "b" }
  | { kind: "outputs-identical" }
  | { kind: "low-coverage"; share: number }
  /** Nearly all layers lost this many dB locally: the two sides differ in precision. */
  | { kind: "common-loss"; loss: number }
  | { kind: "unknown-inputs"; side: "a" | "b"; names: readonly string[] }
  | { kind: "derived-sqnr"; from: DerivedSource; layers: number };
