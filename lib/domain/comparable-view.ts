import type { RunLine } from "@/lib/domain/run-view";
import type { StackAxis } from "@/lib/domain/stack";

/** How a comparable run stands to the run it is held against. */
export const COMPARABLE_GROUPS = ["cell", "chip", "scheme", "reference"] as const;
export type ComparableGroup = (typeof COMPARABLE_GROUPS)[number];

/** What a reader must know before taking a difference for what it seems. */
export const COMPARABLE_NOTES = [
  "artifact-assumed",
  "artifact-differs",
  "retrained",
  "reference-differs",
  "calibration-differs",
  "emulated",
] as const;
export type ComparableNote = (typeof COMPARABLE_NOTES)[number];

export type ComparableRun = {
  run: RunLine;
  versions: Record<StackAxis, string | null>;
  /** The other run minus this one, direction applied, in the stored unit; null when a side has no value. */
  difference: number | null;
  /** 95 % interval of the difference, unpaired; null when nothing supports one. */
  interval: { low: number; high: number } | null;
  notes: ComparableNote[];
};

/** Why results of the same model are not held against this run, most telling first. */
export const NOT_COMPARABLE = [
  "other-variant",
  "other-dataset",
  "other-split",
  "other-metric",
  "other-sample-count",
  "other-sample-list",
  "sample-list-unknown-on-one-side",
  "quantized-artifact-differs",
  "quantized-artifact-unknown-on-one-side",
  "source-differs",
  "source-unknown-on-one-side",
  "simulated-beside-real",
  "sample-data",
  "not-measured",
] as const;
export type NotComparable = (typeof NOT_COMPARABLE)[number];

export type ExcludedRuns = {
  reason: NotComparable;
  /** Results, of other evaluations one a cell. */
  count: number;
  example: RunLine;
};

export type ComparableView = {
  groups: { group: ComparableGroup; runs: ComparableRun[] /** More that were not listed. */; more: number }[];
  excluded: ExcludedRuns[];
  /** Results of the same evaluation that differ from this one in chip and scheme; not listed. */
  elsewhere: number;
  /** URL query of /compare over the run's evaluation. */
  compareQuery: string;
};
