import { alignLayers, LOW_COVERAGE } from "@/lib/domain/drift/align-layers";
import { LEVEL_SOURCES } from "@/lib/domain/drift/error-level";
import { findLayerMetric } from "@/lib/domain/drift/layer-metrics";
import { findParameterOwner } from "@/lib/domain/drift/layer-names";
import {
  type GraphKind,
  graphKind,
  type LayerNode,
  type LayerPlace,
  type Observation,
} from "@/lib/domain/drift/layers";

/** A node with the names that other tools have for it. */
export type NamedNode = LayerNode & {
  /** ONNX nodes, tensors that it writes, initializers that it reads. */
  nodes: readonly string[];
  outputs: readonly string[];
  weights: readonly string[];
};

/** Layers as one file, or the run itself, gave them. */
export type LayerPart = Observation & {
  /** Parts of one structure share it. */
  graphKey: string;
  nodes: readonly NamedNode[];
  /** False when the order of `nodes` says nothing. */
  ordered: boolean;
  /** One value a node, NaN where it was not observed. */
  metrics: Readonly<Record<string, Float32Array>>;
  placement: readonly (LayerPlace | null)[] | null;
};

/** Where the layers of a part stand among the merged ones. */
export type PartPlace = { placed: number; unplaced: string[] };

export type MergedLayers = Observation & {
  /** Index of the part whose graph is the graph of all. */
  base: number;
  nodes: readonly NamedNode[];
  order: GraphKind;
  metrics: Record<string, Float32Array>;
  placement: (LayerPlace | null)[] | null;
  /** Which part speaks for a metric, and for the placement. */
  speakers: Record<string, number>;
  placementFrom: number | null;
  /** One a part. */
  places: PartPlace[];
};

const orderOf = ({ nodes, ordered }: LayerPart): GraphKind => graphKind(nodes, ordered);

/** Nodes under every name that somebody else may have for them. */
const withNames = (nodes: readonly NamedNode[]) =>
  nodes.map((node) => ({ ...node, fusedFrom: [...new Set([...node.fusedFrom, ...node.nodes, ...node.outputs])] }));

/** For each node of a part the nodes of the base that it stands for; empty where it found none. */
function placeNodes(part: LayerPart, base: LayerPart): (readonly number[])[] {
  if (part.graphKey === base.graphKey) return part.nodes.map((_, node) => [node]);
  const places: (readonly number[])[] = part.nodes.map(() => []);
  for (const match of alignLayers(withNames(base.nodes), withNames(part.nodes)).matches)
    for (const node of match.b) places[node] = match.a;
  const byWeight = new Map(base.nodes.flatMap(({ weights }, node) => weights.map((name) => [name, node] as const)));
  const ids = base.nodes.map(({ id }) => id);
  for (const [node, { id, weights }] of part.nodes.entries()) {
    if (places[node]?.length) continue;
    const owner = [id, ...weights].map((name) => byWeight.get(name)).find((found) => found !== undefined);
    const found = owner ?? (part.nodes.length <= ids.length ? findParameterOwner(id, ids) : null);
    if (found !== null) places[node] = [found];
  }
  return places;
}

const isMeasured = (part: LayerPart) => Object.keys(part.metrics).length > 0;

/** The part whose graph is shown: one with edges that has a place for nearly every layer measured, else the fullest. */
function chooseBase(parts: readonly LayerPart[]): { base: number; places: (readonly number[])[][] } {
  const choices = parts.map((candidate, base) => {
    const places = parts.map((part) => placeNodes(part, candidate));
    let measured = 0;
    let placed = 0;
    for (const [index, part] of parts.entries()) {
      if (!isMeasured(part)) continue;
      measured += part.nodes.length;
      placed += places[index]?.filter((list) => list.length > 0).length ?? 0;
    }
    const coverage = measured === 0 ? 1 : placed / measured;
    return { base, places, coverage, edges: orderOf(candidate) === "edges", size: candidate.nodes.length };
  });
  const best = Math.max(...choices.map(({ coverage }) => coverage));
  const [first] = choices.sort(
    (x, y) =>
      Number(y.edges && y.coverage >= LOW_COVERAGE * best) - Number(x.edges && x.coverage >= LOW_COVERAGE * best) ||
      y.coverage - x.coverage ||
      y.size - x.size ||
      y.base - x.base,
  );
  return first ?? { base: 0, places: [] };
}

