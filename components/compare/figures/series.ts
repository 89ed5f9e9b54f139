/** Looks of a series: shape and colour both tell it apart, so that neither has to. */

export const SHAPES = ["circle", "square", "diamond", "triangle"] as const;
export type Shape = (typeof SHAPES)[number];
export type SeriesLook = { colour: string; shape: Shape };

/** As many as app/globals.css names. */
const COLOURS = 6;

/** @param index place of the series among its figure's */
export function seriesLook(index: number): SeriesLook {
  return {
    colour: `var(--series-${(index % COLOURS) + 1})`,
    shape: SHAPES[(index + Math.floor(index / COLOURS)) % SHAPES.length] ?? "circle",
  };
}
