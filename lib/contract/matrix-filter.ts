import { z } from "zod";
import { layoutQuery } from "@/lib/contract/matrix-layout-query";
import { queryList, queryText } from "@/lib/contract/query-parts";
import { AXES, type MatrixFilter, TARGET_KINDS, VERSION_AXES } from "@/lib/domain/matrix";
import { matrixQueryOf } from "@/lib/domain/matrix-filter-entries";
import { type MatrixLayout, PLAIN_LAYOUT, readLayout } from "@/lib/domain/matrix-layout";

/** The matrix as it stands in a URL: lists repeat their key (`chip=SM8650&chip=SM8550`). */

const optional = queryText.nullable().default(null);

export const matrixQuery = z
  .object({
    rows: z.enum(AXES).default("chip"),
    columns: z.enum(AXES).default("scheme"),
    evaluation: optional,
    model: queryList(queryText),
    chip: queryList(queryText),
    scheme: queryList(queryText),
    path: queryList(queryText),
    target: queryList(z.enum(TARGET_KINDS)),
    diff: z.enum(VERSION_AXES).nullable().default(null).meta({
      description:
        "Shows what changed from version `a` to `b`. Where one of them is left out: the newest pair of versions that shares at least half as many cells of the matrix as the pair that shares the most.",
    }),
    a: optional,
    b: optional,
    "row.set": optional.meta({ description: "Name of a saved set that says which rows stand here." }),
    "column.set": optional.meta({ description: "Name of a saved set that says which columns stand here." }),
    asOf: z.coerce.number().int().min(0).nullable().default(null),
    ...layoutQuery,
  })
  .refine((query) => query.rows !== query.columns, { path: ["columns"], message: "must differ from rows" })
  .refine((query) => query.diff === null || (query.diff !== query.rows && query.diff !== query.columns), {
    path: ["diff"],
    message: "cannot stand on an axis and be compared at once: choose other rows or columns",
  })
  .refine((query) => query.diff === null || query.a === null || query.a !== query.b, {
    path: ["b"],
    message: "must differ from a",
  });

export type MatrixParameters = Record<string, string | string[] | undefined>;

/** Parses URL parameters (already grouped by key) into a filter; throws a ZodError that names the parameter. */
export function parseMatrixQuery(parameters: MatrixParameters): MatrixFilter {
  const query = matrixQuery.parse(parameters);
  return {
    rows: query.rows,
    columns: query.columns,
    evaluation: query.evaluation,
    models: query.model,
    chips: query.chip,
    schemes: query.scheme,
    paths: query.path,
    targets: query.target,
    diff: query.diff === null ? null : { axis: query.diff, a: query.a, b: query.b },
    rowSet: query["row.set"],
    columnSet: query["column.set"],
    asOf: query.asOf,
  };
}

/** Parses URL parameters (already grouped by key) into a layout; throws a ZodError that names the parameter. */
export function parseMatrixLayout(parameters: MatrixParameters): MatrixLayout {
  matrixQuery.parse(parameters);
  return readLayout({ getAll: (name) => [parameters[name] ?? []].flat() });
}

/** The shortest URL query that shows the same matrix again: defaults are left out, keys are in a fixed order. */
export function formatMatrixQuery(filter: MatrixFilter, layout: MatrixLayout = PLAIN_LAYOUT): string {
  return matrixQueryOf(filter, layout);
}
