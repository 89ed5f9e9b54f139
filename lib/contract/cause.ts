import { z } from "zod";
import { priorsView } from "@/lib/contract/cause-priors";
import { causeVerdict, incomparableReason } from "@/lib/contract/cause-verdict";
import { evaluationFields, instant, runLine } from "@/lib/contract/views";
import type { CauseView } from "@/lib/domain/cause-view";
import { TARGET_KINDS } from "@/lib/domain/matrix";

/** What reading the cause of a cell answers, held to the view model's type. */

const text = z.string();
const optional = text.nullable();

export const changedCell = z.strictObject({
  key: text,
  evaluation: text,
  ...evaluationFields,
  targetKind: z.enum(TARGET_KINDS),
  chip: optional,
  chipName: optional,
  scheme: text,
  path: optional,
  backend: optional,
  simulated: z.boolean(),
  emulated: z.boolean(),
  sample: z.boolean(),
});

export const causeView = z
  .strictObject({
    cell: changedCell,
    runId: text,
    value: z.number().nullable(),
    reference: z.strictObject({ value: z.number(), source: text }).nullable(),
    resolution: z
      .number()
      .nullable()
      .meta({ description: "Smaller differences explain nothing; null: none is known." }),
    verdict: causeVerdict,
    leftOut: z.array(z.strictObject({ because: incomparableReason, count: z.int() })),
    weighed: z
      .strictObject({ runs: z.int(), limit: z.int(), capped: z.boolean() })
      .meta({ description: "Runs of the evaluation that were weighed; capped: the newest of more." }),
    runs: z.array(runLine).meta({ description: "Runs that the verdict names." }),
    priors: priorsView,
    asOf: z.int(),
    asOfTime: instant.nullable(),
    pinned: z.boolean(),
  })
  .meta({ id: "CauseView" }) satisfies z.ZodType<CauseView>;
