import { formatMatrixQuery } from "@/lib/contract/matrix-filter";
import type { MatrixFilter } from "@/lib/domain/matrix";

/** The page of the matrix that a filter asks for. */
export function matrixHref(filter: MatrixFilter): string {
  const query = formatMatrixQuery(filter);
  return query ? `/?${query}` : "/";
}
