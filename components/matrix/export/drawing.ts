/** A matrix as it is drawn into a file: everything is said, nothing is read from a page. Sizes are pixels. */

/** How a square looks; colours as any program reads them. */
export type Look = {
  /** `none` for a square without a ground. */
  fill: string;
  ink: string;
  /** Ink of the second line. */
  second: string;
  border: { colour: string; width: number; dashed: boolean } | null;
  /** Colour of the stripe of figures without an interval. */
  stripe: string | null;
  /** Hatched: stale. */
  hatched: boolean;
};

export type DrawnSquare = {
  look: Look;
  /** Before the large line: the direction, as the page draws it. */
  glyph: string;
  main: string;
  unit: string;
  sub: string | null;
  /** One above the other at the end. */
  signs: string[];
  /** A corner that says: got worse, and is open. */
  alarm: boolean;
  /** Numbers of the notes below, `[1]`; null without any. */
  note: string | null;
  /** True for a word instead of a figure: it stands in the middle. */
  word: boolean;
};

/** A heading; `label` is as long as it needs to be, and is broken into lines. */
export type DrawnLine = { label: string; detail: string | null; group: string | null };

export type LegendItem = {
  /** Before the swatches: what they begin with. */
  before: string;
  looks: Look[];
  text: string;
};

export type MatrixDrawing = {
  title: string;
  /** What it is of: the filter, the moment, marks that hold for all of it. */
  lines: string[];
  corner: string;
  columns: DrawnLine[];
  rows: DrawnLine[];
  /** Row-major, as many as rows and columns. */
  squares: DrawnSquare[][];
  legend: LegendItem[];
  /** Footnotes and the like, below. */
  notes: string[];
  colours: { page: string; ink: string; muted: string; line: string };
};
