import { z } from "zod";
import { inapplicable, writerNote, writerRefusal } from "@/lib/contract/drift-words";
import { runLine } from "@/lib/contract/run-list";
import { runVersions } from "@/lib/contract/stack";
import { TREATMENTS } from "@/lib/domain/workaround";
import type {
  RepairView,
  WorkaroundLine,
  WorkaroundListView,
  WorkaroundPreview,
  WorkaroundView,
  WrittenFile,
} from "@/lib/domain/workaround-view";

const text = z.string();
const optional = text.nullable();
const number = z.number().nullable();
const positions = z.array(z.int());

const predictionShape = {
  sqnr: z.number().meta({ description: "SQNR of the output in dB." }),
  low: z.number(),
  high: z.number(),
  removed: z.number().meta({ description: "Share of the blamed error that is removed, 0 to 1." }),
};
const prediction = z
  .object(predictionShape)
  .meta({ id: "DriftPrediction", description: "Of drift, not of accuracy; the interval is the benchmark's." });

const writerOption = z
  .strictObject({ id: text, title: text, applies: z.boolean(), because: inapplicable.nullable() })
  .meta({ id: "WriterOption" });

export const repairView = z
  .strictObject({
    target: z.number().meta({ description: "SQNR in dB that the output shall reach." }),
    targetFrom: z.enum(["asked", "comparator", "culprits", "default"]),
    balance: z.strictObject({ output: z.int(), noise: z.number(), blamed: z.number() }).nullable(),
    measured: number,
    proposals: z.array(
      z.strictObject({
        treatment: z.enum(TREATMENTS),
        kind: z.enum([
          "reached",
          "already-within",
          "out-of-reach",
          "unsupported",
          "no-layers",
          "unpredicted",
          "unknown",
        ]),
        layers: positions,
        prediction: prediction.nullable(),
        certain: z.boolean(),
        supportUnknown: z.boolean(),
        writers: z.array(writerOption),
      }),
    ),
  })
  .meta({ id: "Repair" }) satisfies z.ZodType<RepairView>;

export const writtenFile = z
  .discriminatedUnion("written", [
    z.strictObject({
      writer: text,
      written: z.literal(true),
      name: text,
      mediaType: text,
      notes: z.array(writerNote),
      text,
    }),
    z.strictObject({ writer: text, written: z.literal(false), refusals: z.array(writerRefusal) }),
  ])
  .meta({ id: "WorkaroundFile" }) satisfies z.ZodType<WrittenFile>;

export const workaroundPreview = z
  .strictObject({
    run: text,
    comparator: optional,
    treatment: z.enum(TREATMENTS),
    layers: z.array(text),
    prediction: prediction.nullable(),
    files: z.array(writtenFile),
  })
  .meta({ id: "WorkaroundPreview" }) satisfies z.ZodType<WorkaroundPreview>;

const measured = {
  measuredSqnr: number.meta({ description: "SQNR in dB of the output that was predicted for." }),
  within: z.boolean().nullable().meta({ description: "Whether it lies in the predicted interval." }),
  gain: number.meta({ description: "Accuracy less that of the run that it repairs; positive is better." }),
};

const lineShape = {
  id: text,
  createdAt: z.int().meta({ description: "Epoch milliseconds." }),
  createdBy: text,
  model: text,
  chip: optional,
  chipName: optional,
  stack: runVersions,
  fits: z.strictObject({ chip: z.boolean(), stack: z.boolean() }).nullable(),
  treatment: z.enum(TREATMENTS),
  layers: z.array(text),
  prediction: z.strictObject({ ...predictionShape, before: z.number(), output: text }).nullable(),
  files: z.array(
    z.strictObject({ index: z.int(), writer: text, title: text, name: text, mediaType: text, bytes: z.int() }),
  ),
  results: z.int().meta({ description: "Runs that were made with it; it is known when there is one." }),
  newest: z.strictObject(measured).nullable(),
};

export const workaroundLine = z
  .strictObject(lineShape)
  .meta({ id: "WorkaroundLine" }) satisfies z.ZodType<WorkaroundLine>;

export const workaroundListView = z
  .strictObject({
    filter: z.strictObject({ model: optional, chip: optional, run: optional }),
    workarounds: z.array(workaroundLine),
    nextBefore: optional,
  })
  .meta({ id: "WorkaroundList" }) satisfies z.ZodType<WorkaroundListView>;

export const workaroundView = z
  .strictObject({
    ...lineShape,
    run: runLine,
    comparator: runLine.nullable(),
    note: optional,
    notes: z.array(z.strictObject({ file: z.int(), notes: z.array(writerNote) })),
    outcomes: z.array(
      z.strictObject({
        run: runLine,
        linkedBy: optional,
        ...measured,
        effect: z.enum(["took-effect", "partly", "no-effect", "unknown"]).nullable(),
      }),
    ),
  })
  .meta({ id: "Workaround" }) satisfies z.ZodType<WorkaroundView>;

/** What was stored, with the kinds of files that refused. */
export const workaroundAnswer = z
  .strictObject({ id: text, files: z.array(writtenFile) })
  .meta({ id: "WorkaroundAnswer" });
