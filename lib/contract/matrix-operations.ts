import { z } from "zod";
import { arrivals } from "@/lib/contract/arrivals";
import { matrixQuery } from "@/lib/contract/matrix-filter";
import { matrixView } from "@/lib/contract/matrix-view";
import { asOf, type Operation, READ_PROBLEMS, WRITE_PROBLEMS } from "@/lib/contract/operation";
import { savedSet, savedSetInput, setName } from "@/lib/contract/saved-set";

/** Operations of the matrix and of its saved sets. A set's name may hold a slash, which paths of proxies do not survive: it is never in one. */
export const MATRIX_OPERATIONS = {
  getMatrix: {
    id: "getMatrix",
    method: "GET",
    path: "/api/v1/matrix",
    summary: "The matrix: cells over two axes",
    description:
      "Several cells under one square show the worst, with how many; nothing is averaged. Without a model, and with no axis " +
      "showing models, the evaluation with most cells is chosen. Every format is laid out as asked: hidden lines are left " +
      "out, folded groups are one line, and the order is that of the page. CSV has one line a square, Markdown is the table " +
      "as it is seen.",
    access: "reader",
    query: z.object({ ...matrixQuery.shape, format: z.enum(["json", "csv", "markdown"]).default("json"), asOf }),
    answers: { 200: { description: "The matrix.", schema: matrixView } },
    problems: READ_PROBLEMS,
  },
  getArrivals: {
    id: "getArrivals",
    method: "GET",
    path: "/api/v1/arrivals",
    summary: "How far the store has come",
    description:
      "Cheap to ask again and again: an open page learns from it that there is something newer. The answer has an ETag; " +
      "with `If-None-Match` it is an empty 304 while nothing has changed.",
    access: "reader",
    query: z.object({}),
    answers: { 200: { description: "The newest run that pages show, and how many there are.", schema: arrivals } },
    problems: READ_PROBLEMS,
  },
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
    problems: WRITE_PROBLEMS,
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
