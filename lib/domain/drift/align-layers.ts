import { normalizeLayerName } from "@/lib/domain/drift/layer-names";
import type { LayerNode } from "@/lib/domain/drift/layers";

/** Below this share of matched layers on either side the page warns: the culprit may be among the others. */
export const LOW_COVERAGE = 0.8;

/** How a match was found. */
export type MatchKind = "same-id" | "fused" | "renamed";

/** Nodes of A and of B that compute the same; more than one on a side where a tool fused or split. */
export type LayerMatch = { kind: MatchKind; a: readonly number[]; b: readonly number[] };

export type Alignment = {
  matches: readonly LayerMatch[];
  /** Share of the side's nodes that are in a match, 0 to 1. */
  coverage: { a: number; b: number };
  unmatched: { a: readonly number[]; b: readonly number[] };
  /** Normalised names that several layers of one side share: none of them is matched by it. */
  ambiguous: readonly string[];
};

type Side = "a" | "b";

/** Disjoint sets over the nodes of both sides: A's are 0 to n - 1, B's follow. */
class Sets {
  private readonly parent: number[];
  constructor(size: number) {
    this.parent = Array.from({ length: size }, (_, i) => i);
  }
  find(item: number): number {
    let at = item;
    while (this.parent[at] !== at) {
      const above = this.parent[at] as number;
      this.parent[at] = this.parent[above] as number;
      at = above;
    }
    return at;
  }
  join(one: number, other: number): void {
    this.parent[this.find(other)] = this.find(one);
  }
}

const namesOf = (node: LayerNode) => [node.id, ...node.fusedFrom];

/** Joins all nodes, of either side, that go by one name or were fused from one node. */
function joinByName(sets: Sets, nodes: readonly LayerNode[]): void {
  const owner = new Map<string, number>();
  for (const [item, node] of nodes.entries()) {
    for (const name of namesOf(node)) {
      const known = owner.get(name);
      if (known === undefined) owner.set(name, item);
      else sets.join(known, item);
    }
  }
}

/** Sides that each set has nodes of. */
function sidesOf(sets: Sets, nodes: readonly LayerNode[], split: number): Map<number, Set<Side>> {
  const sides = new Map<number, Set<Side>>();
  for (const item of nodes.keys()) {
    const root = sets.find(item);
    const known = sides.get(root) ?? new Set();
    sides.set(root, known.add(item < split ? "a" : "b"));
  }
  return sides;
}

type Owners = Record<Side, Set<number>>;

/** For each normalised name the sets that go by it and are on one side only. */
function ownersByName(sets: Sets, nodes: readonly LayerNode[], split: number): Map<string, Owners> {
  const sides = sidesOf(sets, nodes, split);
  const byName = new Map<string, Owners>();
  for (const [item, node] of nodes.entries()) {
    const root = sets.find(item);
    if (sides.get(root)?.size !== 1) continue;
    for (const name of namesOf(node).map(normalizeLayerName)) {
      const owners = byName.get(name) ?? { a: new Set(), b: new Set() };
      owners[item < split ? "a" : "b"].add(root);
      if (name !== "") byName.set(name, owners);
    }
  }
  return byName;
}

/** Joins sets of one side where a normalised name belongs to exactly one of each side. */
function joinRenamed(
  sets: Sets,
  nodes: readonly LayerNode[],
  split: number,
): { roots: Set<number>; ambiguous: string[] } {
  const joined: number[] = [];
  const ambiguous: string[] = [];
  for (const [name, { a, b }] of ownersByName(sets, nodes, split)) {
    const [one] = a;
    const [other] = b;
    if (one === undefined || other === undefined) continue;
    if (a.size > 1 || b.size > 1) ambiguous.push(name);
    else {
      sets.join(one, other);
      joined.push(one);
    }
  }
  return { roots: new Set(joined.map((item) => sets.find(item))), ambiguous };
}

function kindOf(ids: readonly (string | undefined)[], renamed: boolean): MatchKind {
  if (ids.length > 2) return "fused";
  if (ids[0] === ids[1]) return "same-id";
  return renamed ? "renamed" : "fused";
}

/**
 * Finds the layers that two graphs share: by id, by what nodes were fused from (many to many), then by normalised name
 * (`normalizeLayerName`) where that is unambiguous. Position never matches layers. Linear in the number of names.
 */
export function alignLayers(a: readonly LayerNode[], b: readonly LayerNode[]): Alignment {
  const nodes = [...a, ...b];
  const sets = new Sets(nodes.length);
  joinByName(sets, nodes);
  const { roots: renamed, ambiguous } = joinRenamed(sets, nodes, a.length);
  const members = new Map<number, { a: number[]; b: number[] }>();
  for (const item of nodes.keys()) {
    const root = sets.find(item);
    const entry = members.get(root) ?? { a: [], b: [] };
    if (item < a.length) entry.a.push(item);
    else entry.b.push(item - a.length);
    members.set(root, entry);
  }
  const matches: LayerMatch[] = [];
  const unmatched: { a: number[]; b: number[] } = { a: [], b: [] };
  for (const [root, { a: ours, b: theirs }] of members) {
    if (ours.length === 0 || theirs.length === 0) {
      unmatched.a.push(...ours);
      unmatched.b.push(...theirs);
      continue;
    }
    const ids = [...ours.map((node) => a[node]?.id), ...theirs.map((node) => b[node]?.id)];
    matches.push({ kind: kindOf(ids, renamed.has(root)), a: ours, b: theirs });
  }
  const share = (lost: number, all: number) => (all === 0 ? 0 : 1 - lost / all);
  return {
    matches,
    coverage: { a: share(unmatched.a.length, a.length), b: share(unmatched.b.length, b.length) },
    unmatched,
    ambiguous,
  };
}
