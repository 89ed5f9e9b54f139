import { z } from "zod";
import { alias, aliasEntry, aliasInput } from "@/lib/contract/alias";
import { CATALOG_OPERATIONS } from "@/lib/contract/catalog-operations";
import { CAUSE_OPERATIONS } from "@/lib/contract/cause-operations";
import { CELL_OPERATIONS } from "@/lib/contract/cell-operations";
import { CHANGE_OPERATIONS } from "@/lib/contract/change-operations";
import { COMPARE_OPERATIONS } from "@/lib/contract/compare-operations";
import { DRIFT_OPERATIONS } from "@/lib/contract/drift-operations";
import { importReport } from "@/lib/contract/import-report";
import { KNOWN_ISSUE_OPERATIONS } from "@/lib/contract/known-issue-operations";
import { LIMITS } from "@/lib/contract/limits";
import { MATRIX_OPERATIONS } from "@/lib/contract/matrix-operations";
import { DELETE_PROBLEMS, format, type Operation, READ_PROBLEMS, WRITE_PROBLEMS } from "@/lib/contract/operation";
import { PLAN_OPERATIONS } from "@/lib/contract/plan-operations";
import { runDocument } from "@/lib/contract/run";
import { RUN_OPERATIONS } from "@/lib/contract/run-operations";
import { sampleStatus } from "@/lib/contract/sample-status";
import { SEARCH_OPERATIONS } from "@/lib/contract/search-operations";
import { SQUARE_OPERATIONS } from "@/lib/contract/square";
import { TOLD_OPERATIONS } from "@/lib/contract/told-operations";
import { runAnswer } from "@/lib/contract/views";
import { WEBHOOK_OPERATIONS } from "@/lib/contract/webhook-operations";

/**
 * Every operation of the HTTP interface, once. Routes take their access rule and parameters from here, and the OpenAPI
 * document is made from here.
 */
