import { z } from "zod";
import { LIMITS } from "@/lib/contract/limits";
import { queryList, queryText } from "@/lib/contract/query-parts";
import { parseSearch } from "@/lib/contract/runs-search";
import { RUN_STATUSES, TARGET_KINDS } from "@/lib/domain/matrix";
import { flag, many, one, writeQuery } from "@/lib/domain/query-entries";
import type { RunsFilter } from "@/lib/domain/run-view";

const search = z
  .string()
  .max(LIMITS.text)
  .refine((text) => !/[\p{Cs}\0]/u.test(text), "must be well-formed Unicode without NUL")
  .superRefine((text, context) => {
    const parsed = parseSearch(text);
    if ("message" in parsed) context.addIssue({ code: "custom", message: `${parsed.message}; ${parsed.fix}` });
  });
const day = z.iso.date("must be a day, 2026-01-31");

/** The filter of the runs list as it stands in a URL: lists repeat their key. */
export const runsQuery = z.object({
  model: queryList(queryText),
  chip: queryList(queryText),
  scheme: queryList(queryText),
  path: queryList(queryText),
  target: queryList(z.enum(TARGET_KINDS)),
  status: queryList(z.enum(RUN_STATUSES)),
  runner: queryList(queryText),
  campaign: queryList(queryText),
  qairt: queryList(queryText).meta({ description: "A version, or how it begins: `2.42` is also `2.42.0.251225`." }),
  onnxruntime: queryList(queryText),
  from: day.nullable().default(null).meta({ description: "First day of the measurement, in UTC." }),
  to: day.nullable().default(null).meta({ description: "Last day of the measurement, in UTC." }),
  newest: z
    .enum(["true", "false"])
    .default("false")
    .meta({ description: "`true`: only the run that speaks for its cell." }),
  q: search.nullable().default(null).meta({
    description:
      "Words of which each must be part of a name (model, chip, scheme, path, dataset, runner, campaign, version) or begin an id; `#123` is a run's number; `chip:SM8650 status:failed qairt:2.42` names the field.",
  }),
  cell: z
    .string()
    .regex(/^[0-9a-f]{32}$/, "must be a cell key, 32 hexadecimal digits")
    .nullable()
    .default(null),
  artifact: z
    .string()
    .toLowerCase()
    .regex(/^[0-9a-f]{64}$/, "must be a SHA-256, 64 hexadecimal digits")
    .nullable()
    .default(null)
    .meta({ description: "Hash of a file: runs whose float or quantized model it is." }),
  before: z.coerce.number().int().min(1).nullable().default(null),
  after: z.coerce.number().int().min(0).nullable().default(null).meta({
    description: "The page of runs received next after this sequence; `before` is then ignored.",
  }),
  limit: z.coerce.number().int().min(1).max(LIMITS.pageRuns).default(50),
  asOf: z.coerce.number().int().min(0).nullable().default(null),
});

export type RunsQuery = { filter: RunsFilter; limit: number };

/** Parses URL parameters (grouped by key); throws a ZodError that names the parameter. */
export function parseRunsQuery(parameters: Record<string, string | string[] | undefined>): RunsQuery {
  const query = runsQuery.parse(parameters);
  const { from, to, cell, artifact, before, after, asOf } = query;
  return {
    limit: query.limit,
    filter: {
      models: query.model,
      chips: query.chip,
      schemes: query.scheme,
      paths: query.path,
      targets: query.target,
      statuses: query.status,
      runners: query.runner,
      campaigns: query.campaign,
      qairts: query.qairt,
      onnxruntimes: query.onnxruntime,
      from,
      to,
      newest: query.newest === "true",
      search: query.q?.trim() || null,
      cell,
      artifact,
      before: after === null ? before : null,
      after,
      asOf,
    },
  };
}

/** The shortest URL query that shows the same list again. */
export function formatRunsQuery(filter: RunsFilter): string {
  return writeQuery([
    ...many("model", filter.models),
    ...many("chip", filter.chips),
    ...many("scheme", filter.schemes),
    ...many("path", filter.paths),
    ...many("target", filter.targets),
    ...many("status", filter.statuses),
    ...many("runner", filter.runners),
    ...many("campaign", filter.campaigns),
    ...many("qairt", filter.qairts),
    ...many("onnxruntime", filter.onnxruntimes),
    ...one("q", filter.search),
    ...flag("newest", filter.newest, "true"),
    ...(["from", "to", "cell", "artifact", "before", "after", "asOf"] as const).flatMap((name) =>
      one(name, filter[name]),
    ),
  ]);
}
