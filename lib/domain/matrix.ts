import type { DeltaInterval } from "@/lib/domain/estimates/delta-interval";
import type { Interval } from "@/lib/domain/estimates/interval";
import type { SmallestDrop } from "@/lib/domain/estimates/smallest-drop";
import type { CellIdentity, EvaluationIdentity } from "@/lib/domain/identity";
import type { KnownIssue } from "@/lib/domain/known-issues";
import type { DiffFilter, SquareDiff } from "@/lib/domain/matrix-diff";
import type { Grouping, MatrixLayout } from "@/lib/domain/matrix-layout";
import type { Direction, MetricKind } from "@/lib/domain/metric";
import type { SavedSet } from "@/lib/domain/saved-set";

/** View of the matrix: cells as they are stored, squares as they are shown. */

export const TARGET_KINDS = ["device", "host", "simulator", "reference"] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

export const RUN_STATUSES = ["ok", "unsupported", "failed", "timeout"] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** What a cell is before anyone asks about budgets: each has its own look and its own word. */
export const CELL_STATES = ["measured", "stale", "unsupported", "failed", "untested"] as const;
export type CellState = (typeof CELL_STATES)[number];

/** Facts that ride on a cell whatever its state. */
export const CELL_MARKS = [
  "cpu-fallback",
  "placement-unknown",
  "simulated",
  "emulated",
  "sample",
  "unverified",
  "no-n",
  "no-reference",
  "reference-assumed",
  "artifact-assumed",
] as const;
export type CellMark = (typeof CELL_MARKS)[number];

export const AXES = ["chip", "model", "scheme", "path", "qairt", "onnxruntime"] as const;
export type Axis = (typeof AXES)[number];

/** Axes that part the runs of a cell by the software that ran them. */
export const VERSION_AXES = ["qairt", "onnxruntime"] as const satisfies readonly Axis[];
export type VersionAxis = (typeof VERSION_AXES)[number];

export type Cell = CellIdentity & {
  key: string;
  /** Status of the run that speaks for the newest point of the series. */
  status: RunStatus;
  reason: string | null;
  /** Stored unit of the metric; the last value that was measured when the newest run failed. */
  value: number | null;
  /** True when `value` is older than the status: the newest run failed and an earlier one did not. */
  valueIsLast: boolean;
  reference: { value: number; source: string; kind: "run" | "inline"; runId: string | null } | null;
  /** Stored unit, negative is worse. */
  delta: number | null;
  /** Of the value, in its unit, at the level that docs/statistics.md names; null without n, error and repeats. */
  interval: Pick<Interval, "low" | "high" | "method"> | null;
  /** Of the delta, in its unit and with its direction: what says whether a drop is shown; null where nothing does. */
  deltaInterval: DeltaInterval | null;
  /** What a comparison with another result like this one could show; null as above, or when nothing would show. */
  smallestDrop: SmallestDrop | null;
  stale: boolean;
  marks: CellMark[];
  /** Share of graph nodes on the NPU, 0 to 1; null when placement is unknown. */
  npuShare: number | null;
  qairt: string | null;
  onnxruntime: string | null;
  /** Epoch milliseconds of the speaking run. */
  measuredAt: number;
  runId: string;
  runs: number;
  points: number;
  metricName: string;
  metricKind: MetricKind;
  direction: Direction;
  unit: string;
};

/** A line of a matrix as people read it. */
export type AxisName = {
  /** Value used in the URL and in keys: `SM8650`, `ptq:w8a8`, `ort-qnn`, `mobilenet_v2`, or `host` / `simulator` / `reference` for a target without a chip. */
  id: string;
  label: string;
  /** Second line under the label, for instance `SM8650 · V75`; null when there is nothing to add. */
  detail: string | null;
};

export type AxisEntry = AxisName & {
  /**
   * Id of its heading under each way of grouping that its axis has (`GROUPINGS`), from the catalogue: `V75`, `mobile/8`,
   * `2023`, `ptq`, `w8`; `unknown` where no fact is known, `off-device` for a target without a chip.
   */
  groups: Partial<Record<Grouping, string>>;
};

export type Square = {
  row: string;
  column: string;
  /** The worst cell under this square; null when nothing was ever run. */
  cell: Cell | null;
  /** How many cells lie under it; more than one means the worst is shown. */
  count: number;
  /** Path and query of what lies under this square; null when nothing does. */
  href: string | null;
  /** Numbers of the known issues that cover the cell shown, as in `MatrixView.knownIssues`, from 1. */
  issues: number[];
  /** How many cells under it got worse in a way that nobody has dealt with. */
  alarms: number;
  /** Two versions beside each other; null unless the filter asks for them, and where neither was run. */
  diff: SquareDiff | null;
};

export type Grid = {
  rows: AxisEntry[];
  columns: AxisEntry[];
  /** Row-major, rows.length x columns.length; untested squares included. */
  squares: Square[][];
};

export const MODES = ["delta", "value", "n", "age", "npu"] as const;
export type Mode = (typeof MODES)[number];

/** One evaluation of one model: cells of different evaluations are never compared. */
export type Evaluation = EvaluationIdentity & {
  key: string;
  metricName: string;
  metricKind: MetricKind;
  direction: Direction;
  unit: string;
};

export type MatrixFilter = {
  rows: Axis;
  columns: Axis;
  /** Key of an evaluation; null means every evaluation of the models shown. */
  evaluation: string | null;
  /** Empty lists mean no restriction. */
  models: string[];
  chips: string[];
  schemes: string[];
  paths: string[];
  targets: TargetKind[];
  asOf: number | null;
  /** Two versions held against each other instead of results against their references. */
  diff: DiffFilter | null;
  /** Names of saved sets that say which rows and columns stand in the matrix, and in which order. */
  rowSet: string | null;
  columnSet: string | null;
};

/** A choice in a filter, with how many current cells stand behind it. */
export type Choice = { id: string; label: string; count: number };

/** What filters of cells offer. */
export type CellChoices = Record<"models" | "chips" | "schemes" | "paths" | "targets", Choice[]>;

export type MatrixView = {
  /** As applied: defaults filled in, so that the page can show what was chosen. */
  filter: MatrixFilter;
  /** As asked for. It changes nothing in the view: `arrangeGrid` lays the grid out by it, here and in the browser. */
  layout: MatrixLayout;
  /** Ingest sequence that this view shows; 0 when nothing is settled. */
  asOf: number;
  /** Epoch milliseconds of that sequence, null when nothing is settled. */
  asOfTime: number | null;
  /** True when `filter.asOf` pinned it. */
  pinned: boolean;
  /** Runs acknowledged up to `asOf`. */
  runs: number;
  /** Runs acknowledged and not yet settled. */
  pending: number;
  grid: Grid;
  evaluations: Evaluation[];
  /**
   * Versions, newest first: those of the cells as they stand; with a version axis or two versions compared, all that
   * runs of the evaluations shown name.
   */
  choices: CellChoices & Record<VersionAxis, Choice[]>;
  /** The software of which two versions can be held against each other, whichever of them the cells name today. */
  diffable: VersionAxis[];
  /** Squares of the grid by the state of the cell that they show. */
  coverage: Record<CellState, number>;
  /** Saved sets of the two axes, by name. */
  sets: SavedSet[];
  /** Float references of the evaluation shown, so that the header can say what the deltas are held against. */
  references: { value: number; source: string; kind: "run" | "inline"; cells: number }[];
  /** Those that cover a cell shown, in the order of their numbers. */
  knownIssues: KnownIssue[];
};
