"use client";

import { memo, type ReactElement, useId, useMemo, useState } from "react";
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  type MouseHandlerDataParam,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { numberFormats } from "@/components/format/numbers";
import { ChartTooltip } from "./chart-tooltip";
import { type LayerPoint, type LayerRange, MIN_SHOWN, pickPoints } from "./layer-points";
import type { NetworkDriftProperties } from "./network-drift";
import { niceTicks } from "./nice-ticks";

type Properties = Omit<NetworkDriftProperties, "selected"> & {
  height: number;
  range: LayerRange;
  onZoom: (range: LayerRange) => void;
};
type Drawn = LayerPoint & { index: number };

/** Stretches of the network that a plot tells apart; each keeps its extremes. */
const BUCKETS = 160;
/** From this many layers in view on, points have no dots of their own. */
const DOTS_UP_TO = 60;
/** Height of the lower plot, as a share of both. */
const BARS_SHARE = 0.34;
/** Bars fill most of their layer's place on a plot of a usual width, and stay visible when there are thousands. */
const THIN_FROM = 400;
const barWidth = (shown: number) => Math.min(14, Math.max(1.5, 420 / shown));
/** Below what recharts gives bars (300) and lines (400), above its grid. */
const BEHIND = 150;
const AXIS_WIDTH = 58;
const MARGIN = { top: 6, right: 8, bottom: 0, left: 0 };

/** The plots of `NetworkDrift` and the selected layer. Nothing in them moves by itself. */
export function NetworkDriftPlot({ selected, ...plots }: Properties & Pick<NetworkDriftProperties, "selected">) {
  const { from, to } = plots.range;
  const share =
    selected === null || selected < from || selected > to ? null : (selected - from + 0.5) / (to - from + 1);
  return (
    <div className="relative isolate">
      <Plots {...plots} />
      {share !== null && <i className="chart-selected" style={{ left: placeOf(share) }} aria-hidden="true" />}
    </div>
  );
}

/** Where a share of the plots' width lies, between the axis and the margin. */
const placeOf = (share: number) =>
  `calc(${AXIS_WIDTH}px + (100% - ${AXIS_WIDTH + MARGIN.left + MARGIN.right}px) * ${share})`;

// A walk over layers moves a line; thousands of points are not drawn anew for it.
const Plots = memo(function Plots(properties: Properties) {
  const { points, unit, introducedUnit = unit, scale = "linear", locale, words, range, height } = properties;
  const syncId = useId();
  const formats = numberFormats(locale);
  const drawn = useMemo(() => drawnPoints(points, range, scale), [points, range, scale]);
  const { handlers, dragged } = useDragging(drawn, properties);
  const shown = range.to - range.from + 1;
  const dot = shown <= DOTS_UP_TO ? { r: 2.25, strokeWidth: 0, fill: undefined } : false;
  const text = (value: number | null, of: string) =>
    value === null ? words.none : formats.text(formats.value(value, of));
  // Layers are counted from 1, as people do.
  const places = niceTicks([range.from + 1, range.to + 1], 6)
    .map((place) => place - 1)
    .filter((place) => Number.isInteger(place) && place >= range.from && place <= range.to);
  const domain: [number, number] = [range.from - 0.5, range.to + 0.5];

  const mark = dragged && (
    <ReferenceArea x1={dragged.from} x2={dragged.to} fill="var(--chart-band)" fillOpacity={1} zIndex={BEHIND} />
  );

  const xAxis = (hide: boolean) => (
    <XAxis
      key="x"
      dataKey="index"
      type="number"
      domain={domain}
      allowDataOverflow
      ticks={places}
      hide={hide}
      tickFormatter={(index: number) => formats.count(index + 1)}
      tickLine={false}
      axisLine={{ stroke: "var(--chart-grid)" }}
      minTickGap={24}
    />
  );
  const yAxis = (of: string, ticks: number[] | undefined) => (
    <YAxis
      key="y"
      width={AXIS_WIDTH}
      domain={ticks ? [ticks[0] ?? 0, ticks.at(-1) ?? 1] : ["auto", "auto"]}
      ticks={ticks}
      scale={ticks ? "linear" : "log"}
      tickFormatter={(value: number) => formats.text(formats.value(value, of))}
      tickLine={false}
      axisLine={false}
    />
  );
  const plot = (share: number, children: ReactElement[]) => (
    <ResponsiveContainer
      width="100%"
      height={Math.round(height * share)}
      initialDimension={{ width: 320, height: Math.round(height * share) }}
    >
      <ComposedChart data={drawn} syncId={syncId} accessibilityLayer={false} margin={MARGIN} {...handlers}>
        <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
        {children}
        {mark}
      </ComposedChart>
    </ResponsiveContainer>
  );

  const lines = [
    { key: "a" as const, color: "var(--series-1)" },
    { key: "b" as const, color: "var(--series-2)" },
  ].map(({ key, color }) => (
    <Line
      key={key}
      dataKey={key}
      stroke={color}
      strokeWidth={1.5}
      strokeDasharray={key === "b" ? "5 2" : undefined}
      dot={dot && { ...dot, fill: color }}
      activeDot={{ r: 3.5 }}
      isAnimationActive={false}
    />
  ));
  const tooltip = (
    <Tooltip
      key="tooltip"
      isAnimationActive={false}
      cursor={{ stroke: "var(--edge)" }}
      content={({ active, payload }) => {
        const point = payload?.[0]?.payload as Drawn | undefined;
        if (!active || !point) return null;
        const told = [
          { label: words.a, value: text(point.a, unit), color: "var(--series-1)" },
          { label: words.b, value: text(point.b, unit), color: "var(--series-2)" },
          { label: words.introduced, value: text(point.introduced, introducedUnit), color: "var(--series-4)" },
        ];
        return <ChartTooltip title={`${formats.count(point.index + 1)} · ${point.name}`} lines={told} />;
      }}
    />
  );
  const bars = (
    <Bar
      key="bars"
      dataKey="introduced"
      fill="var(--series-4)"
      stroke="var(--series-4)"
      strokeWidth={shown > THIN_FROM ? 1 : 0}
      barSize={barWidth(shown)}
      activeBar={false}
      isAnimationActive={false}
    />
  );
  const silent = (
    <Tooltip key="cursor" content={() => null} cursor={{ stroke: "var(--edge)" }} isAnimationActive={false} />
  );
  return (
    <>
      {plot(1 - BARS_SHARE, [
        xAxis(true),
        yAxis(unit, scale === "linear" ? niceTicks(valuesOf(drawn, ["a", "b"]), 5) : undefined),
        ...lines,
        tooltip,
      ])}
      {plot(BARS_SHARE, [
        xAxis(false),
        yAxis(introducedUnit, niceTicks([0, ...valuesOf(drawn, ["introduced"])], 3)),
        bars,
        silent,
      ])}
    </>
  );
});

