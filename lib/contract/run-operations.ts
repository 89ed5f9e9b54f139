import { z } from "zod";
import { type Operation, READ_PROBLEMS } from "@/lib/contract/operation";
import { runLine } from "@/lib/contract/run-list";
import { COMPARABLE_GROUPS, COMPARABLE_NOTES, type ComparableView, NOT_COMPARABLE } from "@/lib/domain/comparable-view";
import { RERUN_GAPS, RERUN_REFUSALS, RERUN_STEPS, type Rerun } from "@/lib/domain/rerun-view";

const text = z.string();
const optional = z.string().nullable();
const number = z.number().nullable();

const rerun = z
  .strictObject({
    path: optional,
    steps: z.array(
      z.strictObject({
        id: z.enum(RERUN_STEPS),
        language: z.enum(["python", "shell"]),
        text,
        gaps: z
          .array(z.strictObject({ gap: z.enum(RERUN_GAPS), variable: optional }))
          .meta({ description: "What the run does not say; with `variable`, the text asks for it there." }),
        leftOut: z
          .array(text)
          .meta({ description: "Recorded options, `name=value`, that this tool has no known way to take." }),
      }),
    ),
    refusal: z.enum(RERUN_REFUSALS).nullable().meta({ description: "Why there are no steps." }),
    send: z.strictObject({
      text: text.meta({ description: "Shell that posts the new result under the same identity." }),
      document: z
        .record(text, z.unknown())
        .meta({ description: "The run as it would be sent again, but for its result." }),
    }),
  })
  .meta({ id: "Rerun" }) satisfies z.ZodType<Rerun>;

const comparable = z
  .strictObject({
    groups: z.array(
      z.strictObject({
        group: z.enum(COMPARABLE_GROUPS),
        runs: z.array(
          z.strictObject({
            run: runLine,
            versions: z.strictObject({
              qairt: optional,
              qnnEp: optional,
              onnxruntime: optional,
              qairtCompile: optional,
              runtime: optional,
            }),
            difference: number.meta({ description: "The other run minus this one, direction applied, stored unit." }),
            interval: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
            notes: z.array(z.enum(COMPARABLE_NOTES)),
          }),
        ),
        more: z.int(),
      }),
    ),
    excluded: z.array(z.strictObject({ reason: z.enum(NOT_COMPARABLE), count: z.int(), example: runLine })),
    elsewhere: z.int().meta({ description: "Results of the evaluation that differ in chip and scheme." }),
    compareQuery: text,
  })
  .meta({ id: "Comparable" }) satisfies z.ZodType<ComparableView>;

const parameters = z.object({ id: z.uuid() });

/** What one run leads to. */
export const RUN_OPERATIONS = {
  getRerun: {
    id: "getRerun",
    method: "GET",
    path: "/api/v1/runs/{id}/rerun",
    summary: "Commands that repeat a run on its path",
    description:
      "Built from nothing but what the run says; what it does not say is named. Last the request that sends the new result back.",
    access: "reader",
    parameters,
    answers: { 200: { description: "The commands.", schema: rerun } },
    problems: [...READ_PROBLEMS, "not-found"],
  },
  getComparable: {
    id: "getComparable",
    method: "GET",
    path: "/api/v1/runs/{id}/comparable",
    summary: "Runs that a run may be held against, and why others may not",
    access: "reader",
    parameters,
    answers: {
      200: { description: "Other points of its cell, other chips, schemes and references.", schema: comparable },
    },
    problems: [...READ_PROBLEMS, "not-found"],
  },
} as const satisfies Record<string, Operation>;
