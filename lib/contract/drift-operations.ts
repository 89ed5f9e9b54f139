import { z } from "zod";
import { driftView, layersView } from "@/lib/contract/drift-answers";
import {
  driftQuery,
  layerGridQuery,
  layerHistoryQuery,
  layersQuery,
  opRollupQuery,
} from "@/lib/contract/drift-queries";
import { layerGridView, layerHistory, opRollupView } from "@/lib/contract/layer-history-answers";
import { asOf, format, type Operation, READ_PROBLEMS } from "@/lib/contract/operation";
import { workaroundChoice, workaroundInput, workaroundResultInput, workaroundsQuery } from "@/lib/contract/workaround";
import {
  workaroundAnswer,
  workaroundListView,
  workaroundPreview,
  workaroundView,
} from "@/lib/contract/workaround-answers";

const problems = [...READ_PROBLEMS, "not-found"] as const;
const WRITE_PROBLEMS = [
  "invalid-json",
  "invalid-body",
  "invalid-query",
  "unauthorized",
  "forbidden",
  "not-found",
  "too-large",
  "unsupported-media-type",
  "internal",
] as const;
const id = z.object({ id: z.uuid() });

/** Layers, drift and workarounds. */
export const DRIFT_OPERATIONS = {
  getLayers: {
    id: "getLayers",
    method: "GET",
    path: "/api/v1/runs/{id}/layers",
    summary: "The layers of one run, judged without a comparator",
    description:
      "What the run and later files said of its layers, merged: the newest file that has a metric speaks for it. The " +
      "ranking has no healthy run beside it and is weak; `comparators` proposes one for /api/v1/drift. CSV has one line " +
      "a layer.",
    access: "reader",
    parameters: id,
    query: z.object({ ...layersQuery.shape, ...format, asOf }),
    answers: { 200: { description: "The layers.", schema: layersView } },
    problems,
  },
  getDrift: {
    id: "getDrift",
    method: "GET",
    path: "/api/v1/drift",
    summary: "The layers of a run held against those of a healthy one",
    description:
      "Which layers introduce the error that B has more than A, with what weakens the answer, what to do next, and the " +
      "fewest layers whose repair is predicted to bring the output to the target. CSV has one line a layer.",
    access: "reader",
    query: z.object({ ...driftQuery.shape, ...format, asOf }),
    answers: { 200: { description: "The comparison.", schema: driftView } },
    problems,
  },
  getLayerHistory: {
    id: "getLayerHistory",
    method: "GET",
    path: "/api/v1/layer-history",
    summary: "One layer over versions, on other chips, and beside others of its type",
    description: "CSV has one line a point.",
    access: "reader",
    query: z.object({ ...layerHistoryQuery.shape, ...format, asOf }),
    answers: { 200: { description: "The history.", schema: layerHistory } },
    problems,
  },
  getLayerGrid: {
    id: "getLayerGrid",
    method: "GET",
    path: "/api/v1/layer-grid",
    summary: "A model's layers over chips or versions",
    description:
      "Each column is the newest run with layers of a chip, or of a point of one cell, judged against its best " +
      "comparator. The rows that hurt most are kept. CSV has one line a layer and column.",
    access: "reader",
    query: z.object({ ...layerGridQuery.shape, ...format, asOf }),
    answers: { 200: { description: "The grid.", schema: layerGridView } },
    problems: READ_PROBLEMS,
  },
  getOpRollup: {
    id: "getOpRollup",
    method: "GET",
    path: "/api/v1/op-rollup",
    summary: "Types of operators that drift, by architecture and version, over all models",
    description: "CSV has one line a type, architecture and version.",
    access: "reader",
    query: z.object({ ...opRollupQuery.shape, ...format, asOf }),
    answers: { 200: { description: "The roll-up.", schema: opRollupView } },
    problems: READ_PROBLEMS,
  },
  previewWorkaround: {
    id: "previewWorkaround",
    method: "POST",
    path: "/api/v1/workarounds/preview",
    summary: "Write the files of a workaround without storing it",
    access: "reader",
    body: { schema: workaroundChoice, types: ["application/json"], description: "What to do to which layers." },
    answers: { 200: { description: "Files, or why there are none, and the prediction.", schema: workaroundPreview } },
    problems: WRITE_PROBLEMS,
  },
  postWorkaround: {
    id: "postWorkaround",
    method: "POST",
    path: "/api/v1/workarounds",
    summary: "Write the files of a workaround and store it with its prediction",
    description:
      "A kind of file that cannot be written from what is known is told beside the others; when none can, nothing is " +
      "stored and the answer is 400 with every refusal. A run that was made with it says so in `workaround`, and is " +
      "then shown beside the prediction.",
    access: "triage",
    body: { schema: workaroundInput, types: ["application/json"], description: "What to do to which layers." },
    answers: { 201: { description: "Its id and its files.", schema: workaroundAnswer } },
    problems: WRITE_PROBLEMS,
  },
  listWorkarounds: {
    id: "listWorkarounds",
    method: "GET",
    path: "/api/v1/workarounds",
    summary: "Workarounds, newest first, each with its newest result",
    access: "reader",
    query: z.object({ ...workaroundsQuery.shape, ...format }),
    answers: { 200: { description: "A page of workarounds.", schema: workaroundListView } },
    problems: READ_PROBLEMS,
  },
  getWorkaround: {
    id: "getWorkaround",
    method: "GET",
    path: "/api/v1/workarounds/{id}",
    summary: "One workaround: prediction and measurement side by side",
    access: "reader",
    parameters: id,
    answers: { 200: { description: "The workaround.", schema: workaroundView } },
    problems,
  },
  getWorkaroundFile: {
    id: "getWorkaroundFile",
    method: "GET",
    path: "/api/v1/workarounds/{id}/files/{index}",
    summary: "A file of a workaround, as it was written",
    access: "reader",
    parameters: z.object({ id: z.uuid(), index: z.int().min(0) }),
    answers: { 200: { description: "The file.", type: "text/plain" } },
    problems,
  },
  postWorkaroundResult: {
    id: "postWorkaroundResult",
    method: "POST",
    path: "/api/v1/workarounds/{id}/results",
    summary: "Say that a stored run was made with a workaround",
    description: "For runs whose document did not say it. Twice is once; it cannot be taken back.",
    access: "triage",
    parameters: id,
    body: { schema: workaroundResultInput, types: ["application/json"], description: "The run." },
    answers: { 201: { description: "The workaround with the run.", schema: workaroundView } },
    problems: WRITE_PROBLEMS,
  },
} as const satisfies Record<string, Operation>;
