import { groupBy } from "@/lib/domain/group-by";
import { type CellPlace, PLACE_FIELDS } from "@/lib/domain/identity";
import type { StackAxis } from "@/lib/domain/stack";

/**
 * Where a run is to be made, and with which software as far as it matters. `chip` is null off a device, or when any other
 * chip would do; `backend` when any will do.
 */
export type PlanPlace = CellPlace & {
  model: string;
  variant: string | null;
  evaluationKey: string;
  /** Versions that the run must have; an axis that is left out is free. */
  versions: Partial<Record<StackAxis, string>>;
};

/** Why a run would be worth making. `severity` is the drop in alarm thresholds of its metric. */
export type PlanReason =
  | { kind: "separates-cause"; cellKey: string; bits: number; severity: number }
  | { kind: "bisects"; changeId: string; untested: number; severity: number }
  | { kind: "stale"; cellKey: string; age: number; limit: number }
  | { kind: "untested"; neighbours: number };

export type PlanCandidate = {
  place: PlanPlace;
  reason: PlanReason;
  /** Relative effort, 1 for a run with nothing new to set up. */
  cost: number;
};

export type PlanItem = {
  /** Stable text of the place: what a lease is taken on. */
  key: string;
  place: PlanPlace;
  /** Most worth first. */
  reasons: { reason: PlanReason; worth: number }[];
  cost: number;
  /** Sum of worths divided by cost. */
  score: number;
};

/** Worth of a certain bit about a drop of one alarm threshold, by what it is about. */
export const PLAN_WORTH = { "separates-cause": 1, bisects: 1, stale: 0.3, untested: 0.2 } as const;
/** Drops count with the logarithm of their size; beyond this many doublings they count no more. */
export const MAX_DOUBLINGS = 6;
/** A result counts as fully stale at this many times its limit. */
export const FULLY_STALE = 2;
/** A gap with this many measured neighbours is as well worth filling as one can be. */
export const FULL_NEIGHBOURS = 4;

export function planKey(place: PlanPlace): string {
  const versions = Object.entries(place.versions).sort(([a], [b]) => (a < b ? -1 : 1));
  const { model, variant, evaluationKey } = place;
  const where = PLACE_FIELDS.map((field) => place[field]);
  return JSON.stringify([model, variant, evaluationKey, ...where, versions]);
}

const weightOf = (severity: number): number => Math.min(MAX_DOUBLINGS, Math.log2(1 + Math.max(0, severity)));

/** Expected bits of naming the first bad of equally likely versions by measuring the middle one. */
function bisectionBits(untested: number): number {
  const suspects = untested + 1;
  const early = Math.ceil(suspects / 2) / suspects;
  return early >= 1 ? 0 : -early * Math.log2(early) - (1 - early) * Math.log2(1 - early);
}

/** What a reason is worth: bits about a drop, weighed by its size; less for looking after what is only old or missing. */
export function worthOf(reason: PlanReason): number {
  const scale = PLAN_WORTH[reason.kind];
  switch (reason.kind) {
    case "separates-cause":
      return scale * reason.bits * weightOf(reason.severity);
    case "bisects":
      return scale * bisectionBits(reason.untested) * weightOf(reason.severity);
    case "stale":
      return reason.age < reason.limit ? 0 : scale * Math.min(1, reason.age / reason.limit / FULLY_STALE);
    case "untested":
      return scale * Math.min(1, reason.neighbours / FULL_NEIGHBOURS);
  }
}

const reasonText = (reason: PlanReason) => JSON.stringify(Object.entries(reason).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The best of equal reasons once: one change or cell is not two reasons of one kind. */
function subjectOf(reason: PlanReason): string {
  if (reason.kind === "untested") return reason.kind;
  return `${reason.kind} ${reason.kind === "bisects" ? reason.changeId : reason.cellKey}`;
}

/**
 * What to measure next: candidates at one place are one item, whose reasons add up; most score first. The order of the
 * candidates changes nothing; what is worth nothing is left out.
 * @throws RangeError when a cost is not a number above 0
 */
export function rankPlan(candidates: readonly PlanCandidate[]): PlanItem[] {
  const free = candidates.find(({ cost }) => !(cost > 0));
  if (free) throw new RangeError(`the cost of a run is a number above 0, not ${free.cost}`);
  return [...groupBy(candidates, ({ place }) => planKey(place))]
    .map(([key, own]) => planItem(key, own))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
}

function planItem(key: string, candidates: readonly PlanCandidate[]): PlanItem {
  const place = (candidates[0] as PlanCandidate).place;
  const cost = candidates.reduce((least, candidate) => Math.min(least, candidate.cost), Number.POSITIVE_INFINITY);
  const weighed = candidates
    .map(({ reason }) => ({ reason, worth: worthOf(reason) }))
    .sort((a, b) => b.worth - a.worth || (reasonText(a.reason) < reasonText(b.reason) ? -1 : 1));
  const seen = new Set<string>();
  const reasons = weighed.filter(({ reason, worth }) => {
    const subject = subjectOf(reason);
    const isNew = worth > 0 && !seen.has(subject);
    seen.add(subject);
    return isNew;
  });
  return { key, place, reasons, cost, score: reasons.reduce((sum, { worth }) => sum + worth, 0) / cost };
}