function valuesOf(drawn: readonly Drawn[], series: readonly ("a" | "b" | "introduced")[]): number[] {
  return drawn.flatMap((point) => series.flatMap((name) => point[name] ?? []));
}

/** What a range shows; a logarithmic axis has no place for figures that are not above zero. */
function drawnPoints(points: readonly LayerPoint[], range: LayerRange, scale: "linear" | "log"): Drawn[] {
  const placed = (value: number | null) => (scale === "log" && value !== null && value <= 0 ? null : value);
  return pickPoints(points, range, BUCKETS).flatMap((index) => {
    const point = points[index];
    return point ? [{ ...point, a: placed(point.a), b: placed(point.b), index }] : [];
  });
}

/** A press chooses a layer, a drag a range. */
function useDragging(drawn: readonly Drawn[], { onSelect, onCursor, onZoom }: Properties) {
  const [dragged, setDragged] = useState<{ start: number; end: number } | null>(null);
  const layerAt = ({ activeTooltipIndex }: MouseHandlerDataParam) =>
    activeTooltipIndex === null || activeTooltipIndex === undefined
      ? undefined
      : drawn[Number(activeTooltipIndex)]?.index;
  const handlers = {
    onMouseDown: (state: MouseHandlerDataParam) => {
      const index = layerAt(state);
      if (index !== undefined) setDragged({ start: index, end: index });
    },
    onMouseMove: (state: MouseHandlerDataParam) => {
      const index = layerAt(state);
      onCursor?.(index ?? null);
      if (index !== undefined && dragged !== null) setDragged({ ...dragged, end: index });
    },
    onMouseUp: () => {
      if (dragged === null) return;
      const [from, to] = [Math.min(dragged.start, dragged.end), Math.max(dragged.start, dragged.end)];
      setDragged(null);
      if (to - from + 1 >= MIN_SHOWN) onZoom({ from, to });
      else onSelect(dragged.end);
    },
    onMouseLeave: () => {
      setDragged(null);
      onCursor?.(null);
    },
  };
  const range =
    dragged === null || dragged.start === dragged.end
      ? null
      : { from: Math.min(dragged.start, dragged.end), to: Math.max(dragged.start, dragged.end) };
  return { handlers, dragged: range };
}
