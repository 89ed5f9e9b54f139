import { z } from "zod";
import { asOf, type Operation, READ_PROBLEMS } from "@/lib/contract/operation";
import { runLine, runListView } from "@/lib/contract/run-list";
import { runsQuery } from "@/lib/contract/runs-filter";
import { runVersions } from "@/lib/contract/stack";
import { runView } from "@/lib/contract/views";
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
            versions: runVersions,
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

/** Reading runs, and what one leads to. */
export const RUN_OPERATIONS = {
  listRuns: {
    id: "listRuns",
    method: "GET",
    path: "/api/v1/runs",
    summary: "List runs, newest first",
    description:
      "With `format=ndjson`, every run of the filter as a document, one a line, oldest first, whatever `limit` says; what other " +
      "files said of a run follows as a line `{ supplement }`. Imported again they are the same runs under the same ids. An " +
      "answer that breaks off is not whole. Sample data is left out.",
    access: "reader",
    query: runsQuery.extend({ format: z.enum(["json", "csv", "ndjson"]).default("json"), asOf }),
    answers: { 200: { description: "A page of runs.", schema: runListView } },
    problems: READ_PROBLEMS,
  },
  getRun: {
    id: "getRun",
    method: "GET",
    path: "/api/v1/runs/{id}",
    summary: "One run with everything it said",
    access: "reader",
    parameters: z.object({ id: z.uuid() }),
    answers: { 200: { description: "The run.", schema: runView } },
    problems: [...READ_PROBLEMS, "not-found"],
  },
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
