import type { FactorChange } from "@/lib/domain/cause/cause";
import type { Choice } from "@/lib/domain/matrix";
import type { Moment } from "@/lib/domain/moment";
import type { PlanPlace, PlanReason } from "@/lib/domain/plan/rank";

/** What runners should measure next, as page and interface show it. */

export const PLAN_KINDS = ["separates-cause", "bisects", "stale", "untested"] as const satisfies PlanReason["kind"][];
export type PlanKind = (typeof PLAN_KINDS)[number];

export type PlanFilter = {
  /** Empty lists do not restrict. */
  models: string[];
  chips: string[];
  kinds: PlanKind[];
  limit: number;
};

/** A runner has taken an item; instants are epoch milliseconds. */
export type PlanLease = { holder: string; takenAt: number; expiresAt: number };

export type PlanEvaluation = {
  dataset: string;
  split: string | null;
  metric: string;
  metricName: string;
  unit: string;
  samples: number | null;
  sampleSha256: string | null;
};

/** What one item asks for. */
export type PlanTask = {
  /** Hash of what is asked: a lease is taken on it. */
  key: string;
  place: PlanPlace;
  evaluation: PlanEvaluation;
  /** True when it comes from sample data. */
  sample: boolean;
  /** What must differ from the cell that asks for it; empty when nothing must. */
  changes: FactorChange[];
  /** Most worth first. */
  reasons: { reason: PlanReason; worth: number }[];
  cost: number;
  score: number;
};

export type PlanLine = PlanTask & {
  lease: PlanLease | null;
  /** JSON of a run document with everything that is asked; the value is left to fill in. */
  document: string;
};

/** How far the plan looked: what was left out is counted. */
export type PlanBounds = {
  cells: { read: number; capped: boolean };
  /** Bad cells, and of how many of them the cause was weighed: the worst. */
  causes: { weighed: number; bad: number };
  /** Gaps listed; capped when there are more. */
  gaps: { listed: number; found: number };
};

export type PlanView = Moment & {
  filter: PlanFilter;
  /** Most score first. */
  items: PlanLine[];
  /** Items of the filter, and of all. */
  matching: number;
  total: number;
  choices: { models: Choice[]; chips: Choice[] };
  bounds: PlanBounds;
};
