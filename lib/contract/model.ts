import { z } from "zod";
import { modelsQuery } from "@/lib/contract/catalog-filter";
import { knownIssue } from "@/lib/contract/known-issue";
import { atMark, openChanges, standing, states, versions, worstCell } from "@/lib/contract/standing";
import { evaluationFields } from "@/lib/contract/views";
import type { ModelsView, ModelView } from "@/lib/domain/model-view";

/** What reading models answers, held to the view models' types. */

const text = z.string();
const optional = text.nullable();
const count = z.int().nonnegative();
const texts = z.array(text);

export const modelList = z
  .strictObject({
    ...atMark,
    filter: z.strictObject({ ...modelsQuery.shape, find: optional, page: z.int(), asOf: z.int().nullable() }),
    models: z.array(
      z.strictObject({
        model: text,
        variants: z.array(optional),
        evaluations: z.array(z.strictObject({ dataset: text, metricName: text, samples: z.int().nullable() })),
        schemes: texts,
        chips: count,
        standing,
      }),
    ),
    matching: count,
    total: count,
    nextPage: z.int().nullable(),
  })
  .meta({ id: "ModelList" }) satisfies z.ZodType<ModelsView>;

const edge = z.strictObject({ id: text, label: text, detail: optional, standing });
const artifact = z.strictObject({
  sha256: text,
  places: texts.meta({ description: "Chips it was measured on; targets without a chip go by their kind." }),
});

export const modelDetail = z
  .strictObject({
    ...atMark,
    model: text,
    tasks: texts.meta({ description: "As results state it; several where they disagree." }),
    variants: z.array(optional),
    standing,
    evaluations: z.array(
      z.strictObject({
        evaluation: z.object({ key: text, ...evaluationFields }),
        chips: count,
        schemes: count,
        references: z.array(z.strictObject({ value: z.number(), source: text, runId: optional, cells: count })),
        standing,
      }),
    ),
    grid: z
      .strictObject({
        rows: z.array(edge),
        columns: z.array(edge),
        squares: z.array(
          z.array(z.strictObject({ cells: count, states, worst: worstCell.nullable(), href: text }).nullable()),
        ),
      })
      .meta({ description: "Chips by schemes; without squares where there are too many, see `/api/v1/matrix`." }),
    versions,
    artifacts: z
      .array(
        z.strictObject({
          variant: optional,
          scheme: text,
          quantized: z.array(artifact),
          source: z.array(artifact),
          unknown: texts.meta({ description: "Where no result says the hash of the quantized artefact." }),
        }),
      )
      .meta({ description: "Hashes behind the newest result of each cell." }),
    layeredRuns: count,
    changes: openChanges,
    knownIssues: z.array(knownIssue),
  })
  .meta({ id: "ModelDetail" }) satisfies z.ZodType<ModelView>;
