import { z } from "zod";
import { queryList, queryText } from "@/lib/contract/query-parts";
import { CHANGE_AXES, type ChangesFilter } from "@/lib/domain/change-view";
import { JUDGEMENT_KINDS, VERDICTS, type Verdict } from "@/lib/domain/changes/change";
import { many, one, writeQuery } from "@/lib/domain/query-entries";
import { TRIAGE_STATES, type TriageState } from "@/lib/domain/triage";

/** The filter of the changes list as it stands in a URL: lists repeat their key, `any` lifts a default. */

const ANY = "any";
/** What is asked for when nothing is: everything that is more than a hint, and nobody has dealt with. */
const DEFAULT_VERDICTS: readonly Verdict[] = VERDICTS.filter((verdict) => verdict !== "watch");
const DEFAULT_STATES: readonly TriageState[] = ["open"];

/** Key of a cell or a change. */
export const keyText = z.string().regex(/^[0-9a-f]{32}$/, "must be a key, 32 hexadecimal digits");

export const changesQuery = z.object({
  model: queryList(queryText),
  chip: queryList(queryText),
  scheme: queryList(queryText),
  path: queryList(queryText),
  kind: queryList(z.enum(JUDGEMENT_KINDS)),
  verdict: queryList(z.enum([...VERDICTS, ANY])).meta({
    description: "Without it all but `watch`; `any` stands for all.",
  }),
  state: queryList(z.enum([...TRIAGE_STATES, ANY])).meta({ description: "Without it `open`; `any` stands for all." }),
  axis: queryList(z.enum(CHANGE_AXES)).meta({ description: "What moved." }),
  version: queryText.nullable().default(null).meta({ description: "A version that something moved from or to." }),
  assignee: queryText.nullable().default(null),
  since: z.iso
    .datetime({ offset: true })
    .or(z.iso.date())
    .nullable()
    .default(null)
    .meta({ description: "Measured at or after this day or instant." }),
  search: queryText.nullable().default(null).meta({ description: "Words in model, chip, scheme or path." }),
  cell: keyText.nullable().default(null),
  group: z.string().min(1).max(4_000).nullable().default(null).meta({ description: "Key of one group of the list." }),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  asOf: z.coerce.number().int().min(0).nullable().default(null),
});

function orDefault<T extends string>(asked: (T | typeof ANY)[], all: readonly T[], fallback: readonly T[]): T[] {
  if (asked.length === 0) return [...fallback];
  return all.filter((one) => asked.includes(ANY) || asked.includes(one));
}

/** Parses URL parameters (grouped by key) into a filter, defaults filled in; throws a ZodError that names the parameter. */
export function parseChangesQuery(parameters: Record<string, string | string[] | undefined>): ChangesFilter {
  const query = changesQuery.parse(parameters);
  const { version, assignee, since, search, cell, group, page, asOf } = query;
  return {
    models: query.model,
    chips: query.chip,
    schemes: query.scheme,
    paths: query.path,
    kinds: query.kind,
    verdicts: orDefault(query.verdict, VERDICTS, DEFAULT_VERDICTS),
    states: orDefault(query.state, TRIAGE_STATES, DEFAULT_STATES),
    axes: query.axis,
    version,
    assignee,
    since: since === null ? null : Date.parse(since),
    search,
    cell,
    group,
    page,
    asOf,
  };
}

/** A list that is the default is left out, a full one is `any`. */
function shortest(chosen: readonly string[], all: readonly string[], fallback: readonly string[]): readonly string[] {
  const same = (list: readonly string[]) => list.length === chosen.length && list.every((one) => chosen.includes(one));
  if (same(fallback)) return [];
  return same(all) ? [ANY] : chosen;
}

/** A day where an instant begins one. */
function sinceText(since: number): string {
  const instant = new Date(since).toISOString();
  const day = instant.slice(0, 10);
  return Date.parse(day) === since ? day : instant;
}

/** The shortest URL query that shows the same list again, keys in a fixed order. */
export function formatChangesQuery(filter: ChangesFilter): string {
  return writeQuery([
    ...many("model", filter.models),
    ...many("chip", filter.chips),
    ...many("scheme", filter.schemes),
    ...many("path", filter.paths),
    ...many("kind", filter.kinds),
    ...many("verdict", shortest(filter.verdicts, VERDICTS, DEFAULT_VERDICTS)),
    ...many("state", shortest(filter.states, TRIAGE_STATES, DEFAULT_STATES)),
    ...many("axis", filter.axes),
    ...(["version", "assignee", "search", "cell", "group"] as const).flatMap((name) => one(name, filter[name])),
    ...one("since", filter.since === null ? null : sinceText(filter.since)),
    ...one("page", filter.page, 1),
    ...one("asOf", filter.asOf),
  ]);
}
