import type { Grouping } from "@/lib/domain/matrix-layout";

/** Headings under which no fact gathers entries: what is known to lie off a device leads, what is unknown closes. */
export const OFF_DEVICE = "off-device";
export const UNKNOWN_GROUP = "unknown";

const edge = (group: string) => (group === OFF_DEVICE ? -1 : Number(group === UNKNOWN_GROUP));

/** Digits of a heading, for those that count something: 2023, w8. NaN without any. */
const numberOf = (group: string) => Number.parseInt(group.replace(/^\D+/, ""), 10);

/**
 * Order of headings. What an axis does unasked is 0, for a sort that keeps the order of its entries: chips stand by their
 * architecture, schemes by their method, and a saved set in its own order. Tiers stand so too, between what is off a
 * device and what is unknown; years and bits of weights by number, formats without a number before those.
 */
export function compareGroups(grouping: Grouping, a: string, b: string): number {
  if (grouping === "arch" || grouping === "method" || grouping === "flat") return 0;
  const outer = edge(a) - edge(b);
  if (outer !== 0 || grouping === "tier") return outer;
  const [left, right] = [numberOf(a), numberOf(b)];
  if (Number.isNaN(left) || Number.isNaN(right)) return Number(Number.isNaN(right)) - Number(Number.isNaN(left));
  return left - right;
}
