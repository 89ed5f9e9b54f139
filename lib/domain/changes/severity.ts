import type { Judgement } from "@/lib/domain/changes/change";

/** A cell that stopped running lost everything that it could lose, counted in collapse thresholds of a proportion. */
export const STOPPED_SEVERITY = 10;

/**
 * How bad a change is, so that metrics can be ranked together: its difference in collapse thresholds of its metric,
 * negative is worse. 0 where nothing is known.
 */
export function severityOf({ rule, to, numbers }: Pick<Judgement, "rule" | "to" | "numbers">): number {
  if (rule === "status") return to.status === "ok" ? STOPPED_SEVERITY : -STOPPED_SEVERITY;
  if (numbers.difference === null || !numbers.thresholds) return 0;
  // What beats its reference by far is a defect, and as large as the gap.
  const size = rule === "beats-reference" ? -Math.abs(numbers.difference) : numbers.difference;
  return size / numbers.thresholds.collapse || 0;
}
