"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { centreOn, fitView, isSeen, keepInReach, type Point, type Size, type Viewport, zoomAt } from "./viewport";

const MOVE_MS = 180;
/** A layer that is looked for is shown at least this large: its name can be read. */
const READABLE = 0.75;

/** What is seen of a drawing, and the ways to change it. `view` is null until the frame has a size. */
export function useViewport(frame: RefObject<HTMLElement | null>, drawing: Size | null) {
  const [size, setSize] = useState<Size | null>(null);
  const [view, setView] = useState<Viewport | null>(null);
  const latest = useRef<Viewport | null>(null);
  const moving = useRef(0);
  latest.current = view;

  useEffect(() => {
    const place = frame.current;
    if (place === null) return;
    const observer = new ResizeObserver(() => setSize({ width: place.clientWidth, height: place.clientHeight }));
    observer.observe(place);
    return () => observer.disconnect();
  }, [frame]);

  useEffect(() => {
    if (drawing !== null && size !== null) setView(fitView(drawing, size));
  }, [drawing, size]);

  useEffect(() => () => cancelAnimationFrame(moving.current), []);

  const glide = useCallback((to: Viewport) => {
    cancelAnimationFrame(moving.current);
    const from = latest.current;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (from === null || still) return setView(to);
    const start = performance.now();
    const step = (now: number) => {
      const done = Math.min(1, (now - start) / MOVE_MS);
      const eased = 1 - (1 - done) ** 3;
      const between = (a: number, b: number) => a + (b - a) * eased;
      setView({ x: between(from.x, to.x), y: between(from.y, to.y), scale: between(from.scale, to.scale) });
      if (done < 1) moving.current = requestAnimationFrame(step);
    };
    moving.current = requestAnimationFrame(step);
  }, []);

  const change = useCallback(
    (next: (view: Viewport, drawing: Size, size: Size) => Viewport, gliding = false) => {
      const now = latest.current;
      if (now === null || drawing === null || size === null) return;
      cancelAnimationFrame(moving.current);
      const to = next(now, drawing, size);
      if (gliding) return glide(to);
      latest.current = to;
      setView(to);
    },
    [drawing, size, glide],
  );

  const fit = useCallback(() => change((_, whole, room) => fitView(whole, room), true), [change]);
  const pan = useCallback(
    (x: number, y: number) =>
      change((now, whole, room) => keepInReach({ ...now, x: now.x + x, y: now.y + y }, whole, room)),
    [change],
  );
  const zoom = useCallback(
    (factor: number, at?: Point, gliding = false) =>
      change(
        (now, whole, room) => zoomAt(now, factor, at ?? { x: room.width / 2, y: room.height / 2 }, whole, room),
        gliding,
      ),
    [change],
  );
  /** Brings a point into sight, and near enough to read, unless it is already. */
  const show = useCallback(
    (point: Point) =>
      change(
        (now, _, room) =>
          isSeen(now, point, room) && now.scale >= READABLE ? now : centreOn(now, point, room, READABLE),
        true,
      ),
    [change],
  );
  return { size, view, fit, pan, zoom, show };
}
