import { z } from "zod";
import { changedCell } from "@/lib/contract/changed-cell";
import { knownIssue } from "@/lib/contract/known-issue";
import { stack } from "@/lib/contract/stack";
import { choice, instant } from "@/lib/contract/views";
import { CHANGE_AXES, type ChangesView } from "@/lib/domain/change-view";
import { JUDGEMENT_KINDS, RULES, TESTS, VERDICTS } from "@/lib/domain/changes/change";
import { RUN_STATUSES } from "@/lib/domain/matrix";
import { TRIAGE_STATES } from "@/lib/domain/triage";

/** What listing changes answers, held to the view model's type. */

const text = z.string();
const optional = text.nullable();
const number = z.number().nullable();
const count = z.int().nonnegative();
export const verdict = z.enum(VERDICTS);
const movedAxis = z
  .strictObject({ axis: z.enum(CHANGE_AXES), option: optional, from: optional, to: optional })
  .meta({ id: "MovedAxis" });

const numbers = z
  .strictObject({
    test: z.enum(TESTS).nullable(),
    n: z.int().nullable(),
    b: z.int().nullable().meta({ description: "Samples that went from right to wrong." }),
    c: z.int().nullable().meta({ description: "Samples that went from wrong to right." }),
    difference: number.meta({ description: "Stored unit, direction applied: negative is worse." }),
    interval: z.strictObject({ low: z.number(), high: z.number(), level: z.number(), method: text }).nullable(),
    p: number.meta({ description: "One-sided, worse." }),
    pImproved: number,
    pFloor: number.meta({ description: "Least p that this evidence could have given." }),
    thresholds: z
      .strictObject({
        watch: z.number(),
        alarm: z.number(),
        collapse: z.number(),
        basis: z.enum(["catalogue", "reference-share", "value-share"]),
      })
      .nullable(),
    gap: z.strictObject({ before: number, after: number }).meta({ description: "To the reference, on both sides." }),
    minimumDetectable: number,
  })
  .meta({ id: "ChangeNumbers" });

const end = z.strictObject({
  runId: text,
  at: instant,
  status: z.enum(RUN_STATUSES),
  value: number,
  stack,
});

export const changeLine = z
  .strictObject({
    id: text,
    cell: changedCell,
    kind: z.enum(JUDGEMENT_KINDS),
    verdict,
    rule: z.enum(RULES),
    numbers,
    severity: z.number().meta({ description: "Difference in collapse thresholds of its metric; negative is worse." }),
    from: end,
    to: end,
    moved: z.array(movedAxis),
    state: z.enum(TRIAGE_STATES),
    assignee: optional,
    at: instant,
    group: text,
  })
  .meta({ id: "Change" });

const counted = z.strictObject({ count, capped: z.boolean() });
const cause = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("versions"), moved: z.array(movedAxis) }),
  z.strictObject({ kind: z.literal("reference"), moved: z.array(movedAxis) }),
  z.strictObject({ kind: z.literal("campaign"), name: text }),
  z.strictObject({ kind: z.literal("together"), name: text }),
]);

/** A group without its members. */
export const groupFacts = {
  key: text,
  cause,
  newest: instant,
  oldest: instant,
  total: count,
  counts: z.record(verdict, count),
  cells: z.strictObject({ all: count, worse: count, better: count }).meta({ description: "Cells that changed." }),
  chips: count,
};

export const changesView = z
  .strictObject({
    filter: z.strictObject({
      models: z.array(text),
      chips: z.array(text),
      schemes: z.array(text),
      paths: z.array(text),
      kinds: z.array(z.enum(JUDGEMENT_KINDS)),
      verdicts: z.array(verdict),
      states: z.array(z.enum(TRIAGE_STATES)),
      axes: z.array(z.enum(CHANGE_AXES)),
      version: optional,
      assignee: optional,
      since: instant.nullable(),
      search: optional,
      cell: optional,
      group: optional,
      page: z.int(),
      asOf: z.int().nullable(),
    }),
    groups: z.array(
      z.strictObject({
        ...groupFacts,
        changes: z.array(changeLine).meta({ description: "The worst, worst first; all when the group is asked for." }),
      }),
    ),
    nextPage: z.int().nullable(),
    verdicts: z.record(verdict, counted),
    states: z.record(z.enum(TRIAGE_STATES), counted),
    choices: z.strictObject({
      models: z.array(choice),
      chips: z.array(choice),
      schemes: z.array(choice),
      paths: z.array(choice),
    }),
    knownIssues: z.array(knownIssue).meta({ description: "Those that cover a change shown." }),
    footnotes: z
      .record(z.string(), z.array(z.int()))
      .meta({ description: "Places in `knownIssues`, from 1, by the id of a change." }),
    asOf: z.int(),
    asOfTime: instant.nullable(),
    pinned: z.boolean(),
    pending: count,
  })
  .meta({ id: "ChangeList" }) satisfies z.ZodType<ChangesView>;
