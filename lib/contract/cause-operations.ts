import { z } from "zod";
import { causeView } from "@/lib/contract/cause";
import { causePriorsInput, priorsView } from "@/lib/contract/cause-priors";
import { keyText } from "@/lib/contract/change-filter";
import { asOf, type Operation, READ_PROBLEMS, WRITE_PROBLEMS } from "@/lib/contract/operation";

/** Operations of causes. */
export const CAUSE_OPERATIONS = {
  getCause: {
    id: "getCause",
    method: "GET",
    path: "/api/v1/causes/{cell}",
    summary: "What caused the drop of a cell, and the run that would tell most",
    description:
      "The match-set procedure: gates, the same stack measured twice, quantization and platform loss, then a posterior " +
      "over chip, scheme, software and their interactions. `undetermined` is an answer: `nextRuns` then says what to run.",
    access: "reader",
    parameters: z.object({ cell: keyText }),
    query: z.object({
      run: z.uuid().optional().meta({ description: "A run of the cell; without it the one that speaks." }),
      asOf,
    }),
    answers: { 200: { description: "The verdict with its evidence.", schema: causeView } },
    problems: [...READ_PROBLEMS, "not-found"],
  },
  getCausePriors: {
    id: "getCausePriors",
    method: "GET",
    path: "/api/v1/settings/cause-priors",
    summary: "The priors that causes are weighed with",
    access: "reader",
    query: z.object({ asOf }),
    answers: { 200: { description: "The priors.", schema: priorsView } },
    problems: READ_PROBLEMS,
  },
  putCausePriors: {
    id: "putCausePriors",
    method: "PUT",
    path: "/api/v1/settings/cause-priors",
    summary: "Set the priors that causes are weighed with",
    description:
      "Weights of 0 or more, at least one above; they are divided by their sum. `null` brings the defaults back. Views " +
      "pinned to an earlier moment keep the priors of that moment.",
    access: "admin",
    body: { schema: causePriorsInput.nullable(), types: ["application/json"], description: "The priors, or null." },
    answers: { 200: { description: "What is in force now.", schema: priorsView } },
    problems: WRITE_PROBLEMS,
  },
} as const satisfies Record<string, Operation>;
