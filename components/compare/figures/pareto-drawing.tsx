import { niceTicks } from "@/components/charts/nice-ticks";
import { Mark } from "@/components/compare/figures/mark";
import { scaleOf } from "@/components/compare/figures/scale";
import type { SeriesLook } from "@/components/compare/figures/series";

export type ParetoPoint = {
  id: string;
  x: number;
  y: number;
  look: SeriesLook;
  hollow: boolean;
  front: boolean;
  words: string;
};

type Properties = {
  label: string;
  points: ParetoPoint[];
  lowerIsBetter: boolean;
  xText: (value: number) => string;
  yText: (value: number) => string;
};

const HEIGHT = 190;
const TOP = 14;
const BOTTOM = 20;
/** Room for the figures of the upward axis, in percent. */
const AXIS = 20;

/** Cost to the right, merit upwards; the front is the stairs that no point lies above. */
export function ParetoDrawing({ label, points, lowerIsBetter, xText, yText }: Properties) {
  const across = scaleOf([0, ...points.map(({ x }) => x)], 3, AXIS);
  const rows = niceTicks(
    points.map(({ y }) => y),
    4,
  );
  const [low, high] = [rows[0] ?? 0, rows.at(-1) ?? 1];
  const share = (value: number) => (value - low) / (high - low || 1);
  const up = (value: number) => {
    const part = lowerIsBetter ? 1 - share(value) : share(value);
    return TOP + (1 - part) * (HEIGHT - TOP - BOTTOM);
  };
  const front = points.filter((point) => point.front).sort((a, b) => a.x - b.x || a.y - b.y);
  return (
    <svg role="img" aria-label={label} width="100%" height={HEIGHT} className="figure">
      {rows.map((value) => (
        <g key={value}>
          <line x1="0%" x2="100%" y1={up(value)} y2={up(value)} className="figure-grid" />
          <text x="0" y={up(value) - 3}>
            {yText(value)}
          </text>
        </g>
      ))}
      {across.ticks.map((value) => (
        <text key={value} x={across.at(value)} y={HEIGHT - 5} textAnchor="middle">
          {xText(value)}
        </text>
      ))}
      {front.slice(1).map((point, index) => {
        const before = front[index];
        if (!before) return null;
        const [x1, x2] = [across.at(before.x), across.at(point.x)];
        return (
          <g key={point.id}>
            <line x1={x1} x2={x2} y1={up(before.y)} y2={up(before.y)} className="figure-front" />
            <line x1={x2} x2={x2} y1={up(before.y)} y2={up(point.y)} className="figure-front" />
          </g>
        );
      })}
      {front.map((point) => (
        <circle key={point.id} cx={across.at(point.x)} cy={up(point.y)} r={8} fill="none" className="figure-front" />
      ))}
      {points.map(({ id, x, y, look, hollow, words }) => (
        <Mark key={id} x={across.at(x)} y={up(y)} look={look} hollow={hollow} title={words} />
      ))}
    </svg>
  );
}
