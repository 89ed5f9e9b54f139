import type { OpenChanges } from "@/lib/domain/chip-view";
import type { KnownIssue } from "@/lib/domain/known-issues";
import type { Evaluation } from "@/lib/domain/matrix";
import type { AtMark } from "@/lib/domain/moment";
import type { Standing, VersionSeen, WorstCell } from "@/lib/domain/standing";

/** What the pages of models show. Values stand in the metric's stored unit, instants are epoch milliseconds. */

export const MODEL_ORDERS = ["name", "worst", "newest", "cells"] as const;
export type ModelOrder = (typeof MODEL_ORDERS)[number];

export type ModelsFilter = {
  /** Words that the name holds, in any case; null without. */
  find: string | null;
  sort: ModelOrder;
  /** 1 for the first. */
  page: number;
  asOf: number | null;
};

export type ModelLine = {
  model: string;
  /** Null where results name none. */
  variants: (string | null)[];
  /** Dataset and metric of each evaluation, those with most cells first. */
  evaluations: { dataset: string; metricName: string; samples: number | null }[];
  schemes: string[];
  chips: number;
  standing: Standing;
};

export type ModelsView = AtMark & {
  filter: ModelsFilter;
  models: ModelLine[];
  matching: number;
  total: number;
  nextPage: number | null;
};

/** A float reference that cells are held against. */
export type ReferenceSeen = {
  value: number;
  source: string;
  /** The run that measured it; null for one that results carry themselves. */
  runId: string | null;
  cells: number;
};

export type EvaluationOfModel = {
  evaluation: Evaluation;
  chips: number;
  schemes: number;
  references: ReferenceSeen[];
  standing: Standing;
};

/** Results of one scheme on one chip or target. */
export type StandingSquare = {
  cells: number;
  /** Counted as in `Standing`. */
  states: Standing["states"];
  worst: WorstCell | null;
  /** Path and query of what lies under it. */
  href: string;
};

/** A row or column: its id in URLs, its name and what stands below that. */
export type StandingEdge = { id: string; label: string; detail: string | null; standing: Standing };

export type StandingGrid = {
  /** Chips and targets without one. */
  rows: StandingEdge[];
  /** Schemes. */
  columns: StandingEdge[];
  /** Row-major; null where nothing was ever run. Empty where there would be more than are shown. */
  squares: (StandingSquare | null)[][];
};

/** Which artefact the newest results of a scheme were measured with. */
export type ArtifactsOfScheme = {
  variant: string | null;
  scheme: string;
  /** Distinct hashes with the chips they were measured on; targets without a chip go by their kind. */
  quantized: { sha256: string; places: string[] }[];
  source: { sha256: string; places: string[] }[];
  /** Places of which no result says its quantized hash. */
  unknown: string[];
};

export type ModelView = AtMark & {
  model: string;
  /** As results state it; several where they disagree. */
  tasks: string[];
  variants: (string | null)[];
  standing: Standing;
  /** Those with most cells first. */
  evaluations: EvaluationOfModel[];
  grid: StandingGrid;
  versions: { qairt: VersionSeen[]; onnxruntime: VersionSeen[] };
  artifacts: ArtifactsOfScheme[];
  /** Runs with layers, their own or from a file about them. */
  layeredRuns: number;
  changes: OpenChanges;
  knownIssues: KnownIssue[];
};
