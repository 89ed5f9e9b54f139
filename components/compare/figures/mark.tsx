import type { SeriesLook, Shape } from "@/components/compare/figures/series";

const PATHS: Readonly<Record<Shape, string>> = {
  circle: "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
  square: "M-3.5 -3.5h7v7h-7z",
  diamond: "M0 -4.75 4.75 0 0 4.75 -4.75 0z",
  triangle: "M0 -4.5 4.5 3.75 -4.5 3.75z",
};

type Properties = {
  x: string | number;
  y: string | number;
  look: SeriesLook;
  /** Drawn as an outline: shown and not ranked. */
  hollow?: boolean;
  title?: string;
};

/** One point of a figure, at a place in percent. */
export function Mark({ x, y, look, hollow = false, title }: Properties) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: a place inside a figure that has a name
    <svg x={x} y={y} className="overflow-visible">
      <path
        d={PATHS[look.shape]}
        style={{ fill: hollow ? "var(--panel)" : look.colour, stroke: look.colour }}
        strokeWidth={1.5}
      >
        {title && <title>{title}</title>}
      </path>
    </svg>
  );
}
