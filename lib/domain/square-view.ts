import type { Cause, HypothesisPosterior } from "@/lib/domain/cause/cause";
import type { ChangeLine, ChangePoint } from "@/lib/domain/change-view";
import type { PairDifference } from "@/lib/domain/compare-view";
import type { KnownIssue } from "@/lib/domain/known-issues";
import type { AxisEntry, Cell, MatrixFilter } from "@/lib/domain/matrix";
import type { SquareDiff } from "@/lib/domain/matrix-diff";
import type { AskedMoment } from "@/lib/domain/moment";
import type { RunLine } from "@/lib/domain/run-view";
import type { WorkaroundLine } from "@/lib/domain/workaround-view";

/**
 * What lies under one square of the matrix. Values stand in the metric's stored unit, instants are epoch milliseconds.
 */

/** What causes a drop, in short; the page of the cell has the rest. */
export type CauseBrief = {
  cause: Cause;
  /** Likeliest first, a few of them; empty where nothing was weighed. */
  posterior: HypothesisPosterior[];
};

/** The layers of a cell's run, in short. */
export type LayerBrief = {
  runId: string;
  /** False when an earlier run of the cell has the layers. */
  speaks: boolean;
  /** Run that the layers were held against; null when they were judged alone. */
  comparator: string | null;
  layers: number;
  culprits: number;
  /** Those that introduced most, first; `introduced` in dB. */
  worst: { id: string; op: string | null; introduced: number; culprit: boolean }[];
};

/** One cell in detail. */
export type SquareDetail = {
  cell: Cell;
  /** Key of its evaluation. */
  evaluation: string;
  /** What people call the chip; null when the catalogue does not know it. */
  chipName: string | null;
  /** Every version of the cell, oldest first. */
  series: ChangePoint[];
  /** What happened to it, newest first: a few. */
  changes: ChangeLine[];
  /** The newest ones, newest first. */
  runs: RunLine[];
  /** Against the run of its reference, by the best evidence both carry; null where the reference is no run. */
  againstReference: PairDifference | null;
  knownIssues: KnownIssue[];
};

/** Why a cell is as it is, and what is known against it. */
export type SquareReasons = {
  /** Null where nothing dropped. */
  cause: CauseBrief | null;
  /** Null while nobody recorded any. */
  layers: LayerBrief | null;
  /** Stored workarounds of its model for its chip, the same stack first: a few. */
  workarounds: WorkaroundLine[];
};

/** A measured square beside one that nobody ran. */
export type Neighbour = { row: string; column: string; cell: Cell };

/** What would test a square that nobody ran. */
export type Untested = {
  /** In its row and in its column, the nearest of each first. */
  neighbours: { row: Neighbour[]; column: Neighbour[] };
  /** False when the catalogue says that the chip cannot run it. */
  runnable: boolean;
  /** JSON of a run document that asks for it, with the value left to fill in; null where nothing tells the evaluation. */
  document: string | null;
};

export type SquareView = AskedMoment & {
  /** As applied: defaults filled in. */
  filter: MatrixFilter;
  row: AxisEntry;
  column: AxisEntry;
  /** Everything under the square, worst first; empty when nothing was ever run. */
  cells: Cell[];
  /** The worst of them; null when there is none. */
  detail: SquareDetail | null;
  /** What changed in it between two versions; null unless the filter compares two. */
  diff: SquareDiff | null;
  /** Null unless there is none. */
  untested: Untested | null;
};
