import { z } from "zod";
import { LIMITS } from "@/lib/contract/limits";
import { queryList, queryText } from "@/lib/contract/query-parts";
import { choice, instant, placeFields } from "@/lib/contract/views";
import { SOFTWARE_AXES } from "@/lib/domain/cause/cause";
import { PLAN_KINDS, type PlanFilter, type PlanView } from "@/lib/domain/plan-view";
import { many, one, writeQuery } from "@/lib/domain/query-entries";
import { STACK_AXES } from "@/lib/domain/stack";

/** The plan: its filter in a URL, what it answers, and how an item is taken. */

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 1_000;
/** Minutes that an item is held without being asked for more, and at most: a fleet's night. */
const DEFAULT_MINUTES = 60;
const MAX_MINUTES = 24 * 60;
const MS_PER_MINUTE = 60_000;

export const planQuery = z.object({
  model: queryList(queryText),
  chip: queryList(queryText).meta({ description: "A SoC; targets without a chip go by their kind." }),
  kind: queryList(z.enum(PLAN_KINDS)),
  limit: z.coerce.number().int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT),
});

/** Parses URL parameters into a filter; throws a ZodError that names the parameter. */
export function parsePlanQuery(parameters: Record<string, string | string[] | undefined>): PlanFilter {
  const { model, chip, kind, limit } = planQuery.parse(parameters);
  return { models: model, chips: chip, kinds: kind, limit };
}

/** The shortest URL query that shows the same plan again. */
export function formatPlanQuery({ models, chips, kinds, limit }: PlanFilter): string {
  return writeQuery([
    ...many("model", models),
    ...many("chip", chips),
    ...many("kind", kinds),
    ...one("limit", limit, DEFAULT_LIMIT),
  ]);
}

export const leaseInput = z.strictObject({
  holder: queryText.optional().meta({ description: "The runner's name; without it the name of the token." }),
  minutes: z
    .number()
    .positive()
    .max(MAX_MINUTES)
    .default(DEFAULT_MINUTES)
    .meta({ description: "How long until somebody else may take it. Taking it again prolongs it." }),
});
export const leaseMs = ({ minutes }: z.infer<typeof leaseInput>): number => Math.round(minutes * MS_PER_MINUTE);
export const giveBackQuery = z.object({ holder: queryText.optional() });

const text = z.string();
const optional = text.nullable();
const lease = z
  .strictObject({ holder: z.string().max(LIMITS.name), takenAt: instant, expiresAt: instant })
  .meta({ id: "PlanLease" });
export const leaseAnswer = lease;

const place = z.strictObject({
  model: text,
  variant: optional,
  evaluationKey: text,
  ...placeFields,
  chip: optional.meta({ description: "Null off a device, or when any other chip would do." }),
  versions: z
    .partialRecord(z.enum(STACK_AXES), text)
    .meta({ description: "Versions that the run must have; what is left out is free." }),
});

const reason = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("separates-cause"), cellKey: text, bits: z.number(), severity: z.number() }),
  z.strictObject({ kind: z.literal("bisects"), changeId: text, untested: z.int(), severity: z.number() }),
  z.strictObject({ kind: z.literal("stale"), cellKey: text, age: z.number(), limit: z.number() }),
  z.strictObject({ kind: z.literal("untested"), neighbours: z.int() }),
]);

const line = z
  .strictObject({
    key: text.meta({ description: "What a lease is taken on." }),
    place,
    evaluation: z.strictObject({
      dataset: text,
      split: optional,
      metric: text,
      metricName: text,
      unit: text,
      samples: z.int().nullable(),
      sampleSha256: optional,
    }),
    sample: z.boolean(),
    changes: z
      .array(
        z.strictObject({
          axis: z.enum(["chip", "scheme", ...SOFTWARE_AXES]),
          from: optional,
          to: optional.meta({ description: "Null: any other." }),
        }),
      )
      .meta({ description: "What must differ from the cell that asks for it." }),
    reasons: z.array(z.strictObject({ reason, worth: z.number() })),
    cost: z.number(),
    score: z.number(),
    lease: lease.nullable(),
    document: text.meta({ description: "A run document with everything that is asked, its value left to fill in." }),
  })
  .meta({ id: "PlanItem" });

export const planView = z
  .strictObject({
    filter: z.strictObject({
      models: z.array(text),
      chips: z.array(text),
      kinds: z.array(z.enum(PLAN_KINDS)),
      limit: z.int(),
    }),
    items: z.array(line).meta({ description: "Most score first." }),
    matching: z.int(),
    total: z.int(),
    choices: z.strictObject({ models: z.array(choice), chips: z.array(choice) }),
    bounds: z
      .strictObject({
        cells: z.strictObject({ read: z.int(), capped: z.boolean() }),
        causes: z.strictObject({ weighed: z.int(), bad: z.int() }),
        gaps: z.strictObject({ listed: z.int(), found: z.int() }),
      })
      .meta({ description: "How far the plan looked." }),
    asOf: z.int(),
    asOfTime: instant.nullable(),
  })
  .meta({ id: "Plan" }) satisfies z.ZodType<PlanView>;
