import type { LayerMetricUnit } from "@/lib/domain/drift/layer-metrics";
import type { LayerPlace } from "@/lib/domain/drift/layers";
import type { AxisName, TargetKind } from "@/lib/domain/matrix";
import type { Moment } from "@/lib/domain/moment";
import type { RunVersions } from "@/lib/domain/stack";

/** How layers fare beyond one run: over versions, over chips, and by type of operator. */

/** One point of a series in which the layer was observed. */
export type HistoryPoint = {
  /** The run with layers that speaks for the point. */
  runId: string;
  at: number;
  stack: RunVersions;
  /** What a person reads: the versions that differ within the series, joined; a date where none does. */
  label: string;
  /** In the metric's own unit; null when this run did not observe the layer. */
  value: number | null;
  place: LayerPlace | null;
  /** Id of the layer in that run, when it differs. */
  layer: string | null;
};

/** Where the values of a series part: they were `before` up to `last`, and are `after` from `first` on. */
export type HistoryStep = { before: number; after: number; last: string; first: string };

/** One cell with its points in order. */
export type HistorySeries = {
  cell: string;
  chip: string | null;
  chipName: string | null;
  targetKind: TargetKind;
  scheme: string;
  path: string | null;
  /** True for the cell of the run that was asked about. */
  own: boolean;
  points: HistoryPoint[];
  /** The largest step to the worse between neighbouring observed points ("0.997 on 2.29, 0 since"); null when none is told. */
  step: HistoryStep | null;
};

/** One layer over the versions of its cell, and on other chips. */
export type LayerHistory = {
  run: string;
  layer: string;
  op: string | null;
  metric: string;
  unit: LayerMetricUnit | null;
  better: "higher" | "lower" | null;
  /** Other metrics for which the run has a value of this layer. */
  metrics: string[];
  /** The run's own cell first, then other chips. */
  series: HistorySeries[];
  /** Layers of the same type elsewhere in this run, worst first, the layer itself among them. */
  sameOp: { layer: string; position: number; value: number | null }[];
  /** Runs of this model with layers, and how many of them were read. */
  runs: number;
  read: number;
};

/** What a grid of layers has as columns. */
export const LAYER_GRID_AXES = ["chip", "version"] as const;
export type LayerGridAxis = (typeof LAYER_GRID_AXES)[number];

export type LayerGridColumn = AxisName & {
  /** The run that speaks for the column, with its cell. */
  runId: string;
  cell: string;
  chip: string | null;
  at: number;
  /** The run it is judged against; null when it is judged alone, which is weak. */
  comparator: string | null;
  culprits: number;
};

/** One layer in one run. */
export type LayerGridCell = {
  /** Error that the layer introduced, in dB; null where it was not judged. */
  introduced: number | null;
  /** The metric asked for, in its own unit; null where it was not observed. */
  value: number | null;
  culprit: boolean;
};

export type LayerGridRow = {
  layer: string;
  op: string | null;
  /** Columns in which it is a culprit. */
  hurts: number;
  /** Chips on which it is a culprit; more than one means the layer, and not a chip, is the problem. */
  chips: string[];
  /** Largest introduced error of the row in dB; null when it was judged nowhere. */
  worst: number | null;
  /** One a column; null where the run has no such layer. */
  cells: (LayerGridCell | null)[];
};

/** A model's layers over chips or over the versions of one cell. */
export type LayerGridView = Moment & {
  filter: {
    model: string;
    by: LayerGridAxis;
    metric: string;
    scheme: string | null;
    /** With `by: version`, the cell whose series is shown. */
    cell: string | null;
    asOf: number | null;
  };
  unit: LayerMetricUnit | null;
  better: "higher" | "lower" | null;
  columns: LayerGridColumn[];
  /** Network order. `rows` may be fewer than `layers`: those that hurt or hold the worst values come first to stay. */
  rows: LayerGridRow[];
  layers: number;
  /** Layers that are culprits on more than one chip, worst first; ids of rows. */
  hurtOnSeveralChips: string[];
  choices: {
    models: string[];
    schemes: string[];
    cells: {
      key: string;
      chip: string | null;
      chipName: string | null;
      scheme: string;
      path: string | null;
      points: number;
    }[];
    metrics: string[];
  };
};

/** One type of operator on one architecture under one version, over all models. */
export type OpRollupCell = {
  /** Runs and models that have such layers here. */
  runs: number;
  models: string[];
  layers: number;
  /** Layers that are culprits, and the models in which they are. */
  culprits: number;
  culpritModels: string[];
  /** Mean and largest introduced error over the layers, in dB, losses only. */
  mean: number;
  worst: number;
};

/** "LayerNorm drifts on V79 since 2.45": type of operator x (architecture, version), over all models. */
export type OpRollupRow = {
  op: string;
  /** HTP architecture (`V79`), or `arch-unknown`, or `off-device`. */
  arch: string;
  /** One a version; null where no run with layers has the operator. */
  cells: (OpRollupCell | null)[];
  /** First version from which on every version with data has culprits of this type; null when there is none. */
  since: string | null;
};

export type OpRollupView = Moment & {
  filter: { version: OpRollupVersion; arch: string | null; asOf: number | null };
  /** Versions in numeric order; an unknown version is `unknown` and stands first. */
  versions: string[];
  rows: OpRollupRow[];
  archs: string[];
  runs: number;
  models: number;
  /** True when the newest `runs` were read and there are older ones. */
  truncated: boolean;
};

export const OP_ROLLUP_VERSIONS = ["qairt", "onnxruntime", "qnnEp"] as const;
export type OpRollupVersion = (typeof OP_ROLLUP_VERSIONS)[number];
