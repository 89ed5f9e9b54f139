import type { Axis, CellState, RunStatus } from "@/lib/domain/matrix";
import type { DiffFilter, SquareDiff } from "@/lib/domain/matrix-diff";
import type { Grouping } from "@/lib/domain/matrix-layout";

/** Where the browser finds what a matrix shows: figures as numbers, sent once for all modes; words come apart. */

/** Two versions beside each other in a square. */
export type DiffFacts = {
  a?: number;
  b?: number;
  delta?: number;
  low?: number;
  high?: number;
  significant?: boolean;
  paired?: boolean;
  reason?: NonNullable<SquareDiff["reason"]>;
  /** Why a side that was run has no value. */
  aStatus?: Exclude<RunStatus, "ok">;
  bStatus?: Exclude<RunStatus, "ok">;
  /** The only side that was run. */
  only?: "a" | "b";
};

/**
 * What one square can show in any mode. Absent is none: the flight data of thousands of squares carry no nulls. Figures
 * are in the stored unit, with nine digits that matter.
 */
export type SquareFacts = {
  state: Exclude<CellState, "untested"> | "reference";
  /** Place of its metric in `GridFacts.metrics`. */
  metric: number;
  value?: number;
  low?: number;
  high?: number;
  delta?: number;
  deltaLow?: number;
  deltaHigh?: number;
  reference?: number;
  /** Sample count. */
  n?: number;
  /** Share of nodes on the NPU, 0 to 1. */
  npu?: number;
  /** Epoch seconds of the run that speaks. */
  at: number;
  /** How much attention it asks for, as `severityOf` weighs it; absent where nobody can judge. */
  severity?: number;
  /** Marks, a bit each in the order of `CELL_MARKS`. */
  marks?: number;
  /** How many cells lie under it, when they are more than one. */
  count?: number;
  href?: string;
  /** Place of path and versions in `GridFacts.stacks`. */
  stack?: number;
  /** Why nothing was measured. */
  reason?: string;
  timedOut?: true;
  /** The value is older than the state. */
  last?: true;
  /** Cells under it that got worse in a way nobody has dealt with. */
  alarms?: number;
  /** Numbers of footnotes. */
  issues?: number[];
  diff?: DiffFacts;
};

export type LineFacts = {
  id: string;
  /** Under the heading of its group. */
  label: string;
  /** Where that heading does not stand above it; absent where both are the same. */
  fullLabel?: string;
  detail: string | null;
  groups: Partial<Record<Grouping, string>>;
  /** The page of its own that it has. */
  href: string | null;
};

/** A matrix as it is sent to the browser. */
export type GridFacts = {
  axes: { row: Axis; column: Axis };
  rows: LineFacts[];
  columns: LineFacts[];
  /** Row-major; null is a square that nobody has run. */
  squares: (SquareFacts | null)[][];
  /** What of the metrics shown decides how figures read; `lower` where less is better. */
  metrics: { unit: string; lower: boolean }[];
  stacks: string[];
  /** Headings of groups in the reader's language, by id. */
  groups: Record<string, string>;
  /** Marks that the page says once for all squares. */
  said: number;
  /** Epoch seconds against which ages are told. */
  now: number;
  diff: DiffFilter | null;
};

/** A square where it stands, so that it can be found again after rows and columns were arranged. */
export type PlacedSquare = {
  row: string;
  column: string;
  facts: SquareFacts | null;
  /** How many squares it speaks for, and how many of those were run: more than one in a folded group. */
  squares: number;
  run: number;
};
