import { Mark } from "@/components/compare/figures/mark";
import { type Scale, scaleOf } from "@/components/compare/figures/scale";
import type { SeriesLook } from "@/components/compare/figures/series";

export type DumbbellPoint = {
  id: string;
  look: SeriesLook;
  value: number;
  interval: { low: number; high: number } | null;
  hollow: boolean;
  /** What stands in the tooltip. */
  words: string;
};

export type DumbbellRow = {
  id: string;
  /** Stands over the rows that follow; null under the same heading. */
  heading: string | null;
  label: string;
  detail: string;
  /** Value that each point is tied to by a line; null where there is none. */
  base: number | null;
  points: DumbbellPoint[];
};

type Properties = {
  label: string;
  rows: DumbbellRow[];
  legend: { id: string; name: string; look: SeriesLook; hollow: boolean }[];
  /** Zero is a line of its own and always on the axis. */
  zero: boolean;
  tick: (value: number) => string;
};

const LANE = 11;
const LABEL = 19;
const GAP = 7;
const HEADING = 22;
const AXIS = 20;
const LEGEND_LINE = 17;
/** Longer names stand one below the other: two would not fit a phone. */
const LONG_NAME = 22;

const heightOf = (row: DumbbellRow) => LABEL + row.points.length * LANE + GAP + (row.heading === null ? 0 : HEADING);

/** One row a chip, one lane a series in it: its point with its interval, tied to the base of the row. */
export function Dumbbell({ label, rows, legend, zero, tick }: Properties) {
  const values = rows.flatMap(({ points }) =>
    points.flatMap(({ value, interval }) => [value, ...(interval ? [interval.low, interval.high] : [])]),
  );
  const scale = scaleOf(zero ? [0, ...values] : values);
  const abreast = legend.some(({ name }) => name.length > LONG_NAME) ? 1 : 2;
  const legendHeight = Math.ceil(legend.length / abreast) * LEGEND_LINE + 6;
  const top = legendHeight + AXIS;
  const tops: number[] = [];
  let height = top;
  for (const row of rows) {
    tops.push(height);
    height += heightOf(row);
  }
  return (
    <svg role="img" aria-label={label} width="100%" height={height + AXIS} className="figure">
      <Legend legend={legend} abreast={abreast} />
      {[top - 6, height + 14].map((y) =>
        scale.ticks.map((value) => (
          <text key={`${y} ${value}`} x={scale.at(value)} y={y} textAnchor="middle">
            {tick(value)}
          </text>
        )),
      )}
      {scale.ticks.map((value) => (
        <line
          key={value}
          x1={scale.at(value)}
          x2={scale.at(value)}
          y1={top}
          y2={height}
          className={zero && value === 0 ? "figure-zero" : "figure-grid"}
        />
      ))}
      {rows.map((row, index) => (
        <Row key={row.id} row={row} top={tops[index] ?? top} scale={scale} />
      ))}
    </svg>
  );
}

function Legend({ legend, abreast }: Pick<Properties, "legend"> & { abreast: number }) {
  return legend.map(({ id, name, look, hollow }, index) => {
    const y = Math.floor(index / abreast) * LEGEND_LINE + 9;
    const column = index % abreast === 0 ? "0%" : "50%";
    return (
      // biome-ignore lint/a11y/noSvgWithoutTitle: a place inside a figure that has a name
      <svg key={id} x={column} y={y} className="overflow-visible">
        <Mark x={7} y={0} look={look} hollow={hollow} />
        <text x={17} y={4} className="figure-name">
          {name}
        </text>
      </svg>
    );
  });
}

function Row({ row, top, scale }: { row: DumbbellRow; top: number; scale: Scale }) {
  const from = top + (row.heading === null ? 0 : HEADING);
  const lanes = from + LABEL;
  const end = lanes + row.points.length * LANE;
  return (
    <g>
      {row.heading !== null && (
        <text x="0" y={top + 15} className="figure-heading">
          {row.heading}
        </text>
      )}
      <line x1="0%" x2="100%" y1={from} y2={from} className="figure-grid" />
      <text x="0" y={from + 13} className="figure-name">
        {row.label}
        <tspan dx="6" className="figure-detail">
          {row.detail}
        </tspan>
      </text>
      {row.base !== null && (
        <line x1={scale.at(row.base)} x2={scale.at(row.base)} y1={lanes - 2} y2={end} className="figure-base" />
      )}
      {row.points.map(({ id, look, value, interval, hollow, words }, lane) => {
        const y = lanes + lane * LANE + LANE / 2;
        return (
          <g key={id}>
            {row.base !== null && row.base !== value && (
              <line
                x1={scale.at(row.base)}
                x2={scale.at(value)}
                y1={y}
                y2={y}
                style={{ stroke: look.colour }}
                className="figure-tie"
              />
            )}
            {interval && (
              <line
                x1={scale.at(interval.low)}
                x2={scale.at(interval.high)}
                y1={y}
                y2={y}
                style={{ stroke: look.colour }}
                className="figure-interval"
              />
            )}
            <Mark x={scale.at(value)} y={y} look={look} hollow={hollow} title={words} />
          </g>
        );
      })}
    </g>
  );
}
