import { type CellIdentity, PLACE_FIELDS } from "@/lib/domain/identity";

/** A cell and what is needed to see that it was rescaled. */
export type Sibling = CellIdentity & {
  /** The metric's name, for instance `Top-1 accuracy`; a metric outside the catalogue has its definition in its id. */
  metricName: string;
  unit: string;
  value: number | null;
};

/** Why two cells that are alike otherwise are two series. */
export type SiblingReason =
  | { reason: "sample-count"; a: number | null; b: number | null }
  | { reason: "sample-list"; a: string | null; b: string | null }
  | { reason: "split"; a: string | null; b: string | null }
  /** One name with two definitions. `ratio` is set when the values look like one figure on two scales. */
  | { reason: "metric-definition"; a: string; b: string; ratio: number | null };

/** Percent against fraction, and how far from a hundred a ratio may be when both values are rounded. */
export const RESCALE_RATIO = 100;
export const RESCALE_TOLERANCE = 0.2;

const SAME = ["model", "variant", "dataset", ...PLACE_FIELDS] as const;

function rescale(a: Sibling, b: Sibling): number | null {
  if (!a.value || !b.value || a.unit === b.unit) return null;
  const ratio = b.value / a.value;
  const larger = Math.abs(ratio) > 1 ? ratio : 1 / ratio;
  return Math.abs(larger / RESCALE_RATIO - 1) <= RESCALE_TOLERANCE ? ratio : null;
}

/** Every reason, in a fixed order; empty when the cells are one, or differ in more than how they were measured. */
export function siblingReasons(a: Sibling, b: Sibling): SiblingReason[] {
  if (SAME.some((field) => a[field] !== b[field]) || a.metricName !== b.metricName) return [];
  const reasons: SiblingReason[] = [];
  if (a.metric !== b.metric) {
    reasons.push({ reason: "metric-definition", a: a.metric, b: b.metric, ratio: rescale(a, b) });
  }
  if (a.samples !== b.samples) reasons.push({ reason: "sample-count", a: a.samples, b: b.samples });
  if (a.sampleSha256 !== b.sampleSha256) {
    reasons.push({ reason: "sample-list", a: a.sampleSha256, b: b.sampleSha256 });
  }
  if (a.split !== b.split) reasons.push({ reason: "split", a: a.split, b: b.split });
  return reasons;
}
