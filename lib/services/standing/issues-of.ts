import { footnotesOf, type KnownIssue } from "@/lib/domain/known-issues";
import type { CellFact } from "@/lib/domain/standing";

/** Known issues pinned to a chip or a model itself, or that cover one of its newest results; oldest first. */
export function issuesOfCells(
  issues: readonly KnownIssue[],
  cells: readonly CellFact[],
  of: { chip: string } | { model: string },
): KnownIssue[] {
  const covering = new Set(footnotesOf(issues, cells, (cell) => cell).shown);
  const named = ({ slice }: KnownIssue) => ("chip" in of ? slice.chip === of.chip : slice.model === of.model);
  return issues.filter((issue) => named(issue) || covering.has(issue));
}
