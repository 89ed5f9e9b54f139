import {
  bandStretches,
  endHeights,
  placeLabels,
  SPARK,
  type SparkPoint,
  sparkPlaces,
  sparkScale,
} from "@/components/charts/spark-layout";

type Properties = {
  /** All that it shows, in words: the drawing is an image to those who do not see it. */
  label: string;
  /** At least one, oldest first. */
  points: readonly SparkPoint[];
  /** What the series is held against, with its word; null where there is none. */
  reference: { value: number; word: string } | null;
  text: (value: number) => string;
};

/**
 * A series over versions in a few lines of SVG, drawn on the server: value, interval, reference, what happened. A shape
 * goes with each colour.
 */
export function Sparkline({ label, points, reference, text }: Properties) {
  const at = sparkScale(points, reference?.value ?? null);
  const places = sparkPlaces(points.length);
  const newest = points.findLast(({ value }) => value !== null)?.value ?? null;
  const ends = endHeights(at(newest ?? reference?.value ?? 0), at(reference?.value ?? newest ?? 0));
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${SPARK.width} ${SPARK.height}`} className="sparkline">
      {bandStretches(points).map((stretch) => (
        <path key={stretch[0]} className="spark-band" d={bandPath(points, places, at, stretch)} />
      ))}
      {reference && (
        <>
          <line
            x1={0}
            x2={SPARK.right + 6}
            y1={at(reference.value)}
            y2={at(reference.value)}
            className="spark-reference"
          />
          <text x={SPARK.right + 12} y={ends.reference + 3.5}>
            {reference.word}
          </text>
        </>
      )}
      <path className="spark-line" d={linePath(points, places, at)} />
      {points.map((point, index) => (
        <Point
          key={places[index]}
          point={point}
          x={places[index] ?? 0}
          y={point.value === null ? null : at(point.value)}
        />
      ))}
      {newest !== null && (
        <text x={SPARK.right + 12} y={ends.newest + 3.5} className="spark-newest">
          {text(newest)}
        </text>
      )}
      {placeLabels(points, places).map(({ index, from, text: word }) => (
        <text key={index} x={from} y={SPARK.height - 4}>
          {word}
        </text>
      ))}
    </svg>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
const pair = (x: number, y: number) => `${round(x)} ${round(y)}`;

/** Half the width of a band that is one point. */
const LONE = 3;

function bandPath(
  points: readonly SparkPoint[],
  places: readonly number[],
  at: (value: number) => number,
  stretch: readonly number[],
): string {
  const edge = (index: number, side: "low" | "high") => at(points[index]?.interval?.[side] ?? 0);
  const [first] = stretch;
  if (stretch.length === 1 && first !== undefined) {
    const x = places[first] ?? 0;
    const [top, bottom] = [edge(first, "high"), edge(first, "low")];
    return `M${pair(x - LONE, top)}H${round(x + LONE)}V${round(bottom)}H${round(x - LONE)}Z`;
  }
  const upper = stretch.map((index) => pair(places[index] ?? 0, edge(index, "high")));
  const lower = stretch.map((index) => pair(places[index] ?? 0, edge(index, "low"))).reverse();
  return `M${[...upper, ...lower].join("L")}Z`;
}

/** The line breaks where nothing was measured. */
function linePath(points: readonly SparkPoint[], places: readonly number[], at: (value: number) => number): string {
  let isOpen = false;
  return points
    .map(({ value }, index) => {
      if (value === null) {
        isOpen = false;
        return "";
      }
      const step = `${isOpen ? "L" : "M"}${pair(places[index] ?? 0, at(value))}`;
      isOpen = true;
      return step;
    })
    .join("");
}

function Point({ point: { mark, title }, x, y }: { point: SparkPoint; x: number; y: number | null }) {
  return (
    <g className="spark-point" data-mark={y === null ? "failed" : (mark ?? undefined)}>
      <title>{title}</title>
      {y === null ? <path d={`M${x - 3} ${SPARK.bottom - 3}l6 6m0-6l-6 6`} /> : <Shape mark={mark} x={x} y={y} />}
    </g>
  );
}

function Shape({ mark, x, y }: { mark: SparkPoint["mark"]; x: number; y: number }) {
  const [left, middle] = [round(x), round(y)];
  if (mark === "worse") return <path d={`M${left - 4.5} ${middle - 4}h9l-4.5 8z`} />;
  if (mark === "better") return <path d={`M${left - 4.5} ${middle + 4}h9l-4.5-8z`} />;
  return <circle cx={left} cy={middle} r={mark === "watch" ? 3.5 : 2.75} />;
}
