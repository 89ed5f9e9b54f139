import type { Verdict } from "@/lib/domain/changes/change";
import type { CellPlace } from "@/lib/domain/identity";
import type { RunStatus } from "@/lib/domain/matrix";
import type { Moment } from "@/lib/domain/moment";
import type { Match } from "@/lib/domain/search/match";
import type { TriageState } from "@/lib/domain/triage";

/** What a search finds. Instants are epoch milliseconds; `cells` counts those at the moment that was searched. */

/** In the order in which equally good groups stand. */
export const HIT_KINDS = ["model", "chip", "scheme", "evaluation", "run", "change", "cell"] as const;
export type HitKind = (typeof HIT_KINDS)[number];

/** Where something was measured, as a list names it. */
export type FoundPlace = Omit<CellPlace, "backend"> & {
  model: string;
  variant: string | null;
  /** What people call the chip; null when the catalogue does not know it. */
  chipName: string | null;
  sample: boolean;
};

export type ModelHit = { kind: "model"; match: Match; model: string; variants: string[]; cells: number };
export type ChipHit = {
  kind: "chip";
  match: Match;
  soc: string;
  /** As above. */
  name: string | null;
  htpArch: string | null;
  cells: number;
};
export type SchemeHit = { kind: "scheme"; match: Match; scheme: string; cells: number };
export type EvaluationHit = {
  kind: "evaluation";
  match: Match;
  key: string;
  model: string;
  variant: string | null;
  dataset: string;
  split: string | null;
  metricName: string;
  samples: number | null;
  cells: number;
};
export type RunHit = {
  kind: "run";
  match: Match;
  id: string;
  sequence: number;
  receivedAt: number;
  status: RunStatus;
  place: FoundPlace;
};
export type ChangeHit = {
  kind: "change";
  match: Match;
  id: string;
  verdict: Verdict;
  state: TriageState;
  /** When the later of its runs was measured. */
  at: number;
  place: FoundPlace;
};
export type CellHit = { kind: "cell"; match: Match; key: string; place: FoundPlace };

export type SearchHit = ModelHit | ChipHit | SchemeHit | EvaluationHit | RunHit | ChangeHit | CellHit;

/** Hits of one kind, best first. */
export type HitGroup = {
  kind: HitKind;
  hits: SearchHit[];
  /** How many there are; of runs and changes, how many were looked at. */
  found: number;
};

export type SearchView = Moment & {
  /** As asked. */
  query: string;
  /** Only kinds that found something, the kind with the best hit first. */
  groups: HitGroup[];
};
