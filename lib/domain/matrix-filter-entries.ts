import type { MatrixFilter } from "@/lib/domain/matrix";
import { layoutEntries, type MatrixLayout } from "@/lib/domain/matrix-layout";
import { many, one, type QueryEntries, writeQuery } from "@/lib/domain/query-entries";

/** The parameters of a filter in a fixed order; what is as unasked is left out. */
export function filterEntries(filter: MatrixFilter): QueryEntries {
  const { diff } = filter;
  return [
    ...one("rows", filter.rows, "chip"),
    ...one("columns", filter.columns, "scheme"),
    ...one("evaluation", filter.evaluation),
    ...many("model", filter.models),
    ...many("chip", filter.chips),
    ...many("scheme", filter.schemes),
    ...many("path", filter.paths),
    ...many("target", filter.targets),
    ...(diff === null ? [] : [...one("diff", diff.axis), ...one("a", diff.a), ...one("b", diff.b)]),
    ...one("row.set", filter.rowSet),
    ...one("column.set", filter.columnSet),
    ...one("asOf", filter.asOf),
  ];
}

/** The shortest URL query that shows the same matrix in the same way again. */
export function matrixQueryOf(filter: MatrixFilter, layout: MatrixLayout): string {
  return writeQuery([...filterEntries(filter), ...layoutEntries(layout)]);
}