/** A column of a part over the nodes of the base: several nodes of the part under one are told by the last of them. */
function project(column: Float32Array, places: readonly (readonly number[])[], size: number): Float32Array {
  const values = new Float32Array(size).fill(Number.NaN);
  for (const [node, value] of column.entries()) {
    // Of several nodes that were fused into one the last has its output.
    const target = places[node]?.at(-1);
    if (target !== undefined && !Number.isNaN(value)) values[target] = value;
  }
  return values;
}

function projectPlaces(
  column: readonly (LayerPlace | null)[],
  places: readonly (readonly number[])[],
  size: number,
): (LayerPlace | null)[] {
  const found: (LayerPlace | null | undefined)[] = Array.from({ length: size });
  // Parts of one layer in two places: where it ran cannot be said in one word.
  for (const [node, place] of column.entries())
    for (const target of places[node] ?? [])
      if (place !== null) found[target] = found[target] === undefined || found[target] === place ? place : null;
  return found.map((place) => place ?? null);
}

/** A node with what another tool knows of it and nobody else said. */
const complete = (node: NamedNode, other: NamedNode): NamedNode => ({
  ...node,
  op: node.op ?? other.op,
  nodes: node.nodes.length > 0 ? node.nodes : other.nodes,
  outputs: node.outputs.length > 0 ? node.outputs : other.outputs,
  weights: node.weights.length > 0 ? node.weights : other.weights,
});

/** Nodes of the base with what other parts know of them and it does not. */
function enrich(parts: readonly LayerPart[], base: number, places: (readonly number[])[][]): NamedNode[] {
  const nodes = [...(parts[base]?.nodes ?? [])];
  const strangers = [...parts.entries()].filter(([, { graphKey }]) => graphKey !== parts[base]?.graphKey);
  for (const [index, part] of strangers) {
    for (const [position, other] of part.nodes.entries()) {
      const [target, ...more] = places[index]?.[position] ?? [];
      const node = target === undefined || more.length > 0 ? undefined : nodes[target];
      if (node && target !== undefined) nodes[target] = complete(node, other);
    }
  }
  return nodes;
}

/** What parts say beside values: the part that speaks for the error of layers is asked first, then the newest. */
function factsOf(parts: readonly LayerPart[], speakers: Record<string, number>) {
  const level = LEVEL_SOURCES.map((metric) => speakers[metric]).find((index) => index !== undefined);
  const first = level === undefined ? undefined : parts[level];
  const asked = [...(first ? [first] : []), ...parts.filter((part) => part !== first && isMeasured(part)).reverse()];
  const ask = <K extends "against" | "samples" | "sampleSetSha256" | "layout" | "observer">(key: K) =>
    asked.find((part) => part[key] !== null)?.[key] ?? null;
  return {
    against: ask("against"),
    // Of other samples than those of the error nothing must be said.
    samples: first ? first.samples : ask("samples"),
    sampleSetSha256: first ? first.sampleSetSha256 : ask("sampleSetSha256"),
    layout: ask("layout"),
    observer: ask("observer"),
  };
}

const rankOf = (name: string) => (findLayerMetric(name) === null ? 1 : 0);

/**
 * Joins what several files say of the layers of one run: the newest file that has a metric speaks for it, on the graph
 * that has a place for most of what was measured. Null without parts.
 * @param parts oldest first
 */
export function mergeParts(parts: readonly LayerPart[]): MergedLayers | null {
  if (parts.length === 0) return null;
  const { base, places } = chooseBase(parts);
  const graph = parts[base] as LayerPart;
  const speakers: Record<string, number> = {};
  let placementFrom: number | null = null;
  for (const [index, part] of parts.entries()) {
    for (const metric of Object.keys(part.metrics)) speakers[metric] = index;
    if (part.placement?.some((place) => place !== null)) placementFrom = index;
  }
  const size = graph.nodes.length;
  const names = Object.keys(speakers).sort((x, y) => rankOf(x) - rankOf(y) || (x < y ? -1 : 1));
  const metrics: Record<string, Float32Array> = {};
  for (const name of names) {
    const from = speakers[name] ?? 0;
    metrics[name] = project(parts[from]?.metrics[name] ?? new Float32Array(), places[from] ?? [], size);
  }
  return {
    base,
    nodes: enrich(parts, base, places),
    order: orderOf(graph),
    metrics,
    placement:
      placementFrom === null
        ? null
        : projectPlaces(parts[placementFrom]?.placement ?? [], places[placementFrom] ?? [], size),
    ...factsOf(parts, speakers),
    speakers,
    placementFrom,
    places: parts.map(({ nodes }, index) => {
      const unplaced = nodes.flatMap(({ id }, node) => (places[index]?.[node]?.length ? [] : [id]));
      return { placed: nodes.length - unplaced.length, unplaced };
    }),
  };
}
