import { type GraphLayer, type GraphTone, isCulprit } from "./graph-layer";
import { type GraphLayout, NODE_HEIGHT, NODE_WIDTH } from "./graph-layout";
import { type Palette, STRONG_TONES } from "./palette";

export type DrawnGraph = {
  layers: readonly GraphLayer[];
  layout: GraphLayout;
  tones: readonly GraphTone[];
  /** Short text at the end of a layer: its figure or its place; empty for none. */
  labels: readonly string[];
  culprits: readonly number[];
  selected: number | null;
  hovered: number | null;
  /** Families of the page's text and of its names. */
  fonts: { text: string; names: string };
};

type Box = { left: number; top: number; right: number; bottom: number };

const RADIUS = 5;
/** Below this many pixels of height a layer is a bar without corners or edges. */
const BAR_BELOW = 9;
const PADDING = 8;
const ROOM_FOR_LABEL = 58;
/** The name under the operator is drawn from here on. */
const NAMES_FROM = 0.62;

function findSeen({ layout, layers }: DrawnGraph, box: Box): number[] {
  const seen: number[] = [];
  for (let node = 0; node < layers.length; node++) {
    const [x, y] = [layout.x[node] ?? 0, layout.y[node] ?? 0];
    if (x <= box.right && x + NODE_WIDTH >= box.left && y <= box.bottom && y + NODE_HEIGHT >= box.top) seen.push(node);
  }
  return seen;
}

/** Rectangles of the layers in sight, one path a tone. Returns which they are. */
export function drawNodes(
  canvas: CanvasRenderingContext2D,
  graph: DrawnGraph,
  box: Box,
  pixel: number,
  palette: Palette,
): number[] {
  const seen = findSeen(graph, box);
  const byTone = Map.groupBy(seen, (node) => graph.tones[node] ?? "unknown");
  const { layout } = graph;
  const bars = NODE_HEIGHT / pixel < BAR_BELOW;
  for (const [tone, nodes] of byTone) {
    canvas.beginPath();
    for (const node of nodes) outline(canvas, layout, node, bars);
    // A white bar on a white panel is nothing: from afar a clean layer is a grey one.
    canvas.fillStyle = bars && tone === "zero" ? palette.edge : palette[tone];
    canvas.fill();
    if (bars) continue;
    canvas.setLineDash(tone === "unknown" ? [3, 3] : []);
    canvas.strokeStyle = palette.edge;
    canvas.lineWidth = Math.max(1, pixel * 0.75);
    canvas.stroke();
  }
  canvas.setLineDash([]);
  ring(canvas, graph, graph.culprits, palette.culprit, Math.max(2.5, pixel * 2));
  if (graph.hovered !== null) ring(canvas, graph, [graph.hovered], palette.ink, Math.max(1.5, pixel * 1.5));
  if (graph.selected !== null) ring(canvas, graph, [graph.selected], palette.accent, Math.max(3, pixel * 3));
  return seen;
}

function outline(canvas: CanvasRenderingContext2D, layout: GraphLayout, node: number, bar: boolean) {
  const [x, y] = [layout.x[node] ?? 0, layout.y[node] ?? 0];
  if (bar) canvas.rect(x, y, NODE_WIDTH, NODE_HEIGHT);
  else canvas.roundRect(x, y, NODE_WIDTH, NODE_HEIGHT, RADIUS);
}

function ring(
  canvas: CanvasRenderingContext2D,
  { layout }: DrawnGraph,
  nodes: readonly number[],
  color: string,
  width: number,
) {
  canvas.strokeStyle = color;
  canvas.lineWidth = width;
  canvas.beginPath();
  for (const node of nodes) outline(canvas, layout, node, false);
  canvas.stroke();
}

const widths = new Map<string, string>();
const REMEMBERED = 20_000;

/** The text with its middle left out where it is too wide: both ends of a layer's name tell it apart. */
function shorten(canvas: CanvasRenderingContext2D, text: string, room: number): string {
  const key = `${canvas.font} ${room} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  let short = text;
  for (let kept = text.length - 1; kept > 2 && canvas.measureText(short).width > room; kept--) {
    const head = Math.ceil(kept / 2);
    short = `${text.slice(0, head)}…${text.slice(text.length - (kept - head))}`;
  }
  if (widths.size > REMEMBERED) widths.clear();
  widths.set(key, short);
  return short;
}

/** What is written on the layers in sight: operator and figure, and the name where there is room to read it. */
export function drawNodeText(
  canvas: CanvasRenderingContext2D,
  graph: DrawnGraph,
  nodes: number[],
  scale: number,
  palette: Palette,
) {
  const withNames = scale >= NAMES_FROM;
  canvas.textBaseline = "middle";
  for (const node of nodes) {
    const strong = STRONG_TONES.has(graph.tones[node] ?? "unknown");
    canvas.fillStyle = strong ? palette.onStrong : palette.ink;
    drawHeading(canvas, graph, node, withNames);
    if (withNames) drawName(canvas, graph, node, strong);
  }
}

function drawHeading(canvas: CanvasRenderingContext2D, graph: DrawnGraph, node: number, withNames: boolean) {
  const { layers, layout, labels, fonts } = graph;
  const layer = layers[node];
  if (layer === undefined) return;
  const x = layout.x[node] ?? 0;
  const y = (layout.y[node] ?? 0) + (withNames ? 11 : NODE_HEIGHT / 2);
  const label = labels[node] ?? "";
  const room = NODE_WIDTH - 2 * PADDING - (label === "" ? 0 : ROOM_FOR_LABEL);
  canvas.textAlign = "left";
  canvas.font = `600 ${withNames ? 11.5 : 14}px ${fonts.text}`;
  // The triangle says what the colour says.
  const mark = isCulprit(layer.verdict) ? "▲ " : "";
  canvas.fillText(shorten(canvas, `${mark}${layer.op ?? layer.id}`, room), x + PADDING, y);
  if (label === "") return;
  canvas.textAlign = "right";
  canvas.font = `500 ${withNames ? 11 : 13}px ${fonts.text}`;
  canvas.fillText(label, x + NODE_WIDTH - PADDING, y);
}

function drawName(
  canvas: CanvasRenderingContext2D,
  { layers, layout, fonts }: DrawnGraph,
  node: number,
  strong: boolean,
) {
  const layer = layers[node];
  if (layer === undefined || layer.op === null) return;
  canvas.textAlign = "left";
  canvas.font = `400 10px ${fonts.names}`;
  canvas.globalAlpha = strong ? 0.92 : 0.8;
  const name = shorten(canvas, layer.id, NODE_WIDTH - 2 * PADDING);
  canvas.fillText(name, (layout.x[node] ?? 0) + PADDING, (layout.y[node] ?? 0) + 24);
  canvas.globalAlpha = 1;
}
