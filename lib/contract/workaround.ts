import { z } from "zod";
import { LIMITS } from "@/lib/contract/limits";
import { queryText } from "@/lib/contract/query-parts";
import { freeText, nameText } from "@/lib/contract/texts";
import { TREATMENTS } from "@/lib/domain/workaround";

const runId = z.uuid().transform((id) => id.toLowerCase());

/** What is to be done to which layers, before anything is stored. */
export const workaroundChoice = z
  .strictObject({
    run: runId.meta({ description: "The run whose layers are treated." }),
    comparator: runId.nullish().meta({ description: "The healthy run that they are judged against." }),
    treatment: z.enum(TREATMENTS),
    layers: z
      .array(nameText)
      .min(1)
      .max(LIMITS.layers)
      .meta({ description: "Ids as GET /api/v1/runs/{id}/layers or /api/v1/drift names them." }),
    writers: z
      .array(nameText)
      .max(LIMITS.options)
      .nullish()
      .meta({ description: "Kinds of files. Left out, all that apply to the run and the treatment." }),
  })
  .meta({ id: "WorkaroundChoice" });

/** A workaround as it is sent to be stored. */
export const workaroundInput = workaroundChoice
  .extend({ note: freeText.nullish().meta({ description: "Why, for those who come later." }) })
  .meta({ id: "WorkaroundInput" });

/** A person says that a run was made with a workaround. */
export const workaroundResultInput = z.strictObject({ run: runId }).meta({ id: "WorkaroundResultInput" });

export const workaroundsQuery = z.object({
  model: queryText.nullable().default(null),
  chip: queryText.nullable().default(null),
  run: runId.nullable().default(null).meta({ description: "Only those made for this run." }),
  before: z.uuid().nullable().default(null).meta({ description: "Only older ones than this." }),
  limit: z.coerce.number().int().min(1).max(LIMITS.pageRuns).default(50),
});

export type WorkaroundChoiceInput = z.output<typeof workaroundChoice>;
export type WorkaroundInput = z.output<typeof workaroundInput>;
export type WorkaroundsQuery = z.output<typeof workaroundsQuery>;
