import type { DriftAdvice } from "@/lib/domain/drift/advice";
import type { MatchKind } from "@/lib/domain/drift/align-layers";
import type { ComparatorFacts, ComparatorObstacle, ComparatorReason } from "@/lib/domain/drift/comparator";
import type { Concentration } from "@/lib/domain/drift/concentration";
import type { JudgedLayer } from "@/lib/domain/drift/drift-report";
import type { LayerMetricScope, LayerMetricUnit } from "@/lib/domain/drift/layer-metrics";
import type { DriftCaveat, GraphKind, LayerPlace, Observation, SideRefusal } from "@/lib/domain/drift/layers";
import type { SensitivityAnswer } from "@/lib/domain/drift/sensitivity-witness";
import type { WeightWitness } from "@/lib/domain/drift/weight-witness";
import type { AskedMoment } from "@/lib/domain/moment";
import type { RunLine } from "@/lib/domain/run-view";
import type { RunVersions } from "@/lib/domain/stack";
import type { RepairView, WorkaroundLine } from "@/lib/domain/workaround-view";

/** What the pages of one run's layers and of two runs side by side show. Decibels unless said; nothing is rounded. */

/** Where layers of a run came from: the run itself, or a file that was imported later. */
export type LayerSource = {
  /** Id of the supplement; null for the layers that came with the run. */
  id: string | null;
  /** Importer that read the file, for instance `ort-qdq-loss`; null with the run. */
  importer: string | null;
  file: string | null;
  receivedAt: number;
  /** Layers that it names, and how many of them found their place among the layers shown. */
  layers: number;
  placed: number;
  /** Names that found none, at most `MAX_NAMED`. */
  unplaced: string[];
  /** Metrics for which it speaks: the newest file that has a metric does. */
  speaksFor: string[];
  /** True when it speaks for where layers ran. */
  placement: boolean;
  /** True when the graph shown is its graph. */
  graph: boolean;
};

/** One side: a run and what is known of its layers. */
export type DriftSide = Observation & {
  run: RunLine;
  versions: RunVersions;
  sources: LayerSource[];
  layers: number;
  order: GraphKind;
};

/** One layer of the graph shown. Positions are indices of `NetworkView.layers`. */
export type DriftLayer = Pick<
  JudgedLayer,
  | "refusal"
  | "source"
  | "sqnrA"
  | "sqnrB"
  | "gap"
  | "evidence"
  | "introduced"
  | "introducedShare"
  | "score"
  | "verdict"
  | "from"
  | "hidden"
> & {
  id: string;
  op: string | null;
  /** Positions that it reads; empty when only an order, or nothing, is known. */
  inputs: number[];
  fusedFrom: readonly string[];
  /** How the other run's layer was found; null without one. */
  match: MatchKind | null;
  /** Names on either side, when they differ from `id` or are several: a fused group. */
  namesA: string[];
  namesB: string[];
  /** 1 is the most suspect; null where nothing was judged. */
  rank: number | null;
  /** Share of the output's error that this layer is blamed for, 0 to 1; null when it cannot be divided. */
  blame: number | null;
  /** Where it ran on either side; null when unknown. */
  placeA: LayerPlace | null;
  placeB: LayerPlace | null;
};

/** One metric of both sides: one value a layer shown, null where it was not observed. */
export type MetricColumn = {
  name: string;
  /** Null for a metric of unknown meaning: shown, never judged. */
  unit: LayerMetricUnit | null;
  better: "higher" | "lower" | null;
  scope: LayerMetricScope | null;
  /** Null when the side has no such metric. */
  a: (number | null)[] | null;
  b: (number | null)[] | null;
  /** Which source speaks: an index of the side's `sources`. */
  sourceA: number | null;
  sourceB: number | null;
};

export type DriftJudgement =
  | { ok: false; side: "a" | "b" | null; refusal: SideRefusal }
  | {
      ok: true;
      /** True when no healthy comparator stood behind the ranking. */
      weak: boolean;
      /** Smallest introduced error of a culprit, in dB. */
      threshold: number;
      /** Positions, most suspect first. */
      ranking: number[];
      culprits: number[];
      concentration: Concentration;
      caveats: DriftCaveat[];
      /** What the weights say, in positions of the layers shown. */
      weights: WeightWitness;
      /** What sensitivities say of each culprit, in the order of `culprits`; empty without sensitivities. */
      sensitivities: { node: number; answers: SensitivityAnswer[] }[];
      advice: DriftAdvice[];
      /** How the layers of both sides were matched; null without a comparator. */
      alignment: {
        /** Share of each side's layers that have a match, 0 to 1. */
        coverageA: number;
        coverageB: number;
        matched: number;
        fused: number;
        renamed: number;
        /** Names without a match, at most `MAX_NAMED`, and how many there are. */
        unmatchedA: string[];
        unmatchedB: string[];
        unmatchedCountA: number;
        unmatchedCountB: number;
        /** Names that several layers of one side share; none of them was matched by it. */
        ambiguous: string[];
      } | null;
    };

/** Names told of a long list. */
export const MAX_NAMED = 50;

/** Layers with everything that chart, table, graph and inspector show. */
export type NetworkView = {
  /** Which run's graph is shown. */
  graphOf: "a" | "b";
  order: GraphKind;
  layers: DriftLayer[];
  /** Positions, every layer after its inputs: the axis of the chart. */
  topological: number[];
  /** Known metrics first, in the order of the catalogue. */
  metrics: MetricColumn[];
  judgement: DriftJudgement;
};

/** A run that could stand as the healthy side, best first. */
export type ComparatorOption = {
  run: RunLine;
  versions: RunVersions;
  facts: ComparatorFacts;
  reason: ComparatorReason;
};
export type ComparatorRefusal = {
  run: RunLine;
  versions: RunVersions;
  facts: ComparatorFacts;
  obstacle: ComparatorObstacle;
};
export type Comparators = {
  /** The first is the proposal. */
  usable: ComparatorOption[];
  refused: ComparatorRefusal[];
  /** Runs with layers of this model that were looked at, and whether there are more. */
  considered: number;
  more: boolean;
};

/** Facts in which runs may differ; `option` and `numerics` have a name. */
export const ENVIRONMENT_FIELDS = [
  "chip",
  "device",
  "os",
  "target",
  "scheme",
  "path",
  "backend",
  "qairt",
  "qnnEp",
  "onnxruntime",
  "qairtCompile",
  "runtime",
  "option",
  "numerics",
  "sourceSha256",
  "quantizedSha256",
  "dataset",
  "samples",
  "calibration",
] as const;
export type EnvironmentField = (typeof ENVIRONMENT_FIELDS)[number];

/** A fact in which two runs differ, values as they came; null where a run does not say it. */
export type EnvironmentDifference = {
  field: EnvironmentField;
  /** Name of the option or of the numeric setting; null for other fields. */
  name: string | null;
  a: string | null;
  b: string | null;
};

/** The layers of one run, judged without a comparator: the ranking is weak. Its side is `b`, as the accused one. */
export type LayersView = AskedMoment & {
  b: DriftSide;
  network: NetworkView;
  comparators: Comparators;
  repair: RepairView;
  /** Workarounds of the same model, newest first; those of the same chip and stack come first. */
  workarounds: WorkaroundLine[];
};

/** B held against a healthy run A. */
export type DriftView = LayersView & {
  a: DriftSide;
  /** Why A is a good comparator, or why it is none; null when it is neither proposed nor refused. */
  standing: { reason: ComparatorReason } | { obstacle: ComparatorObstacle } | null;
  environment: EnvironmentDifference[];
};
