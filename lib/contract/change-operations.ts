import { z } from "zod";
import { changeView } from "@/lib/contract/change";
import { changesQuery } from "@/lib/contract/change-filter";
import { changesView } from "@/lib/contract/changes";
import { asOf, format, type Operation, READ_PROBLEMS } from "@/lib/contract/operation";
import { triageAnswer, triageInput } from "@/lib/contract/triage";

/** Operations of changes. */
export const CHANGE_OPERATIONS = {
  listChanges: {
    id: "listChanges",
    method: "GET",
    path: "/api/v1/changes",
    summary: "What changed, grouped by what is likely one cause",
    description:
      "One SDK step that breaks forty cells is one group. Newest day first, worst first within a day; `watch` and what " +
      "somebody has dealt with are left out unless asked for. CSV has one line a change: the members of the page's groups.",
    access: "reader",
    query: z.object({ ...changesQuery.shape, ...format, asOf }),
    answers: { 200: { description: "A page of groups.", schema: changesView } },
    problems: READ_PROBLEMS,
  },
  getChange: {
    id: "getChange",
    method: "GET",
    path: "/api/v1/changes/{id}",
    summary: "One change with everything that explains it",
    description: "The filter of the list says which changes are its neighbours.",
    access: "reader",
    parameters: z.object({ id: z.string() }),
    query: z.object({ ...changesQuery.shape, asOf }),
    answers: { 200: { description: "The change.", schema: changeView } },
    problems: [...READ_PROBLEMS, "not-found"],
  },
  patchChange: {
    id: "patchChange",
    method: "PATCH",
    path: "/api/v1/changes/{id}",
    summary: "Triage a change",
    description:
      "Every action is kept for ever with who, when and why. Lists show it once settling has followed, within a second. " +
      "`accept` moves the level that the cell is held against; a new worse step is a new change.",
    access: "triage",
    headers: { "Idempotency-Key": "Same key and body: the answer is replayed. Another body: `422`." },
    parameters: z.object({ id: z.string() }),
    body: { schema: triageInput, types: ["application/json"], description: "What is done." },
    answers: { 200: { description: "What has become of the change.", schema: triageAnswer } },
    problems: [
      "invalid-json",
      "invalid-body",
      "id-conflict",
      "idempotency-mismatch",
      "unauthorized",
      "forbidden",
      "not-found",
      "too-large",
      "internal",
    ],
  },
} as const satisfies Record<string, Operation>;
