import { normalizeLayerName } from "@/lib/domain/drift/layer-names";
import type { NamedNode } from "@/lib/domain/drift/merge-parts";

type Index = { byName: Map<string, number | null>; byNormal: Map<string, number | null> };

/** Indices of graphs that are asked again and again; they go with their graphs. */
const indices = new WeakMap<readonly NamedNode[], Index>();

/** A name of two layers names neither. */
function add(index: Map<string, number | null>, name: string, node: number): void {
  const known = index.get(name);
  index.set(name, known === undefined || known === node ? node : null);
}

function indexOf(nodes: readonly NamedNode[]): Index {
  const index: Index = { byName: new Map(), byNormal: new Map() };
  for (const [node, { id, fusedFrom, nodes: names, outputs }] of nodes.entries())
    for (const name of [id, ...fusedFrom, ...names, ...outputs]) {
      add(index.byName, name, node);
      add(index.byNormal, normalizeLayerName(name), node);
    }
  // An id is always its own layer's, whoever else goes by it.
  for (const [node, { id }] of nodes.entries()) index.byName.set(id, node);
  return index;
}

/** Position of the layer that goes by a name in this graph: by id, by its other names, then normalised; null without. */
export function findLayer(nodes: readonly NamedNode[], name: string): number | null {
  const index = indices.get(nodes) ?? indexOf(nodes);
  indices.set(nodes, index);
  return index.byName.get(name) ?? index.byNormal.get(normalizeLayerName(name)) ?? null;
}
