import { z } from "zod";
import { asOf, type Operation, READ_PROBLEMS } from "@/lib/contract/operation";
import { savedSet, savedSetInput, setName } from "@/lib/contract/saved-set";

/** Operations of saved sets. A name may hold a slash, which paths of proxies do not survive: it is never in one. */
export const SAVED_SET_OPERATIONS = {
  listSets: {
    id: "listSets",
    method: "GET",
    path: "/api/v1/sets",
    summary: "Rows and columns of the matrix saved under a name",
    description: "By name. `row.set` and `column.set` of the matrix take them.",
    access: "reader",
    query: z.object({ asOf }),
    answers: { 200: { description: "The sets.", schema: z.array(savedSet) } },
    problems: READ_PROBLEMS,
  },
  putSet: {
    id: "putSet",
    method: "PUT",
    path: "/api/v1/sets",
    summary: "Save rows or columns under a name",
    description: "Replaces the set of this name. Views pinned to an earlier moment keep the one of that moment.",
    access: "triage",
    body: { schema: savedSetInput, types: ["application/json"], description: "The set." },
    answers: { 200: { description: "The set as it is now.", schema: savedSet } },
    problems: ["invalid-json", "invalid-body", "unauthorized", "forbidden", "too-large", "internal"],
  },
  deleteSet: {
    id: "deleteSet",
    method: "DELETE",
    path: "/api/v1/sets",
    summary: "Take a saved set away",
    description: "Views pinned to an earlier moment keep it.",
    access: "triage",
    query: z.object({ name: setName }),
    answers: { 200: { description: "The set that was removed.", schema: savedSet } },
    problems: ["invalid-query", "unauthorized", "forbidden", "not-found", "internal"],
  },
} as const satisfies Record<string, Operation>;
