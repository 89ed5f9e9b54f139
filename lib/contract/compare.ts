import { z } from "zod";
import { calibration, evaluation, pairDifference, valueInterval, viewFields } from "@/lib/contract/compare-parts";
import { stack } from "@/lib/contract/stack";
import { axisName, cellChoices, instant } from "@/lib/contract/views";
import { ARMS, type CompareView, LOSSES, NO_WINNER } from "@/lib/domain/compare-view";
import { CELL_MARKS, RUN_STATUSES, TARGET_KINDS } from "@/lib/domain/matrix";
import { DTYPES, GRANULARITIES, METHODS } from "@/lib/domain/scheme";
import { NATIVE_REASONS, SCHEME_FORMATS, SCHEME_SOURCES } from "@/lib/domain/scheme-facts";

/** What comparing schemes answers, held to the view model's type. */

const text = z.string();
const optional = text.nullable();
const number = z.number().nullable();
const count = z.int().nonnegative();
const targetKind = z.enum(TARGET_KINDS);
const arm = z.enum(ARMS);
const width = z.strictObject({ dtype: z.enum(DTYPES).nullable(), bits: number });
const sources = z.array(z.enum(SCHEME_SOURCES)).meta({ description: "Rows of the sources in docs/schemes.md." });

const schemeFacts = z
  .strictObject({
    method: z.enum(METHODS),
    weights: width,
    activations: width,
    granularity: z.enum(GRANULARITIES).nullable(),
    block: z
      .strictObject({ size: z.int(), element: optional, scale: optional, bitsPerWeight: number })
      .nullable()
      .meta({ description: "Elements that share a scale." }),
    override: z.strictObject({ dtype: z.enum(DTYPES), tensors: z.int().nullable() }).nullable(),
    sources,
  })
  .meta({ id: "SchemeFacts" });

const column = z
  .strictObject({
    id: text,
    scheme: text,
    method: z.enum(METHODS),
    format: z.enum(SCHEME_FORMATS),
    facts: schemeFacts,
    isBase: z.boolean(),
    isFloat: z.boolean(),
    calibrations: z.array(calibration),
    calibrationsDiffer: z.boolean(),
    cells: count,
  })
  .meta({ id: "CompareColumn" });

const cell = z
  .strictObject({
    column: text,
    key: text,
    runId: text,
    status: z.enum(RUN_STATUSES),
    reason: optional,
    value: number,
    interval: valueInterval.nullable(),
    reference: z
      .strictObject({ value: z.number(), source: text, kind: z.enum(["run", "inline"]), runId: optional })
      .nullable(),
    delta: number,
    deltaInterval: valueInterval.nullable().meta({ description: "With the reference taken as exact." }),
    marks: z.array(z.enum(CELL_MARKS)),
    stale: z.boolean(),
    emulated: z.boolean(),
    npuShare: number,
    qairt: optional,
    onnxruntime: optional,
    measuredAt: instant,
    calibration: calibration.nullable(),
    latencyMs: number,
    bytes: number,
    native: z.strictObject({
      native: z.enum(["yes", "no", "unknown"]),
      reason: z.enum(NATIVE_REASONS),
      sources,
    }),
    againstBase: pairDifference.nullable(),
    sameStack: z.strictObject({ stack, pair: pairDifference }).nullable(),
    frontLatency: z.boolean().meta({ description: "On the Pareto front of accuracy against latency." }),
    frontBytes: z.boolean().meta({ description: "On the Pareto front of accuracy against size." }),
    others: count,
  })
  .meta({ id: "CompareCell" });

const winnerFields = {
  column: optional,
  reason: z.enum(NO_WINNER).nullable(),
  leads: optional.meta({ description: "Best by value alone." }),
  rivals: z.array(text),
};

const part = z.strictObject({ kind: z.enum(LOSSES), from: arm, to: arm, pair: pairDifference });
const missingReason = z
  .discriminatedUnion("reason", [
    z.strictObject({ reason: z.literal("not-measured") }),
    z.strictObject({ reason: z.literal("reference-differs"), arm: z.number(), budget: z.number() }),
  ])
  .meta({
    description: "Why the arm is missing; with `reference-differs` the reference of the arm and that of the budget.",
  });
const waterfall = z
  .strictObject({
    column: text,
    arms: z.array(
      z.strictObject({
        kind: arm,
        runId: optional,
        key: optional,
        value: z.number(),
        interval: valueInterval.nullable(),
        targetKind,
        path: optional,
        source: optional,
      }),
    ),
    missing: z.array(
      z.strictObject({
        kind: arm,
        because: missingReason,
        scheme: optional,
        targetKinds: z.array(targetKind),
        chip: optional,
        path: optional,
      }),
    ),
    parts: z.array(part).meta({ description: "From one present arm to the next: they add up to the total." }),
    losses: z.array(part).meta({ description: "Each loss by itself, between the arms that show it." }),
    total: pairDifference.nullable(),
    simulatorFineDeviceNot: z.boolean().meta({ description: "Never true of arms held against two references." }),
  })
  .meta({ id: "Waterfall" });

const row = z
  .strictObject({
    id: text,
    evaluation: text,
    target: axisName,
    targetKind,
    chip: optional,
    path: optional,
    backend: optional,
    simulated: z.boolean(),
    base: optional,
    cells: z.array(cell.nullable()).meta({ description: "In the order of `columns`." }),
    winner: z.strictObject({
      ...winnerFields,
      leftOut: z.array(z.strictObject({ column: text, because: z.enum(["emulated", "not-measured", "float"]) })),
    }),
    waterfalls: z.array(waterfall),
  })
  .meta({ id: "CompareRow" });

export const compareView = z
  .strictObject({
    filter: z.strictObject({
      models: z.array(text),
      evaluation: optional,
      schemes: z.array(text),
      chips: z.array(text),
      paths: z.array(text),
      targets: z.array(targetKind),
      base: optional,
      emulated: z.boolean(),
      calibrations: z.boolean(),
      asOf: z.int().nullable(),
    }),
    evaluations: z.array(evaluation),
    columns: z.array(column),
    rows: z.array(row),
    overall: z.array(
      z.strictObject({
        evaluation: text,
        winner: z.strictObject({
          ...winnerFields,
          rows: z.strictObject({ won: count, notWorse: count, worse: count, untested: count, missing: count }),
        }),
      }),
    ),
    calibrationsDiffer: z.boolean(),
    context: z
      .array(
        z.strictObject({
          id: z.enum(["ptq-drop", "qat-drop"]),
          method: z.enum(METHODS),
          low: z.number(),
          high: z.number(),
          source: text,
        }),
      )
      .meta({ description: "Drops that people quote: context, never data." }),
    choices: cellChoices,
    budgetsCapped: z.boolean().meta({ description: "Later rows have no waterfalls: ask for fewer chips or schemes." }),
    ...viewFields,
  })
  .meta({ id: "Comparison" }) satisfies z.ZodType<CompareView>;
