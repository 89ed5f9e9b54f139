import type { GraphKind } from "@/lib/domain/drift/layers";
import type { GraphLayer } from "./graph-layer";
import { type GraphLayout, NODE_HEIGHT } from "./graph-layout";

/** The graph as somebody walks it with keys. */
export type Walk = {
  layers: readonly Pick<GraphLayer, "inputs">[];
  readers: readonly (readonly number[])[];
  layout: GraphLayout;
  order: GraphKind;
  /** Positions, most suspect first. */
  culprits: readonly number[];
};

/** For each layer those that read it. In a chain, the next one. */
export function findReaders(layers: readonly Pick<GraphLayer, "inputs">[], order: GraphKind): number[][] {
  const readers: number[][] = layers.map(() => []);
  if (order === "edges")
    for (const [node, { inputs }] of layers.entries()) for (const input of inputs) readers[input]?.push(node);
  else for (const node of layers.keys()) if (node + 1 < layers.length) readers[node]?.push(node + 1);
  return readers;
}

/** How much farther a layer counts for each pixel that it stands above or below the row. */
const OFF_ROW = 4;

/** The layer of another line that is nearest in the same row. */
function beside({ layout }: Walk, at: number, direction: 1 | -1): number | null {
  const [x, y] = [layout.x[at] ?? 0, layout.y[at] ?? 0];
  let best: number | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const [node, left] of layout.x.entries()) {
    const away = (left - x) * direction;
    const off = Math.abs((layout.y[node] ?? 0) - y);
    const distance = away + off * OFF_ROW;
    if (away <= 0 || off > NODE_HEIGHT * 2 || distance >= nearest) continue;
    nearest = distance;
    best = node;
  }
  return best;
}

function nearestTo({ layout }: Walk, at: number, nodes: readonly number[]): number | null {
  const away = (node: number) =>
    Math.abs((layout.x[node] ?? 0) - (layout.x[at] ?? 0)) + Math.abs((layout.y[node] ?? 0) - (layout.y[at] ?? 0));
  const [first, ...others] = nodes;
  return first === undefined ? null : others.reduce((best, node) => (away(node) < away(best) ? node : best), first);
}

function before({ layers, order }: Walk, at: number): readonly number[] {
  if (order === "edges") return layers[at]?.inputs ?? [];
  return at > 0 ? [at - 1] : [];
}

function arrowFrom(walk: Walk, at: number, key: string): number | null | undefined {
  switch (key) {
    case "ArrowDown":
      return nearestTo(walk, at, walk.readers[at] ?? []);
    case "ArrowUp":
      return nearestTo(walk, at, before(walk, at));
    case "ArrowLeft":
      return beside(walk, at, -1);
    case "ArrowRight":
      return beside(walk, at, 1);
    default:
      return undefined;
  }
}

function nextCulprit(culprits: readonly number[], at: number | null, forward: boolean): number | null {
  const now = at === null ? -1 : culprits.indexOf(at);
  if (now < 0) return culprits[0] ?? at;
  return culprits[(now + (forward ? 1 : culprits.length - 1)) % culprits.length] ?? at;
}

/**
 * Where a key leads from a layer: along the edges with the arrows up and down, to neighbours with left and right, to
 * the next culprit with Page Down and back with Page Up. Null when the key does not walk; the layer itself at an end.
 */
export function walkGraph(walk: Walk, at: number | null, key: string): number | null {
  const last = walk.layers.length - 1;
  if (last < 0) return null;
  if (key === "Home") return 0;
  if (key === "End") return last;
  if (key === "PageDown" || key === "PageUp") return nextCulprit(walk.culprits, at, key === "PageDown");
  if (!key.startsWith("Arrow")) return null;
  if (at === null) return walk.culprits[0] ?? 0;
  const next = arrowFrom(walk, at, key);
  return next === undefined ? null : (next ?? at);
}
