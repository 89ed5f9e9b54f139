import { z } from "zod";
import { LIMITS } from "@/lib/contract/limits";
import { HYPOTHESES } from "@/lib/domain/cause/cause";
import type { PriorsView } from "@/lib/domain/cause-view";

const weight = z.number().min(0).max(1_000_000);

/** Priors of causes as somebody sets them: weights that need not sum to 1. */
export const causePriorsInput = z
  .strictObject({
    priors: z
      .record(z.enum(HYPOTHESES), weight)
      .meta({ description: "A weight for each hypothesis; they are divided by their sum." }),
    note: z.string().trim().max(LIMITS.text).nullable().optional().meta({ description: "Where they come from." }),
  })
  .refine(({ priors }) => HYPOTHESES.some((name) => priors[name] > 0), {
    path: ["priors"],
    message: "give at least one hypothesis a chance",
  });
export type CausePriorsInput = z.infer<typeof causePriorsInput>;

export const priorsView = z
  .strictObject({
    priors: z.record(z.enum(HYPOTHESES), z.number()).meta({ description: "Sum to 1." }),
    changed: z
      .strictObject({ who: z.string(), at: z.int(), note: z.string().nullable() })
      .nullable()
      .meta({ description: "Null while the defaults are in force." }),
  })
  .meta({ id: "CausePriors" }) satisfies z.ZodType<PriorsView>;
