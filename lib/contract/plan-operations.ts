import { z } from "zod";
import { keyText } from "@/lib/contract/change-filter";
import { format, type Operation, READ_PROBLEMS } from "@/lib/contract/operation";
import { giveBackQuery, leaseAnswer, leaseInput, planQuery, planView } from "@/lib/contract/plan";

const parameters = z.object({ key: keyText });

/** Operations of the plan. */
export const PLAN_OPERATIONS = {
  getPlan: {
    id: "getPlan",
    method: "GET",
    path: "/api/v1/plan",
    summary: "What runners should measure next, most worth first",
    description:
      "Runs that tell causes apart, runs that bisect an open change, stale cells and gaps, each with its reasons. The " +
      "plan is made from what is stored: an item whose run has arrived is gone once settling has followed.",
    access: "reader",
    query: z.object({ ...planQuery.shape, ...format }),
    answers: { 200: { description: "The plan.", schema: planView } },
    problems: READ_PROBLEMS,
  },
  takePlanItem: {
    id: "takePlanItem",
    method: "POST",
    path: "/api/v1/plan/{key}/lease",
    summary: "Take an item of the plan",
    description:
      "One runner holds an item at a time, until its lease expires; others get `409`. Taking it again prolongs it. A " +
      "result is posted as any other run: what it measures settles the item.",
    access: "ingest",
    parameters,
    body: { schema: leaseInput, types: ["application/json"], description: "May be empty." },
    answers: { 200: { description: "The lease.", schema: leaseAnswer } },
    problems: [
      "invalid-json",
      "invalid-body",
      "unauthorized",
      "forbidden",
      "not-found",
      "taken",
      "too-large",
      "internal",
    ],
  },
  givePlanItemBack: {
    id: "givePlanItemBack",
    method: "DELETE",
    path: "/api/v1/plan/{key}/lease",
    summary: "Give an item of the plan back",
    access: "ingest",
    parameters,
    query: giveBackQuery,
    answers: { 200: { description: "The lease that was given back.", schema: leaseAnswer } },
    problems: ["invalid-query", "unauthorized", "forbidden", "not-found", "taken", "internal"],
  },
} as const satisfies Record<string, Operation>;
