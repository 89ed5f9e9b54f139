"use client";

import { type PointerEvent, type RefObject, useEffect, useRef } from "react";
import type { Point } from "./viewport";

/** A press that moves less is a click. */
const CLICK_WITHIN = 5;
/** One notch of a wheel is about 100: a fifth closer. */
const WHEEL_STEP = 500;
/** A line of a wheel that counts lines, in pixels. */
const LINE = 16;

type Acts = {
  pan: (x: number, y: number) => void;
  zoom: (factor: number, at: Point) => void;
  click: (at: Point) => void;
  hover: (at: Point | null) => void;
};

/**
 * Drag to move, pinch or wheel to zoom, click to choose. A wheel zooms when the frame has the focus, or with Ctrl:
 * otherwise it scrolls the page, on which the graph is not alone. One finger scrolls the page too and moves sideways.
 */
export function usePointer(frame: RefObject<HTMLElement | null>, { pan, zoom, click, hover }: Acts) {
  const pressed = useRef(new Map<number, Point>());
  const travelled = useRef(0);
  const at = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const box = frame.current?.getBoundingClientRect();
    return { x: clientX - (box?.left ?? 0), y: clientY - (box?.top ?? 0) };
  };

  useEffect(() => {
    const place = frame.current;
    if (place === null) return;
    const onWheel = (event: WheelEvent) => {
      const pinching = event.ctrlKey || event.metaKey;
      if (!pinching && document.activeElement !== place) return;
      event.preventDefault();
      const box = place.getBoundingClientRect();
      const amount = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1);
      const factor = Math.exp(-amount / (pinching ? WHEEL_STEP / 3 : WHEEL_STEP));
      zoom(factor, { x: event.clientX - box.left, y: event.clientY - box.top });
    };
    // React listens passively, and the page would scroll along.
    place.addEventListener("wheel", onWheel, { passive: false });
    return () => place.removeEventListener("wheel", onWheel);
  }, [frame, zoom]);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pressed.current.set(event.pointerId, at(event));
    if (pressed.current.size === 1) travelled.current = 0;
  };
  const onPointerMove = (event: PointerEvent) => {
    const now = at(event);
    const before = pressed.current.get(event.pointerId);
    if (before === undefined) return hover(now);
    const other = [...pressed.current].find(([id]) => id !== event.pointerId)?.[1];
    travelled.current += Math.hypot(now.x - before.x, now.y - before.y);
    pressed.current.set(event.pointerId, now);
    if (other !== undefined) {
      const was = Math.hypot(before.x - other.x, before.y - other.y);
      const is = Math.hypot(now.x - other.x, now.y - other.y);
      if (was > 0) zoom(is / was, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
      return pan((now.x - before.x) / 2, (now.y - before.y) / 2);
    }
    if (travelled.current > CLICK_WITHIN) pan(now.x - before.x, now.y - before.y);
  };
  const release = (event: PointerEvent, chose: boolean) => {
    const was = pressed.current.delete(event.pointerId);
    if (was && chose && pressed.current.size === 0 && travelled.current <= CLICK_WITHIN) click(at(event));
  };
  return {
    onPointerDown,
    onPointerMove,
    onPointerUp: (event: PointerEvent) => release(event, true),
    onPointerCancel: (event: PointerEvent) => release(event, false),
    onPointerLeave: () => hover(null),
  };
}
