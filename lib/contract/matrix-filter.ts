import { z } from "zod";
import { queryList, queryText } from "@/lib/contract/query-parts";
import { AXES, type MatrixFilter, MODES, TARGET_KINDS } from "@/lib/domain/matrix";

/** The matrix filter as it stands in a URL: lists repeat their key (`chip=SM8650&chip=SM8550`). */

export const matrixQuery = z
  .object({
    rows: z.enum(AXES).default("chip"),
    columns: z.enum(AXES).default("scheme"),
    mode: z.enum(MODES).default("delta"),
    evaluation: queryText.nullable().default(null),
    model: queryList(queryText),
    chip: queryList(queryText),
    scheme: queryList(queryText),
    path: queryList(queryText),
    target: queryList(z.enum(TARGET_KINDS)),
    asOf: z.coerce.number().int().min(0).nullable().default(null),
  })
  .refine((query) => query.rows !== query.columns, { path: ["columns"], message: "must differ from rows" });

/** Parses URL parameters (already grouped by key) into a filter; throws a ZodError that names the parameter. */
export function parseMatrixQuery(parameters: Record<string, string | string[] | undefined>): MatrixFilter {
  const query = matrixQuery.parse(parameters);
  return {
    rows: query.rows,
    columns: query.columns,
    mode: query.mode,
    evaluation: query.evaluation,
    models: query.model,
    chips: query.chip,
    schemes: query.scheme,
    paths: query.path,
    targets: query.target,
    asOf: query.asOf,
  };
}

/** The shortest URL query that shows the same matrix again: defaults are left out, keys are in a fixed order. */
export function formatMatrixQuery(filter: MatrixFilter): string {
  const query = new URLSearchParams();
  if (filter.rows !== "chip") query.set("rows", filter.rows);
  if (filter.columns !== "scheme") query.set("columns", filter.columns);
  if (filter.mode !== "delta") query.set("mode", filter.mode);
  if (filter.evaluation) query.set("evaluation", filter.evaluation);
  for (const model of filter.models) query.append("model", model);
  for (const chip of filter.chips) query.append("chip", chip);
  for (const scheme of filter.schemes) query.append("scheme", scheme);
  for (const path of filter.paths) query.append("path", path);
  for (const target of filter.targets) query.append("target", target);
  if (filter.asOf !== null) query.set("asOf", String(filter.asOf));
  return query.toString();
}
