import { drawCulpritNames } from "./draw-culprits";
import { type DrawnGraph, drawNodes, drawNodeText } from "./draw-nodes";
import type { GraphLayout, LayoutEdge } from "./graph-layout";
import type { Palette } from "./palette";
import type { Size, Viewport } from "./viewport";

/** From this scale on plain edges are drawn: below, they would be a grey veil. */
const EDGES_FROM = 0.04;
/** Fonts are read by the canvas, which knows no variables. */
const TEXT_FROM = 0.42;

type Box = { left: number; top: number; right: number; bottom: number };

function seenBox({ x, y, scale }: Viewport, { width, height }: Size): Box {
  return { left: -x / scale, top: -y / scale, right: (width - x) / scale, bottom: (height - y) / scale };
}

function meets(box: Box, points: Float32Array): boolean {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at + 1 < points.length; at += 2) {
    const [x, y] = [points[at] ?? 0, points[at + 1] ?? 0];
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return left <= box.right && right >= box.left && top <= box.bottom && bottom >= box.top;
}

function trace(canvas: CanvasRenderingContext2D, points: Float32Array) {
  canvas.moveTo(points[0] ?? 0, points[1] ?? 0);
  for (let at = 2; at + 1 < points.length; at += 2) canvas.lineTo(points[at] ?? 0, points[at + 1] ?? 0);
}

function strokeEdges(canvas: CanvasRenderingContext2D, edges: LayoutEdge[], color: string, width: number) {
  if (edges.length === 0) return;
  canvas.strokeStyle = color;
  canvas.lineWidth = width;
  canvas.beginPath();
  for (const { points } of edges) trace(canvas, points);
  canvas.stroke();
}

/** An arrow head at the end of each edge, so that the direction is seen and not known. */
function drawHeads(canvas: CanvasRenderingContext2D, edges: LayoutEdge[], color: string) {
  canvas.fillStyle = color;
  canvas.beginPath();
  for (const { points } of edges) {
    const [x, y] = [points[points.length - 2] ?? 0, points[points.length - 1] ?? 0];
    canvas.moveTo(x, y);
    canvas.lineTo(x - 3.5, y - 7);
    canvas.lineTo(x + 3.5, y - 7);
    canvas.closePath();
  }
  canvas.fill();
}

export type Scene = DrawnGraph & {
  layout: GraphLayout;
  /** Keys `from:to` of the edges along which the error runs. */
  path: ReadonlySet<string>;
  /** True when edges are the order in a list and nothing else. */
  orderOnly: boolean;
};

/** Paints what is seen of the graph. Returns how many layers were drawn. */
export function drawGraph(
  canvas: CanvasRenderingContext2D,
  scene: Scene,
  view: Viewport,
  frame: Size,
  palette: Palette,
): number {
  const ratio = canvas.canvas.width / frame.width;
  canvas.setTransform(1, 0, 0, 1, 0, 0);
  canvas.clearRect(0, 0, canvas.canvas.width, canvas.canvas.height);
  canvas.setTransform(view.scale * ratio, 0, 0, view.scale * ratio, view.x * ratio, view.y * ratio);
  const box = seenBox(view, frame);
  const pixel = 1 / view.scale;
  const seen = scene.layout.edges.filter((edge) => meets(box, edge.points));
  const { selected } = scene;
  const near = seen.filter(({ from, to }) => selected !== null && (from === selected || to === selected));
  const carrying = seen.filter(({ from, to }) => scene.path.has(`${from}:${to}`));
  const withText = view.scale >= TEXT_FROM;

  if (scene.orderOnly) canvas.setLineDash([4, 4]);
  if (view.scale >= EDGES_FROM)
    strokeEdges(canvas, seen, withText ? palette.edge : palette.line, Math.max(1.1, pixel * 0.75));
  canvas.setLineDash([]);
  strokeEdges(canvas, carrying, palette.culprit, Math.max(2.6, pixel * 0.9));
  strokeEdges(canvas, near, palette.accent, Math.max(2, pixel * 1.4));
  if (withText) {
    drawHeads(canvas, seen, palette.edge);
    drawHeads(canvas, carrying, palette.culprit);
    drawHeads(canvas, near, palette.accent);
  }
  const drawn = drawNodes(canvas, scene, box, pixel, palette);
  if (withText) drawNodeText(canvas, scene, drawn, view.scale, palette);
  else drawCulpritNames(canvas, scene, { view, frame, ratio, palette });
  return drawn.length;
}
