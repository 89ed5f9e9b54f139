import { z } from "zod";
import { changeLine } from "@/lib/contract/changes";
import { knownIssue } from "@/lib/contract/known-issue";
import { queryList, queryText } from "@/lib/contract/query-parts";
import type { GateView } from "@/lib/domain/gate-view";

/** What names a set of runs. */
export const gateQuery = z.object({
  campaign: queryText.nullable().default(null),
  request: z.uuid().nullable().default(null).meta({
    description: "The header `x-request-id` of the answer to `POST /api/v1/runs`.",
  }),
  since: z.iso
    .datetime({ offset: true })
    .or(z.iso.date())
    .nullable()
    .default(null)
    .meta({ description: "Received at or after this day or instant." }),
  model: queryList(queryText),
  chip: queryList(queryText),
  scheme: queryList(queryText),
  path: queryList(queryText),
});
export type GateSet = z.infer<typeof gateQuery>;

/** Whether a set restricts anything: without it every run there is would be asked about. */
export function namesSet(set: GateSet): boolean {
  return Object.values(set).some((value) => (Array.isArray(value) ? value.length > 0 : value !== null));
}

const count = z.int().nonnegative();

export const gateView = z
  .strictObject({
    pending: count.meta({ description: "Runs of the set that are not settled; while there are any, ask again." }),
    runs: count,
    compared: count.meta({ description: "Runs of the set that were held against an earlier result." }),
    alarms: z.array(changeLine).meta({ description: "Neither accepted nor resolved, worst first." }),
    watch: z.array(changeLine),
    counts: z.strictObject({ alarms: count, watch: count }),
    knownIssues: z.array(knownIssue),
    footnotes: z.record(z.string(), z.array(z.int())),
    asOf: z.int(),
  })
  .meta({ id: "Gate" }) satisfies z.ZodType<GateView>;
