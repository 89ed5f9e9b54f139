import type { Interval } from "@/lib/domain/estimates/interval";
import type { SmallestDrop } from "@/lib/domain/estimates/smallest-drop";
import type { KnownIssue } from "@/lib/domain/known-issues";
import type { Direction, MetricKind } from "@/lib/domain/metric";

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

export const AXES = ["chip", "model", "scheme", "path"] as const;
export type Axis = (typeof AXES)[number];

export type Cell = {
  key: string;
  model: string;
  variant: string | null;
  dataset: string;
  split: string | null;
  metric: string;
  samples: number | null;
  sampleSha256: string | null;
  targetKind: TargetKind;
  /** Canonical SoC, null off a device. */
  chip: string | null;
  scheme: string;
  path: string | null;
  backend: string | null;
  simulated: boolean;
  emulated: boolean;
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

export type AxisEntry = {
  /** Value used in the URL and in keys: `SM8650`, `ptq:w8a8`, `ort-qnn`, `mobilenet_v2`, or `host` / `simulator` / `reference` for a target without a chip. */
  id: string;
  label: string;
  /** Second line under the label, for instance `SM8650 · V75`; null when there is nothing to add. */
  detail: string | null;
  /**
   * Id of the heading that neighbouring entries share; null when there is none. Chips: the HTP architecture (`V75`),
   * `arch-unknown` or `off-device`; schemes: the method.
   */
  group: string | null;
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
};

export type Grid = {
  rows: AxisEntry[];
  columns: AxisEntry[];
  /** Row-major, rows.length x columns.length; untested squares included. */
  squares: Square[][];
};

export const MODES = ["delta", "value", "n"] as const;
export type Mode = (typeof MODES)[number];

/** One evaluation of one model: cells of different evaluations are never compared. */
export type Evaluation = {
  key: string;
  model: string;
  variant: string | null;
  dataset: string;
  split: string | null;
  metric: string;
  metricName: string;
  metricKind: MetricKind;
  direction: Direction;
  unit: string;
  samples: number | null;
  sampleSha256: string | null;
};

export type MatrixFilter = {
  rows: Axis;
  columns: Axis;
  mode: Mode;
  /** Key of an evaluation; null means every evaluation of the models shown. */
  evaluation: string | null;
  /** Empty lists mean no restriction. */
  models: string[];
  chips: string[];
  schemes: string[];
  paths: string[];
  targets: TargetKind[];
  asOf: number | null;
};

/** A choice in a filter, with how many current cells stand behind it. */
export type Choice = { id: string; label: string; count: number };

export type MatrixView = {
  /** As applied: defaults filled in, so that the page can show what was chosen. */
  filter: MatrixFilter;
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
  choices: { models: Choice[]; chips: Choice[]; schemes: Choice[]; paths: Choice[]; targets: Choice[] };
  /** Float references of the evaluation shown, so that the header can say what the deltas are held against. */
  references: { value: number; source: string; kind: "run" | "inline"; cells: number }[];
  /** Those that cover a cell shown, in the order of their numbers. */
  knownIssues: KnownIssue[];
};