export const OPERATIONS = {
  postRuns: {
    id: "postRuns",
    method: "POST",
    path: "/api/v1/runs",
    summary: "Store measured results",
    description:
      "Takes one run, an array of runs, or NDJSON (one run a line), optionally gzip. A run is acknowledged after it is on disk. " +
      "Without `id` the id is derived from the content, so the same document twice is one run. A batch is accepted run by run: " +
      "a refused run comes back with its own problem and its index, the others are stored. A regressed run is still `201`.",
    access: "ingest",
    headers: {
      "Idempotency-Key": "Same key and body: the answer is replayed. Another body: `422`.",
      "Content-Encoding": "`gzip` or none.",
      Prefer: "`wait=N`: the answer comes with the verdicts, or after N seconds (at most 10) with `pending`.",
    },
    body: {
      schema: z.union([runDocument, z.array(runDocument)]),
      types: ["application/json", "application/x-ndjson"],
      description: "One run, an array of runs, or one run a line.",
    },
    answers: { 201: { description: "One answer a run, in order.", schema: z.array(runAnswer) } },
    problems: [
      "invalid-json",
      "invalid-body",
      "invalid-run",
      "id-conflict",
      "idempotency-mismatch",
      "unauthorized",
      "forbidden",
      "too-large",
      "unsupported-media-type",
      "overloaded",
      "internal",
    ],
  },
  postImports: {
    id: "postImports",
    method: "POST",
    path: "/api/v1/imports",
    summary: "Store results from files that other tools wrote",
    description:
      "Takes the files of a form, each with its path below the uploaded folder as file name, or one file as the body with its " +
      "path in `name`; optionally gzip. Files are streamed to disk and removed at the end. Each is read by the importer that " +
      "recognises it, and every run is checked like a posted one: what cannot be used is skipped or refused with file, line " +
      "and reason, and takes nothing else with it. With `dryRun=true` the answer says what would be stored. Importing the same " +
      "files again adds nothing.",
    access: "ingest",
    query: z.object({
      format: z.string().max(LIMITS.name).default("auto").meta({ description: "Id of an importer, or `auto`." }),
      dryRun: z.enum(["true", "false"]).default("false"),
      date: z.iso.date().optional().meta({ description: "Day of the results, where a format carries none." }),
      run: z
        .uuid()
        .optional()
        .meta({ description: "The stored run that layer, placement and latency files belong to." }),
      name: z.string().max(LIMITS.importPath).optional().meta({ description: "Path of a file sent as the body." }),
    }),
    headers: {
      "Content-Encoding": "`gzip` or none.",
      Accept:
        "`application/x-ndjson`: lines `{ step: { done, total } }` in bytes, and last `{ report }` or `{ problem }`.",
    },
    body: {
      schema: z.object({
        file: z.array(z.string()).meta({ description: "The files." }),
        mapping: z
          .string()
          .optional()
          .meta({ description: "For CSV: a JSON object, documented column to column of the file. Before the files." }),
      }),
      types: ["multipart/form-data"],
      raw: ["application/octet-stream"],
      description: "The files, or one file.",
    },
    answers: { 200: { description: "What became of the files.", schema: importReport } },
    problems: [
      "invalid-body",
      "invalid-query",
      "unauthorized",
      "forbidden",
      "too-large",
      "unsupported-media-type",
      "overloaded",
      "internal",
    ],
  },
  getImportTemplate: {
    id: "getImportTemplate",
    method: "GET",
    path: "/api/v1/imports/template",
    summary: "A CSV file with every documented column, to fill in",
    access: "none",
    answers: { 200: { description: "The header and one made-up row.", type: "text/csv" } },
    problems: [],
  },
  ...RUN_OPERATIONS,
  ...MATRIX_OPERATIONS,
  ...SQUARE_OPERATIONS,
  ...CELL_OPERATIONS,
  ...CHANGE_OPERATIONS,
  ...CAUSE_OPERATIONS,
  ...COMPARE_OPERATIONS,
  ...PLAN_OPERATIONS,
  ...SEARCH_OPERATIONS,
  ...KNOWN_ISSUE_OPERATIONS,
  ...WEBHOOK_OPERATIONS,
  ...TOLD_OPERATIONS,
  ...CATALOG_OPERATIONS,
  getCatalog: {
    id: "getCatalog",
    method: "GET",
    path: "/api/v1/catalog/{name}",
    summary: "What Driftgrid knows about chips, schemes, metrics and versions",
    description: "Facts carry their source; what nobody has shown is null.",
    access: "reader",
    parameters: z.object({ name: z.enum(["chips", "schemes", "metrics", "versions"]) }),
    query: z.object(format),
    answers: { 200: { description: "The entries.", schema: z.array(z.record(z.string(), z.unknown())) } },
    problems: [...READ_PROBLEMS, "not-found"],
  },
  getAliases: {
    id: "getAliases",
    method: "GET",
    path: "/api/v1/catalog/aliases",
    summary: "Other names of datasets, metrics, chips, schemes, paths and splits",
    description: "Built-in ones and those that an administrator added, which are asked first.",
    access: "reader",
    query: z.object({
      removed: z
        .enum(["true", "false"])
        .default("false")
        .meta({ description: "Also own aliases that are no longer in force." }),
      ...format,
    }),
    answers: { 200: { description: "The aliases.", schema: z.array(aliasEntry) } },
    problems: READ_PROBLEMS,
  },
  postAlias: {
    id: "postAlias",
    method: "POST",
    path: "/api/v1/aliases",
    summary: "Say what a name means in results that arrive from now on",
    description:
      "Stored runs keep what they are, and every document keeps the name it was sent with. An alias that the name had is " +
      "removed. Another server process follows within two seconds. A form of the settings page is answered with a redirect " +
      "back to it; since forms know no DELETE, one with the field `remove` removes the alias of that id.",
    access: "admin",
    body: {
      schema: aliasInput,
      types: ["application/json", "application/x-www-form-urlencoded"],
      description: "The alias.",
    },
    answers: {
      201: { description: "The alias.", schema: alias },
      303: { description: "Back to the settings page, for a form." },
    },
    problems: WRITE_PROBLEMS,
  },
  deleteAlias: {
    id: "deleteAlias",
    method: "DELETE",
    path: "/api/v1/aliases/{id}",
    summary: "Take an alias out of force",
    description: "It stays in the history, and runs that it was applied to keep what they are.",
    access: "admin",
    parameters: z.object({ id: z.uuid() }),
    answers: { 200: { description: "The alias that was removed.", schema: alias } },
    problems: DELETE_PROBLEMS,
  },
  postSampleData: {
    id: "postSampleData",
    method: "POST",
    path: "/api/v1/sample-data",
    summary: "Put sample data aside, or bring it back",
    description:
      "Nothing is deleted: views pinned to an earlier moment show what they showed. A form of the settings page is answered " +
      "with a redirect back to it.",
    access: "admin",
    body: {
      schema: z.strictObject({ shown: z.boolean() }),
      types: ["application/json", "application/x-www-form-urlencoded"],
      description: "Whether reads show sample data.",
    },
    answers: {
      200: { description: "What is so now.", schema: sampleStatus },
      303: { description: "Back to the settings page, for a form." },
    },
    problems: WRITE_PROBLEMS,
  },
  ...DRIFT_OPERATIONS,
  getOpenApi: {
    id: "getOpenApi",
    method: "GET",
    path: "/api/openapi.json",
    summary: "This document",
    access: "none",
    answers: { 200: { description: "OpenAPI 3.1." } },
    problems: [],
  },
  getHealth: {
    id: "getHealth",
    method: "GET",
    path: "/healthz",
    summary: "The process answers",
    access: "none",
    answers: { 200: { description: "It does.", schema: z.strictObject({ status: z.literal("ok") }) } },
    problems: [],
  },
  getReadiness: {
    id: "getReadiness",
    method: "GET",
    path: "/readyz",
    summary: "The database answers and settling works",
    access: "none",
    answers: {
      200: {
        description: "Ready.",
        schema: z.strictObject({ status: z.enum(["ready", "unready"]), checks: z.record(z.string(), z.string()) }),
      },
      503: { description: "Not ready; `checks` says why." },
    },
    problems: [],
  },
  getMetrics: {
    id: "getMetrics",
    method: "GET",
    path: "/metrics",
    summary: "Metrics for Prometheus",
    access: "reader",
    answers: { 200: { description: "Prometheus text format.", type: "text/plain" } },
    problems: ["unauthorized", "forbidden"],
  },
} as const satisfies Record<string, Operation>;
