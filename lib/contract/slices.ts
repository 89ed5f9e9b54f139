import { z } from "zod";
import { evaluation, movedAxis, pairDifference, valueInterval, viewFields } from "@/lib/contract/compare-parts";
import { stack } from "@/lib/contract/stack";
import { instant, placeFields, versionedChoices } from "@/lib/contract/views";
import { PAIR_VERDICTS } from "@/lib/domain/compare-view";
import { CELL_MARKS, RUN_STATUSES, TARGET_KINDS } from "@/lib/domain/matrix";
import { SLICE_PRESETS, type SlicesView } from "@/lib/domain/slices-view";

/** What comparing two slices answers, held to the view model's type. */

const text = z.string();
const optional = text.nullable();
const number = z.number().nullable();
const count = z.int().nonnegative();

const slice = z
  .strictObject({
    chips: z.array(text),
    paths: z.array(text),
    schemes: z.array(text),
    targets: z.array(z.enum(TARGET_KINDS)),
    qairt: optional,
    onnxruntime: optional,
  })
  .meta({ id: "Slice" });

const end = z
  .strictObject({
    key: text,
    runId: text,
    ...placeFields,
    status: z.enum(RUN_STATUSES),
    reason: optional,
    value: number,
    interval: valueInterval.nullable(),
    reference: number,
    delta: number,
    marks: z.array(z.enum(CELL_MARKS)),
    npuShare: number,
    stack,
    measuredAt: instant,
    others: count,
  })
  .meta({ id: "SliceEnd" });

export const slicesView = z
  .strictObject({
    filter: z.strictObject({
      models: z.array(text),
      evaluation: optional,
      preset: z.enum(SLICE_PRESETS).nullable(),
      a: slice,
      b: slice,
      onlyDifferences: z.boolean(),
      asOf: z.int().nullable(),
    }),
    evaluations: z.array(evaluation),
    matches: z
      .array(z.strictObject({ id: text, evaluation: text, a: end, b: end, pair: pairDifference }))
      .meta({ description: "Worst of B first; B minus A." }),
    counts: z.record(z.enum(PAIR_VERDICTS), count),
    hidden: count,
    unmatched: z.array(
      z.strictObject({
        side: z.enum(["a", "b"]),
        evaluation: text,
        end,
        reason: z.enum(["no-partner", "other-evaluation"]),
      }),
    ),
    unmatchedCount: z.strictObject({ a: count, b: count }),
    environment: z.strictObject({
      differences: z.array(movedAxis.extend({ cells: count })),
      cells: count,
    }),
    choices: versionedChoices,
    ...viewFields,
  })
  .meta({ id: "SliceComparison" }) satisfies z.ZodType<SlicesView>;
