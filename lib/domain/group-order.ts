import type { Grouping } from "@/lib/domain/matrix-layout";

/** Headings under which no fact gathers entries: what is known to lie off a device leads, what is unknown closes. */
export const OFF_DEVICE = "off-device";
export const UNKNOWN_GROUP = "unknown";

const edge = (group: string) => (group === OFF_DEVICE ? -1 : Number(group === UNKNOWN_GROUP));

/** Digits of a heading, for those that count something: 2023, V75, w8. NaN without any. */
const numberOf = (group: string) => Number.parseInt(group.replace(/^\D+/, ""), 10);

/**
 * Order of headings: by number where they are numbers (years, architectures, bits of weights; formats without a number
 * before those), else as their entries stand: 0 for a sort that keeps order.
 */
export function compareGroups(grouping: Grouping, a: string, b: string): number {
  const outer = edge(a) - edge(b);
  if (outer !== 0 || grouping === "method" || grouping === "tier" || grouping === "flat") return outer;
  const [left, right] = [numberOf(a), numberOf(b)];
  if (Number.isNaN(left) || Number.isNaN(right)) return Number(Number.isNaN(right)) - Number(Number.isNaN(left));
  return left - right;
}
