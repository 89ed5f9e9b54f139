import { type GraphLayout, type LayoutEdge, NODE_HEIGHT, NODE_WIDTH, ROW_GAP } from "./graph-layout";

type Piece = { nodes: readonly number[]; layout: GraphLayout };
type Node = { inputs: readonly number[] };

/** How far a piece is moved aside so that the edges into it run straight down, on the whole. */
function shiftOf({ nodes, layout }: Piece, layers: readonly Node[], placed: ReadonlyMap<number, number>): number {
  const own = new Set(nodes);
  const offsets: number[] = [];
  for (const [at, node] of nodes.entries())
    for (const input of layers[node]?.inputs ?? []) {
      const x = placed.get(input);
      if (x !== undefined && !own.has(input)) offsets.push(x - (layout.x[at] ?? 0));
    }
  const sorted = offsets.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

function moved(points: Float32Array, aside: number, down: number): Float32Array {
  return points.map((value, at) => value + (at % 2 === 0 ? aside : down));
}

function edgesBetween(
  layers: readonly Node[],
  pieces: readonly Piece[],
  x: Float32Array,
  y: Float32Array,
): LayoutEdge[] {
  const edges: LayoutEdge[] = [];
  const sectionOf = new Map(pieces.flatMap(({ nodes }, section) => nodes.map((node) => [node, section] as const)));
  for (const [to, { inputs }] of layers.entries())
    for (const from of new Set(inputs)) {
      if (from === to || layers[from] === undefined || sectionOf.get(from) === sectionOf.get(to)) continue;
      const middle = NODE_WIDTH / 2;
      const start = [(x[from] ?? 0) + middle, (y[from] ?? 0) + NODE_HEIGHT];
      edges.push({ from, to, points: Float32Array.of(...start, (x[to] ?? 0) + middle, y[to] ?? 0) });
    }
  return edges;
}

/** Puts pieces that were laid out apart below each other and draws the edges between them. Positions are those of `layers`. */
export function stackSections(layers: readonly Node[], pieces: readonly Piece[]): GraphLayout {
  const x = new Float32Array(layers.length);
  const y = new Float32Array(layers.length);
  const edges: LayoutEdge[] = [];
  const placed = new Map<number, number>();
  let top = 0;
  for (const piece of pieces) {
    const aside = shiftOf(piece, layers, placed);
    for (const [at, node] of piece.nodes.entries()) {
      x[node] = (piece.layout.x[at] ?? 0) + aside;
      y[node] = (piece.layout.y[at] ?? 0) + top;
    }
    for (const node of piece.nodes) placed.set(node, x[node] ?? 0);
    const within = piece.nodes;
    for (const { from, to, points } of piece.layout.edges)
      edges.push({ from: within[from] ?? 0, to: within[to] ?? 0, points: moved(points, aside, top) });
    top += piece.layout.height + ROW_GAP;
  }
  edges.push(...edgesBetween(layers, pieces, x, y));
  const left = x.reduce((least, value) => Math.min(least, value), 0);
  const right = x.reduce((most, value) => Math.max(most, value + NODE_WIDTH), 0);
  return {
    x: x.map((value) => value - left),
    y,
    edges: left === 0 ? edges : edges.map((edge) => ({ ...edge, points: moved(edge.points, -left, 0) })),
    width: right - left,
    height: Math.max(0, top - ROW_GAP),
    breadth: pieces.reduce((most, { layout }) => Math.max(most, layout.width), 0),
    columns: 1,
  };
}
