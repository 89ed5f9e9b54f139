import { z } from "zod";
import { CELL_MARKS, RUN_STATUSES, TARGET_KINDS } from "@/lib/domain/matrix";
import { METRIC_KINDS } from "@/lib/domain/metric";
import type { RunListView } from "@/lib/domain/run-view";

const text = z.string();
const texts = z.array(text);
const optional = z.string().nullable();
const number = z.number().nullable();
const instant = z.int().meta({ description: "Epoch milliseconds." });

export const runLine = z
  .strictObject({
    id: text,
    sequence: z.int(),
    receivedAt: instant,
    startedAt: instant.nullable(),
    model: text,
    variant: optional,
    targetKind: z.enum(TARGET_KINDS),
    chip: optional,
    chipName: optional,
    device: optional,
    scheme: text,
    path: optional,
    dataset: text,
    split: optional,
    metric: text,
    metricName: text,
    metricKind: z.enum(METRIC_KINDS),
    unit: text,
    samples: z.int().nullable(),
    status: z.enum(RUN_STATUSES),
    reason: optional,
    value: number,
    delta: number,
    marks: z.array(z.enum(CELL_MARKS)),
    runner: optional,
    campaign: optional,
    qairt: optional,
    onnxruntime: optional,
  })
  .meta({ id: "RunLine" });

export const runListView = z
  .strictObject({
    filter: z.strictObject({
      models: texts,
      chips: texts,
      schemes: texts,
      paths: texts,
      targets: z.array(z.enum(TARGET_KINDS)),
      statuses: z.array(z.enum(RUN_STATUSES)),
      runners: texts,
      campaigns: texts,
      qairts: texts,
      onnxruntimes: texts,
      from: optional,
      to: optional,
      newest: z.boolean(),
      search: optional,
      cell: optional,
      artifact: optional,
      before: z.int().nullable(),
      after: z.int().nullable(),
      asOf: z.int().nullable(),
    }),
    runs: z.array(runLine),
    nextBefore: z.int().nullable().meta({ description: "Send as `before` for the next page; null on the last one." }),
    nextAfter: z
      .int()
      .nullable()
      .meta({ description: "Send as `after` for the page before this one; null on the newest." }),
    stoppedAfter: z.int().nullable().meta({
      description:
        "Runs that were looked at, when the page is not full and there are more to look at: go on with `nextBefore`.",
    }),
    unknownWords: texts.meta({ description: "Words of `q` that are part of no name: nothing is found." }),
    matching: z
      .strictObject({ count: z.int(), capped: z.boolean() })
      .nullable()
      .meta({ description: "Runs of the filter; `capped`: at least so many. Null when nobody asked or counted." }),
    total: z.int(),
    asOf: z.int(),
    asOfTime: instant.nullable(),
  })
  .meta({ id: "RunList" }) satisfies z.ZodType<RunListView>;
