/** Where layers and edges stand, in pixels at scale 1; columns are read like those of a newspaper. */
export type GraphLayout = {
  /** Upper left corners, one a layer. */
  x: Float32Array;
  y: Float32Array;
  edges: LayoutEdge[];
  width: number;
  height: number;
  /** Width of one column, about: pieces that are moved aside do not count. */
  breadth: number;
  columns: number;
};

/** An edge by positions of layers, as a line of points x, y, x, y, ... */
export type LayoutEdge = { from: number; to: number; points: Float32Array };

export const NODE_WIDTH = 172;
export const NODE_HEIGHT = 34;
/** Space between two rows, in which edges turn. */
export const ROW_GAP = 26;
const COLUMN_GAP = 56;

/** Layers one below the other, in the order given: what is known when no edges are. @param joined draws the order */
export function chainLayout(count: number, joined: boolean): GraphLayout {
  const pitch = NODE_HEIGHT + ROW_GAP;
  const edges = Array.from({ length: joined ? Math.max(0, count - 1) : 0 }, (_, from) => {
    const middle = NODE_WIDTH / 2;
    const points = Float32Array.of(middle, from * pitch + NODE_HEIGHT, middle, (from + 1) * pitch);
    return { from, to: from + 1, points };
  });
  const y = Float32Array.from({ length: count }, (_, index) => index * pitch);
  const height = Math.max(0, count * pitch - ROW_GAP);
  return { x: new Float32Array(count), y, edges, width: NODE_WIDTH, breadth: NODE_WIDTH, height, columns: 1 };
}

/** The number of columns at which a drawing is largest in a frame; the smallest such number. @param aspect width by height */
export function bestColumns(
  { breadth, height }: Pick<GraphLayout, "breadth" | "height">,
  frame: { width: number; height: number },
) {
  const scaleAt = (columns: number) =>
    Math.min(1, frame.width / (columns * (breadth + COLUMN_GAP)), (frame.height * columns) / height);
  let best = 1;
  while (scaleAt(best + 1) > scaleAt(best)) best++;
  return best;
}

type Column = { left: number; right: number; top: number; shift: number };

/** Bounds of each column's layers and of the bends that lie in it. */
function measureColumns(layout: GraphLayout, columnAt: (y: number) => number, count: number): Column[] {
  const columns = Array.from({ length: count }, () => ({
    left: Number.POSITIVE_INFINITY,
    right: Number.NEGATIVE_INFINITY,
    top: Number.POSITIVE_INFINITY,
    shift: 0,
  }));
  const take = (x: number, width: number, y: number) => {
    const column = columns[columnAt(y)];
    if (column === undefined) return;
    column.left = Math.min(column.left, x);
    column.right = Math.max(column.right, x + width);
  };
  for (const [index, y] of layout.y.entries()) {
    const column = columns[columnAt(y)];
    if (column !== undefined) column.top = Math.min(column.top, y);
    take(layout.x[index] ?? 0, NODE_WIDTH, y);
  }
  for (const { points } of layout.edges)
    for (let at = 0; at + 1 < points.length; at += 2) take(points[at] ?? 0, 0, points[at + 1] ?? 0);
  let end = 0;
  for (const column of columns) {
    if (column.left > column.right) continue;
    column.shift = end - column.left;
    end += column.right - column.left + COLUMN_GAP;
  }
  return columns;
}

/** A line from one column to another: through the gap before the column in which it ends. */
function crossing(points: Float32Array, from: Column, to: Column): Float32Array {
  const startX = (points[0] ?? 0) + from.shift;
  const startY = (points[1] ?? 0) - from.top;
  const endX = (points[points.length - 2] ?? 0) + to.shift;
  const endY = (points[points.length - 1] ?? 0) - to.top;
  const gutter = to.left + to.shift - COLUMN_GAP / 2;
  const turn = ROW_GAP / 2;
  return Float32Array.of(
    ...[startX, startY, startX, startY + turn, gutter, startY + turn],
    ...[gutter, endY - turn, endX, endY - turn, endX, endY],
  );
}

/** Cuts a long drawing between rows into columns that stand side by side, so that thousands of layers fit a screen. */
export function foldLayout(layout: GraphLayout, count: number): GraphLayout {
  if (count <= 1 || layout.height === 0) return layout;
  const reach = layout.height / count;
  const columnAt = (y: number) => Math.min(count - 1, Math.max(0, Math.floor(y / reach)));
  const columns = measureColumns(layout, columnAt, count);
  const columnOf = (node: number) => columns[columnAt(layout.y[node] ?? 0)];
  const x = layout.x.map((value, node) => value + (columnOf(node)?.shift ?? 0));
  const y = layout.y.map((value, node) => value - (columnOf(node)?.top ?? 0));
  const edges = layout.edges.map((edge) => {
    const [from, to] = [columnOf(edge.from), columnOf(edge.to)];
    if (from === undefined || to === undefined) return edge;
    if (from !== to) return { ...edge, points: crossing(edge.points, from, to) };
    const points = edge.points.map((value, at) => (at % 2 === 0 ? value + from.shift : value - from.top));
    return { ...edge, points };
  });
  const width = Math.max(...columns.map(({ right, shift }) => (Number.isFinite(right) ? right + shift : 0)));
  return {
    x,
    y,
    edges,
    width,
    height: y.reduce((most, top) => Math.max(most, top + NODE_HEIGHT), 0),
    breadth: layout.breadth,
    columns: count,
  };
}

/** The layer at a point of the drawing, or within `reach` pixels of it; the nearest one. */
export function layerAt({ x, y }: GraphLayout, point: { x: number; y: number }, reach: number): number | null {
  let best: number | null = null;
  let nearest = reach;
  for (const [node, left] of x.entries()) {
    const top = y[node] ?? 0;
    const aside = Math.max(left - point.x, point.x - left - NODE_WIDTH, 0);
    const above = Math.max(top - point.y, point.y - top - NODE_HEIGHT, 0);
    const away = Math.max(aside, above);
    if (away > nearest || (away === nearest && best !== null)) continue;
    nearest = away;
    best = node;
  }
  return best;
}
