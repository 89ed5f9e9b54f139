import { z } from "zod";
import { priorsView } from "@/lib/contract/cause-priors";
import { causeVerdict, incomparableReason } from "@/lib/contract/cause-verdict";
import { changedCell } from "@/lib/contract/changed-cell";
import { runLine } from "@/lib/contract/run-list";
import { instant } from "@/lib/contract/views";
import type { CauseView } from "@/lib/domain/cause-view";

/** What reading the cause of a cell answers, held to the view model's type. */

const text = z.string();

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
