/** Which part of a drawing is seen: a point `p` of the drawing is at `p * scale + (x, y)` on the screen. */
export type Viewport = { x: number; y: number; scale: number };
export type Size = { width: number; height: number };
export type Point = { x: number; y: number };

export const MAX_SCALE = 2.5;
/** Free space around a drawing that fits, in pixels. */
const MARGIN = 16;
/** Largest scale at which a small drawing is fitted: it need not fill the frame. */
const FIT_SCALE = 1.1;
/** How much of the frame the drawing may leave. */
const KEEP = 0.75;

/** The whole drawing, in the middle of the frame. */
export function fitView(drawing: Size, frame: Size): Viewport {
  const scale = Math.min(
    FIT_SCALE,
    Math.max(1, frame.width - 2 * MARGIN) / Math.max(1, drawing.width),
    Math.max(1, frame.height - 2 * MARGIN) / Math.max(1, drawing.height),
  );
  return { scale, x: (frame.width - drawing.width * scale) / 2, y: (frame.height - drawing.height * scale) / 2 };
}

/** Keeps the drawing in reach: part of it stays in the frame wherever it is dragged. */
export function keepInReach(view: Viewport, drawing: Size, frame: Size): Viewport {
  const along = (at: number, length: number, room: number) =>
    Math.min(room * KEEP, Math.max(room * (1 - KEEP) - length * view.scale, at));
  return {
    scale: view.scale,
    x: along(view.x, drawing.width, frame.width),
    y: along(view.y, drawing.height, frame.height),
  };
}

/** Zooms by a factor while the point under `at` stays where it is; never out of what fits or beyond `MAX_SCALE`. */
export function zoomAt(view: Viewport, factor: number, at: Point, drawing: Size, frame: Size): Viewport {
  const least = Math.min(fitView(drawing, frame).scale, MAX_SCALE);
  const scale = Math.min(MAX_SCALE, Math.max(least * 0.8, view.scale * factor));
  const ratio = scale / view.scale;
  return keepInReach({ scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio }, drawing, frame);
}

/** Moves so that a point of the drawing is in the middle; the scale is at least `scale`. */
export function centreOn(view: Viewport, point: Point, frame: Size, scale = view.scale): Viewport {
  const next = Math.max(view.scale, scale);
  return { scale: next, x: frame.width / 2 - point.x * next, y: frame.height / 2 - point.y * next };
}

/** Whether a point of the drawing is seen, with room around it. */
export function isSeen(view: Viewport, point: Point, frame: Size): boolean {
  const x = point.x * view.scale + view.x;
  const y = point.y * view.scale + view.y;
  return x > MARGIN && y > MARGIN && x < frame.width - MARGIN && y < frame.height - MARGIN;
}
