import { z } from "zod";
import { LIMITS } from "@/lib/contract/limits";
import { queryList, queryText } from "@/lib/contract/query-parts";
import { RUN_STATUSES, TARGET_KINDS } from "@/lib/domain/matrix";
import type { RunsFilter } from "@/lib/domain/run-view";

/** The filter of the runs list as it stands in a URL: lists repeat their key. */
export const runsQuery = z.object({
  model: queryList(queryText),
  chip: queryList(queryText),
  scheme: queryList(queryText),
  path: queryList(queryText),
  target: queryList(z.enum(TARGET_KINDS)),
  status: queryList(z.enum(RUN_STATUSES)),
  runner: queryText.nullable().default(null),
  campaign: queryText.nullable().default(null),
  cell: z
    .string()
    .regex(/^[0-9a-f]{32}$/, "must be a cell key, 32 hexadecimal digits")
    .nullable()
    .default(null),
  before: z.coerce.number().int().min(1).nullable().default(null),
  limit: z.coerce.number().int().min(1).max(LIMITS.pageRuns).default(50),
  asOf: z.coerce.number().int().min(0).nullable().default(null),
});

export type RunsQuery = { filter: RunsFilter; limit: number };

/** Parses URL parameters (grouped by key); throws a ZodError that names the parameter. */
export function parseRunsQuery(parameters: Record<string, string | string[] | undefined>): RunsQuery {
  const query = runsQuery.parse(parameters);
  const { runner, campaign, cell, before, asOf } = query;
  return {
    limit: query.limit,
    filter: {
      models: query.model,
      chips: query.chip,
      schemes: query.scheme,
      paths: query.path,
      targets: query.target,
      statuses: query.status,
      runner,
      campaign,
      cell,
      before,
      asOf,
    },
  };
}

/** The shortest URL query that shows the same list again. */
export function formatRunsQuery(filter: RunsFilter): string {
  const query = new URLSearchParams();
  const lists = [
    ["model", filter.models],
    ["chip", filter.chips],
    ["scheme", filter.schemes],
    ["path", filter.paths],
    ["target", filter.targets],
    ["status", filter.statuses],
  ] as const;
  for (const [key, values] of lists) for (const value of values) query.append(key, value);
  for (const key of ["runner", "campaign", "cell", "before", "asOf"] as const) {
    const value = filter[key];
    if (value !== null) query.set(key, String(value));
  }
  return query.toString();
}
