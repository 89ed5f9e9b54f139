import { isLayoutParameter, type MatrixLayout } from "@/lib/domain/matrix-layout";

/**
 * What of the matrix's query decides what a panel says: the filter, the square and the budget. Null while none is open.
 * The same panel has the same query, whatever else is hidden, sorted or folded.
 */
export function panelQuery(
  parameters: Iterable<[string, string]>,
  { square, budget }: Pick<MatrixLayout, "square" | "budget">,
): string | null {
  if (square === null) return null;
  const query = new URLSearchParams([...parameters].filter(([name]) => !isLayoutParameter(name)));
  if (budget !== null) query.append("budget", String(budget));
  query.append("square", square.row);
  query.append("square", square.column);
  return query.toString();
}
