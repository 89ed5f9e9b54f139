"use client";

import dynamic from "next/dynamic";
import { type KeyboardEvent, useMemo, useState } from "react";
import { numberFormats } from "@/components/format/numbers";
import type { Locale } from "@/components/locale/locales";
import { Button } from "@/components/ui/button";
import { ChartPlace } from "./chart-place";
import { LargestLayers } from "./largest-layers";
import { type LayerPoint, type LayerRange, rangeWith, zoomRange } from "./layer-points";
import { stepLayer } from "./layer-steps";

const Plot = dynamic(() => import("./network-drift-plot").then((module) => module.NetworkDriftPlot), { ssr: false });

export type NetworkDriftWords = {
  /** Names of the series. */
  a: string;
  b: string;
  introduced: string;
  layer: string;
  none: string;
  zoomIn: string;
  zoomOut: string;
  all: string;
  /** `{from}`, `{to}` and `{count}` are filled in. */
  range: string;
  /** Title of the table of the layers that introduced most. */
  largest: string;
  /** What the keys do, for those who come by keyboard. */
  keys: string;
};

export type NetworkDriftProperties = {
  /** Name of the chart for those who do not see it. */
  label: string;
  /** Every layer in execution order; the index is the place in this list. Thousands are fine. */
  points: LayerPoint[];
  /** Unit of the two series and of what layers introduced. */
  unit: string;
  introducedUnit?: string;
  /** `log` leaves out figures that are not above zero. */
  scale?: "linear" | "log";
  locale: Locale;
  words: NetworkDriftWords;
  selected: number | null;
  onSelect: (index: number) => void;
  /** The layer under the pointer, null when it leaves. */
  onCursor?: (index: number | null) => void;
  /** Height of both plots together in pixels. */
  height?: number;
};

const ZOOM_IN = 0.5;
const ZOOM_OUT = 2;

/** Error along the network: two series as lines, and below them what each layer added. Drag to zoom, arrows to walk. */
export function NetworkDrift({ height = 300, ...chart }: NetworkDriftProperties) {
  const { label, points, unit, locale, words, selected, onSelect } = chart;
  const count = points.length;
  const whole = useMemo(() => ({ from: 0, to: count - 1 }), [count]);
  const [zoomed, setZoomed] = useState<LayerRange | null>(null);
  const range = zoomed !== null && zoomed.to < count ? zoomed : whole;
  const zoom = (factor: number) => setZoomed(zoomRange(range, factor, selected ?? -1, count));
  const formats = numberFormats(locale);
  const shown = Object.entries({ from: range.from + 1, to: range.to + 1, count }).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, formats.count(value)),
    words.range,
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "+" || event.key === "-") return zoom(event.key === "+" ? ZOOM_IN : ZOOM_OUT);
    const next = stepLayer(selected, event.key, count);
    if (next === null) return;
    event.preventDefault();
    setZoomed(rangeWith(range, next, count));
    onSelect(next);
  };

  const at = selected === null ? undefined : points[selected];
  const text = (value: number | null) => (value === null ? words.none : formats.text(formats.value(value, unit)));
  return (
    <figure aria-label={label}>
      <div className="mb-1 flex flex-wrap items-center gap-x-4 gap-y-1 text-muted text-xs">
        <Swatch color="var(--series-1)" name={words.a} />
        <Swatch color="var(--series-2)" name={words.b} />
        <Swatch color="var(--series-4)" name={words.introduced} />
        <span className="ms-auto">{shown}</span>
        <span className="flex gap-1">
          <Button small onClick={() => zoom(ZOOM_IN)} aria-label={words.zoomIn} title={words.zoomIn}>
            +
          </Button>
          <Button small onClick={() => zoom(ZOOM_OUT)} aria-label={words.zoomOut} title={words.zoomOut}>
            −
          </Button>
          <Button small onClick={() => setZoomed(null)} disabled={range.to - range.from + 1 === count}>
            {words.all}
          </Button>
        </span>
      </div>
      <ChartPlace
        height={height}
        className="rounded-md"
        role="slider"
        tabIndex={0}
        aria-label={words.layer}
        aria-description={words.keys}
        aria-valuemin={1}
        aria-valuemax={Math.max(1, count)}
        aria-valuenow={selected === null ? 1 : selected + 1}
        aria-valuetext={at ? [at.name, `${words.a} ${text(at.a)}`, `${words.b} ${text(at.b)}`].join(", ") : words.none}
        onKeyDown={onKeyDown}
      >
        <Plot {...chart} height={height} range={range} onZoom={setZoomed} />
      </ChartPlace>
      <LargestLayers {...chart} />
    </figure>
  );
}

function Swatch({ color, name }: { color: string; name: string }) {
  return (
    <span>
      <span className="chart-swatch me-1.5" style={{ background: color }} aria-hidden="true" />
      {name}
    </span>
  );
}
