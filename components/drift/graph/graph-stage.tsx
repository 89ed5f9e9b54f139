"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { drawGraph, type Scene } from "./draw-graph";
import type { GraphLayer } from "./graph-layer";
import { bestColumns, foldLayout, type GraphLayout, layerAt, NODE_HEIGHT, NODE_WIDTH } from "./graph-layout";
import { GraphTools } from "./graph-tools";
import { type Palette, readPalette } from "./palette";
import { useLayerWords } from "./use-layer-words";
import { usePointer } from "./use-pointer";
import { useViewport } from "./use-viewport";
import type { Point, Size, Viewport } from "./viewport";
import { type Walk, walkGraph } from "./walk-graph";

type Properties = Omit<Scene, "selected" | "hovered" | "layout" | "fonts"> & {
  label: string;
  layout: GraphLayout;
  walk: Omit<Walk, "layout">;
  selected: number | null;
  onSelect: (position: number) => void;
};

const ZOOM = 1.4;
/** From afar a layer is a few pixels: whoever clicks beside it means it. */
const REACH = 6;

function middleOf({ x, y }: GraphLayout, node: number): Point {
  return { x: (x[node] ?? 0) + NODE_WIDTH / 2, y: (y[node] ?? 0) + NODE_HEIGHT / 2 };
}

function onScreen({ x, y }: Point, view: Viewport): Point {
  return { x: x * view.scale + view.x, y: y * view.scale + view.y };
}

/** Counts changes of the theme, after which colours are read anew. */
function useThemeChanges(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const count = () => setChanges((before) => before + 1);
    const observer = new MutationObserver(count);
    observer.observe(document.documentElement, { attributeFilter: ["data-theme", "class", "style"] });
    const schemes = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));
    for (const scheme of schemes) scheme.addEventListener("change", count);
    return () => {
      observer.disconnect();
      for (const scheme of schemes) scheme.removeEventListener("change", count);
    };
  }, []);
  return changes;
}

/** The drawing: a canvas that pointer and keys move over, with what is under the pointer in words. */
export function GraphStage({ label, layout: unfolded, walk, selected, onSelect, ...scene }: Properties) {
  const t = useTranslations("layerGraph");
  const words = useLayerWords();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [room, setRoom] = useState<Size | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const [told, setTold] = useState("");
  const theme = useThemeChanges();
  const palette = useRef<{ theme: number; colors: Palette; fonts: Scene["fonts"] } | null>(null);
  // Columns follow the first size of the frame; later ones only scale, so that nothing jumps.
  const layout = useMemo(
    () => (room === null ? null : foldLayout(unfolded, bestColumns(unfolded, room))),
    [unfolded, room],
  );
  const { size, view, fit, pan, zoom, show } = useViewport(frame, layout);
  useEffect(() => setRoom((known) => known ?? size), [size]);

  useEffect(() => {
    const [place, paper] = [frame.current, canvas.current];
    if (place === null || paper === null || size === null || view === null || layout === null) return;
    if (palette.current?.theme !== theme) {
      const names = getComputedStyle(document.body).getPropertyValue("--font-mono") || "monospace";
      palette.current = {
        theme,
        colors: readPalette(place),
        fonts: { text: getComputedStyle(place).fontFamily, names },
      };
    }
    const { colors, fonts } = palette.current;
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
    if (paper.width !== width || paper.height !== height) Object.assign(paper, { width, height });
    const context = paper.getContext("2d");
    if (context === null) return;
    const drawing = requestAnimationFrame(() => {
      const drawn = drawGraph(context, { ...scene, layout, selected, hovered, fonts }, view, size, colors);
      paper.dataset.drawn = String(drawn);
    });
    return () => cancelAnimationFrame(drawing);
  });

  const chosenHere = useRef<number | null>(null);
  const choose = useCallback(
    (node: number) => {
      chosenHere.current = node;
      onSelect(node);
    },
    [onSelect],
  );
  // Chosen elsewhere, a layer is brought into sight; chosen here by pointer it is seen already.
  useEffect(() => {
    if (selected === null || layout === null || size === null) return;
    if (chosenHere.current !== selected) show(middleOf(layout, selected));
    chosenHere.current = null;
  }, [selected, layout, size, show]);

  const nodeAt = (at: Point) =>
    view === null || layout === null
      ? null
      : layerAt(layout, { x: (at.x - view.x) / view.scale, y: (at.y - view.y) / view.scale }, REACH / view.scale);
  const pointer = usePointer(frame, {
    pan,
    zoom,
    hover: (at) => setHovered(at === null ? null : nodeAt(at)),
    click: (at) => {
      const node = nodeAt(at);
      if (node !== null) choose(node);
    },
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || layout === null) return;
    const act = {
      "+": () => zoom(ZOOM, undefined, true),
      "=": () => zoom(ZOOM, undefined, true),
      "-": () => zoom(1 / ZOOM, undefined, true),
      "0": fit,
    }[event.key];
    const next = act === undefined ? walkGraph({ ...walk, layout }, selected, event.key) : null;
    if (act === undefined && next === null) return;
    event.preventDefault();
    event.stopPropagation();
    act?.();
    if (next === null) return;
    setTold(words.describe(walk.layers as readonly GraphLayer[], next, walk.readers[next] ?? []));
    if (next !== selected) onSelect(next);
    else show(middleOf(layout, next));
  };

  const tip = hovered === null ? undefined : scene.layers[hovered];
  const tipAt = hovered !== null && layout !== null && view !== null ? onScreen(middleOf(layout, hovered), view) : null;
  return (
    <>
      <GraphTools
        onZoomIn={() => zoom(ZOOM, undefined, true)}
        onZoomOut={() => zoom(1 / ZOOM, undefined, true)}
        onFit={fit}
        scale={view?.scale ?? null}
      />
      <div
        ref={frame}
        className="graph-stage"
        role="application"
        aria-label={label}
        aria-description={t("keys")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application of its own keys
        tabIndex={0}
        onKeyDown={onKeyDown}
        {...pointer}
      >
        <canvas ref={canvas} />
        {tip !== undefined && tipAt !== null && size !== null && (
          <div
            className="graph-tip"
            data-side={tipAt.y > size.height / 2 ? "above" : "below"}
            style={{ left: Math.min(Math.max(tipAt.x, 120), Math.max(120, size.width - 120)), top: tipAt.y }}
            aria-hidden="true"
          >
            <b>{tip.op ?? tip.id}</b>
            {tip.op !== null && <bdi className="graph-tip-name">{tip.id}</bdi>}
            {words.facts(tip).map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
          </div>
        )}
      </div>
      <p className="sr-only" aria-live="polite">
        {told}
      </p>
    </>
  );
}
