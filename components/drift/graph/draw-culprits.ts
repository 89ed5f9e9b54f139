import type { DrawnGraph } from "./draw-nodes";
import { NODE_HEIGHT, NODE_WIDTH } from "./graph-layout";
import type { Palette } from "./palette";
import type { Size, Viewport } from "./viewport";

/** Names told from afar: more would hide what they point at. */
const NAMED = 6;
const HEIGHT = 19;
const GAP = 6;
const LONGEST = 34;
const EDGE = 4;

type Rect = { x: number; y: number; width: number };

function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width + GAP && b.x < a.x + a.width + GAP && Math.abs(a.y - b.y) < HEIGHT + GAP / 2;
}

/** From afar, where layers carry no text: a mark on every culprit and the names of the worst ones. */
export function drawCulpritNames(
  canvas: CanvasRenderingContext2D,
  { layers, layout, culprits, labels, fonts }: DrawnGraph,
  { view, frame, ratio, palette }: { view: Viewport; frame: Size; ratio: number; palette: Palette },
) {
  canvas.setTransform(ratio, 0, 0, ratio, 0, 0);
  canvas.font = `600 11px ${fonts.text}`;
  canvas.textAlign = "left";
  canvas.textBaseline = "middle";
  const placed: Rect[] = [];
  for (const node of culprits) {
    const left = (layout.x[node] ?? 0) * view.scale + view.x;
    const middle = ((layout.y[node] ?? 0) + NODE_HEIGHT / 2) * view.scale + view.y;
    const right = left + NODE_WIDTH * view.scale;
    if (right < 0 || left > frame.width || middle < 0 || middle > frame.height) continue;
    drawMark(canvas, (left + right) / 2, middle, palette);
    if (placed.length >= NAMED) continue;
    const id = layers[node]?.id ?? "";
    const name = id.length > LONGEST ? `…${id.slice(1 - LONGEST)}` : id;
    const text = [name, labels[node]].filter(Boolean).join("  ");
    const width = canvas.measureText(text).width + 12;
    const after = { x: Math.max(right, (left + right) / 2 + 7) + 4, y: middle, width };
    const before = { ...after, x: Math.min(left, (left + right) / 2 - 7) - 4 - width };
    const place = [after, before].find(({ x }) => x >= 0 && x + width <= frame.width) ?? {
      // Room on neither side: over the mark, as far in as the frame allows.
      x: Math.max(EDGE, Math.min(after.x - width / 2, frame.width - width - EDGE)),
      y: middle - HEIGHT,
      width,
    };
    if (placed.some((other) => overlap(place, other))) continue;
    placed.push(place);
    drawName(canvas, text, place, palette);
  }
}

function drawMark(canvas: CanvasRenderingContext2D, x: number, y: number, palette: Palette) {
  canvas.beginPath();
  canvas.moveTo(x, y - 6);
  canvas.lineTo(x + 6, y + 5);
  canvas.lineTo(x - 6, y + 5);
  canvas.closePath();
  canvas.fillStyle = palette.culprit;
  canvas.strokeStyle = palette.panel;
  canvas.lineWidth = 2;
  canvas.stroke();
  canvas.fill();
}

function drawName(canvas: CanvasRenderingContext2D, text: string, { x, y, width }: Rect, palette: Palette) {
  canvas.beginPath();
  canvas.roundRect(x, y - HEIGHT / 2, width, HEIGHT, 4);
  canvas.fillStyle = palette.panel;
  canvas.fill();
  canvas.strokeStyle = palette.culprit;
  canvas.lineWidth = 1;
  canvas.stroke();
  canvas.fillStyle = palette.ink;
  canvas.fillText(text, x + 6, y + 0.5);
}
