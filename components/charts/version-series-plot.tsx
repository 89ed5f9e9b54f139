"use client";

import { memo, useState } from "react";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  ErrorBar,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { numberFormats } from "@/components/format/numbers";
import { ChartTooltip } from "./chart-tooltip";
import { niceTicks } from "./nice-ticks";
import { barLengths, type VersionPoint } from "./version-point";
import type { VersionSeriesProperties } from "./version-series";
import { versionTexts } from "./version-words";

type Properties = VersionSeriesProperties & { height: number };
/** From so many points on they are drawn small, and Tab stops only at those where something happened. */
const DENSE_FROM = 60;

type DotProperties = { cx?: number; cy?: number; payload?: VersionPoint; index?: number };

/** The plot of `VersionSeries`. Nothing in it moves by itself. */
export function VersionSeriesPlot({ label: _, ...layers }: Properties) {
  const { points, unit, locale, words, height } = layers;
  const [focused, setFocused] = useState<number | null>(null);
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 320, height }}>
      <ComposedChart data={points} accessibilityLayer={false} margin={{ top: 18, right: 14, bottom: 0, left: 0 }}>
        <SeriesLayers {...layers} onFocus={setFocused} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: "var(--chart-grid)" }}
          active={focused === null ? undefined : true}
          defaultIndex={focused ?? undefined}
          content={({ active, payload }) => {
            const point = payload?.[0]?.payload as VersionPoint | undefined;
            if (!active || !point) return null;
            const { label, value, interval, note } = versionTexts(point, unit, locale, words);
            const lines = [
              { label: words.value, value },
              { label: words.interval, value: interval },
            ];
            return <ChartTooltip title={label} lines={lines} note={note} />;
          }}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

type Layers = Omit<Properties, "label"> & { onFocus: (index: number | null) => void };

/** Everything but the tooltip. Its own component, since a point that is drawn anew loses the focus. */
const SeriesLayers = memo(function SeriesLayers(properties: Layers) {
  const { points, unit, locale, words, reference, intervals = "bars", height, onFocus } = properties;
  const formats = numberFormats(locale);
  const labels = new Map(points.map(({ id, label }) => [id, label]));
  const shown = points.flatMap(({ value, interval }) => [value, interval?.low, interval?.high, reference?.value]);
  const ticks = niceTicks(
    shown.filter((value) => typeof value === "number"),
    height >= 180 ? 5 : 4,
  );

  const dense = points.length >= DENSE_FROM;

  const dot = ({ cx, cy, payload, index }: DotProperties) => {
    if (cx === undefined || cy === undefined || !payload || payload.value === null) return <g key={`none-${index}`} />;
    const mark = (
      <>
        <circle cx={cx} cy={cy} r={9} className="chart-halo" />
        <circle
          cx={cx}
          cy={cy}
          r={payload.change !== null ? 4.5 : dense ? 1.75 : 3.5}
          className="chart-point"
          data-hollow={payload.hollow || undefined}
          data-happened={payload.change === null ? undefined : ""}
        />
      </>
    );
    if (payload.href === null) return <g key={payload.id}>{mark}</g>;
    const { label, value, interval, note } = versionTexts(payload, unit, locale, words);
    return (
      <a
        key={payload.id}
        href={payload.href}
        tabIndex={dense && payload.change === null ? -1 : undefined}
        aria-label={[label, value, interval, note].filter(Boolean).join(", ")}
        onFocus={() => onFocus(index ?? null)}
        onBlur={() => onFocus(null)}
      >
        {mark}
      </a>
    );
  };

  return (
    <>
      <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
      <XAxis
        dataKey="id"
        tickFormatter={(id: string) => labels.get(id) ?? id}
        padding={{ left: 16, right: 16 }}
        minTickGap={10}
        tickLine={false}
        axisLine={{ stroke: "var(--chart-grid)" }}
      />
      <YAxis
        width="auto"
        domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
        ticks={ticks}
        tickFormatter={(value: number) => formats.text(formats.value(value, unit))}
        tickLine={false}
        axisLine={false}
      />
      {intervals === "band" && (
        <Area
          dataKey={({ interval }: VersionPoint) => (interval === null ? null : [interval.low, interval.high])}
          stroke="none"
          fill="var(--chart-band)"
          fillOpacity={1}
          activeDot={false}
          isAnimationActive={false}
        />
      )}
      {reference && (
        <ReferenceLine
          y={reference.value}
          stroke="var(--chart-reference)"
          strokeDasharray="5 4"
          label={{ value: reference.label, position: "insideBottomRight" }}
        />
      )}
      {points.map(({ id, change }, index) =>
        change === null ? null : (
          <ReferenceLine
            key={id}
            x={id}
            stroke="var(--chart-change)"
            strokeDasharray="2 3"
            label={changeLabel(change, index / Math.max(1, points.length - 1))}
          />
        ),
      )}
      <Line
        dataKey="value"
        stroke="var(--chart-line)"
        strokeWidth={1.75}
        dot={dot}
        activeDot={false}
        isAnimationActive={false}
      >
        {intervals === "bars" && (
          <ErrorBar
            dataKey={barLengths}
            width={4}
            stroke="var(--chart-line)"
            strokeWidth={1}
            opacity={0.65}
            isAnimationActive={false}
          />
        )}
      </Line>
    </>
  );
});

/** Words over a line, turned inwards near the edges so that they stay within the plot. @param place 0 to 1 along the axis */
function changeLabel(words: string, place: number) {
  const anchor = place > 0.7 ? "end" : place < 0.3 ? "start" : "middle";
  return ({ viewBox }: { viewBox?: unknown }) => {
    const { x, y } = viewBox as { x: number; y: number };
    return (
      <text x={x} y={y - 6} textAnchor={anchor} className="chart-change">
        {words}
      </text>
    );
  };
}
