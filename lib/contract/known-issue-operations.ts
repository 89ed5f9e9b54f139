import { z } from "zod";
import { knownIssue, knownIssueInput } from "@/lib/contract/known-issue";
import { asOf, DELETE_PROBLEMS, type Operation, READ_PROBLEMS, WRITE_PROBLEMS } from "@/lib/contract/operation";

/** Operations of known issues. */
export const KNOWN_ISSUE_OPERATIONS = {
  listKnownIssues: {
    id: "listKnownIssues",
    method: "GET",
    path: "/api/v1/known-issues",
    summary: "Notes that are pinned to slices of results",
    description: "Oldest first. They are footnotes wherever a result of their slice is shown or exported.",
    access: "reader",
    query: z.object({ asOf }),
    answers: { 200: { description: "The known issues.", schema: z.array(knownIssue) } },
    problems: READ_PROBLEMS,
  },
  postKnownIssue: {
    id: "postKnownIssue",
    method: "POST",
    path: "/api/v1/known-issues",
    summary: "Pin a note to a slice of results",
    description: "Chip, scheme and path may go by any name that the catalogue knows.",
    access: "triage",
    body: { schema: knownIssueInput, types: ["application/json"], description: "The note and what it covers." },
    answers: { 201: { description: "The known issue.", schema: knownIssue } },
    problems: WRITE_PROBLEMS,
  },
  deleteKnownIssue: {
    id: "deleteKnownIssue",
    method: "DELETE",
    path: "/api/v1/known-issues/{id}",
    summary: "Take a known issue away",
    description: "Views pinned to an earlier moment keep it.",
    access: "triage",
    parameters: z.object({ id: z.uuid() }),
    answers: { 200: { description: "The known issue that was removed.", schema: knownIssue } },
    problems: DELETE_PROBLEMS,
  },
} as const satisfies Record<string, Operation>;
