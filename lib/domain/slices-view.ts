import type { MovedAxis } from "@/lib/domain/changes/change";
import type { PairDifference, PairVerdict, ValueInterval } from "@/lib/domain/compare-view";
import type { CellPlace } from "@/lib/domain/identity";
import type {
  CellChoices,
  CellMark,
  Choice,
  Evaluation,
  RunStatus,
  TargetKind,
  VersionAxis,
} from "@/lib/domain/matrix";
import type { AtMark } from "@/lib/domain/moment";
import type { Stack } from "@/lib/domain/stack";

/** What two slices of the matrix show beside each other. Every difference is B minus A: negative means B is worse. */

/** One side. Empty lists and nulls do not restrict; of several that fit, the first named speaks. */
export type Slice = {
  chips: string[];
  paths: string[];
  schemes: string[];
  targets: TargetKind[];
  /** The newest run of each cell under this version, instead of its newest of all. */
  qairt: string | null;
  onnxruntime: string | null;
};

export const SLICE_PRESETS = ["qnn-ort", "litert-qnn", "litert-ort"] as const;
export type SlicePreset = (typeof SLICE_PRESETS)[number];

export type SlicesFilter = {
  models: string[];
  evaluation: string | null;
  /** Fills in A and B. */
  preset: SlicePreset | null;
  a: Slice;
  b: Slice;
  /** Leave out what is not shown to differ: equivalent, same, nothing shown. */
  onlyDifferences: boolean;
  asOf: number | null;
};

/** One side of a match. */
export type SliceEnd = CellPlace & {
  key: string;
  runId: string;
  status: RunStatus;
  reason: string | null;
  value: number | null;
  interval: ValueInterval | null;
  reference: number | null;
  delta: number | null;
  marks: CellMark[];
  npuShare: number | null;
  stack: Stack;
  measuredAt: number;
  /** Others that fit this side as well. */
  others: number;
};

/** Two cells that agree in everything that the slices leave open. */
export type SliceMatch = { id: string; evaluation: string; a: SliceEnd; b: SliceEnd; pair: PairDifference };

export type Unmatched = {
  side: "a" | "b";
  evaluation: string;
  end: SliceEnd;
  /** `no-partner`: nothing agrees with it. `other-evaluation`: only results under another evaluation do. */
  reason: "no-partner" | "other-evaluation";
};

/** A part of the environment in which matched cells differ, most cells first. */
export type SliceEnvironment = MovedAxis & { cells: number };

export type SlicesView = AtMark & {
  /** As applied, the preset filled in. */
  filter: SlicesFilter;
  evaluations: Evaluation[];
  /** Worst of B first; without a difference last. */
  matches: SliceMatch[];
  /** Of all matches, whether shown or not. */
  counts: Record<PairVerdict, number>;
  /** Matches that `onlyDifferences` hides. */
  hidden: number;
  unmatched: Unmatched[];
  /** All unmatched: those listed may be fewer. */
  unmatchedCount: { a: number; b: number };
  environment: { differences: SliceEnvironment[]; cells: number };
  choices: CellChoices & Record<VersionAxis, Choice[]>;
  compared: { cells: number; limit: number; capped: boolean };
};
