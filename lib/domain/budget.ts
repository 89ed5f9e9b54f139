import type { DeltaInterval } from "@/lib/domain/estimates/delta-interval";
import type { Cell } from "@/lib/domain/matrix";
import type { SquareDiff } from "@/lib/domain/matrix-diff";
import { nineDigits } from "@/lib/domain/nine-digits";

/** What is shown of a drop: against zero, and against the drop that a product accepts. */

// A drop of exactly one point arrives as 0.010000000000000009 or 0.00999…: both are one point.
const ROUNDING = 1e-9;

/** `shown`: the interval of the delta leaves out zero. `weak`: it does not. `none`: there is no interval. */
export const EVIDENCES = ["shown", "weak", "none"] as const;
export type Evidence = (typeof EVIDENCES)[number];

/** Largest budget, in points or in a metric's own unit: no drop of a product is accepted beyond it. */
export const MAX_BUDGET = 1_000_000;
/** Digits that a budget may have after its point. */
export const BUDGET_DECIMALS = 9;
/** A budget as a URL has it; `MAX_BUDGET` bounds it besides. */
export const BUDGET_TEXT = /^\d{1,7}(\.\d{1,9})?$/;

/** The budget that a text of a URL is; null where it is none. */
export function readBudget(text: string): number | null {
  return BUDGET_TEXT.test(text) && Number(text) <= MAX_BUDGET ? Number(text) : null;
}

/** A budget as a URL has it, never with an exponent; null for a number that cannot be a budget. */
export function budgetText(budget: number): string | null {
  if (!(budget >= 0 && budget <= MAX_BUDGET)) return null;
  const text = budget.toFixed(BUDGET_DECIMALS).replace(/\.?0+$/, "");
  return Number(text) === budget ? text : null;
}

/** Whether a delta is more than chance, as far as its interval says. */
export function evidenceOf({ deltaInterval }: { deltaInterval: Pick<DeltaInterval, "low" | "high"> | null }): Evidence {
  if (deltaInterval === null) return "none";
  return deltaInterval.high < -ROUNDING || deltaInterval.low > ROUNDING ? "shown" : "weak";
}

export const BUDGET_VERDICTS = ["outside", "inconclusive", "within"] as const;
export type BudgetVerdict = (typeof BUDGET_VERDICTS)[number];

/** How a drop stands to a budget; `beyond` says on which side of it the figure itself lies, whatever is shown. */
export type BudgetStanding = { verdict: BudgetVerdict; beyond: boolean };

/** A budget as it is said (points for proportions, else the metric's own unit) in the stored unit. */
export function storedBudget(budget: number, unit: string): number {
  return unit === "fraction" ? budget / 100 : budget;
}

/**
 * How a delta stands to a budget. Within and outside are shown, by the whole interval; anything else is inconclusive, as
 * is every figure without an interval. A figure that meets the budget exactly is within it.
 * @param delta stored unit, negative is worse; null leaves nothing to judge
 * @param unit stored unit of the metric; `fraction` for proportions
 * @param budget largest drop that is accepted, positive: points for proportions, else the metric's own unit
 * @returns null without a delta or without a budget
 */
export function budgetVerdict(
  delta: number | null,
  deltaInterval: { low: number; high: number } | null,
  unit: string,
  budget: number | null,
): BudgetStanding | null {
  if (delta === null || budget === null) return null;
  const least = -storedBudget(budget, unit);
  const isBelow = (figure: number) => nineDigits(figure) < least - ROUNDING;
  const beyond = isBelow(delta);
  if (deltaInterval === null) return { verdict: "inconclusive", beyond };
  if (!isBelow(deltaInterval.low)) return { verdict: "within", beyond };
  return { verdict: isBelow(deltaInterval.high) ? "outside" : "inconclusive", beyond };
}

/**
 * How what a square shows stands to a budget: its delta, or between two versions what changed from one to the other. Null
 * for a reference, and for one whose newest run has no result, whatever an earlier run measured.
 */
export function budgetOf(
  cell: Pick<Cell, "status" | "targetKind" | "delta" | "deltaInterval" | "unit">,
  diff: Pick<SquareDiff, "delta" | "interval"> | null,
  budget: number | null,
): BudgetStanding | null {
  if (diff !== null) return budgetVerdict(diff.delta, diff.interval, cell.unit, budget);
  if (cell.status !== "ok" || cell.targetKind === "reference") return null;
  return budgetVerdict(cell.delta, cell.deltaInterval, cell.unit, budget);
}
