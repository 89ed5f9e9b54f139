import { z } from "zod";
import { chipsQuery, modelsQuery } from "@/lib/contract/catalog-filter";
import { chipDetail, chipList } from "@/lib/contract/chip";
import { modelDetail, modelList } from "@/lib/contract/model";
import { asOf, format, type Operation, READ_PROBLEMS } from "@/lib/contract/operation";

/** Operations about chips and models and how they stand. */
export const CATALOG_OPERATIONS = {
  listChips: {
    id: "listChips",
    method: "GET",
    path: "/api/v1/chips",
    summary: "Every chip that the catalogue or a result knows, with how it stands",
    description: "Grouped by HTP architecture or tier. CSV has one line a chip.",
    access: "reader",
    query: z.object({ ...chipsQuery.shape, ...format, asOf }),
    answers: { 200: { description: "The chips.", schema: chipList } },
    problems: READ_PROBLEMS,
  },
  getChip: {
    id: "getChip",
    method: "GET",
    path: "/api/v1/chips/{soc}",
    summary: "One chip: its facts with their sources, how it stands, and what was never tried on it",
    description:
      "Any spelling that the catalogue or an own alias knows is answered with the canonical chip. A chip that only results " +
      "name has no facts.",
    access: "reader",
    parameters: z.object({ soc: z.string() }),
    query: z.object({ asOf }),
    answers: { 200: { description: "The chip.", schema: chipDetail } },
    problems: [...READ_PROBLEMS, "not-found"],
  },
  listModels: {
    id: "listModels",
    method: "GET",
    path: "/api/v1/models",
    summary: "Every model that was measured, with how it stands",
    description: "CSV has one line a model, and all of them.",
    access: "reader",
    query: z.object({ ...modelsQuery.shape, ...format, asOf }),
    answers: { 200: { description: "A page of models.", schema: modelList } },
    problems: READ_PROBLEMS,
  },
  getModel: {
    id: "getModel",
    method: "GET",
    path: "/api/v1/models/{name}",
    summary: "One model: its evaluations, how it stands by chip and scheme, and its artefacts",
    access: "reader",
    parameters: z.object({ name: z.string() }),
    query: z.object({ asOf }),
    answers: { 200: { description: "The model.", schema: modelDetail } },
    problems: [...READ_PROBLEMS, "not-found"],
  },
} as const satisfies Record<string, Operation>;
