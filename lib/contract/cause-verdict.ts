import { z } from "zod";
import { stack } from "@/lib/contract/stack";
import { type CauseVerdict, FACTORS, HYPOTHESES, SOFTWARE_AXES } from "@/lib/domain/cause/cause";
import { TARGET_KINDS } from "@/lib/domain/matrix";

/** A verdict about a cause as the interface answers it, held to the domain's type. */

const text = z.string();
const optional = text.nullable();
const number = z.number().nullable();
const hypothesis = z.enum(HYPOTHESES);
const factor = z.enum(FACTORS);
const axis = z.enum(["chip", "scheme", ...SOFTWARE_AXES]);
const probability = z.number().meta({ description: "0 to 1." });

const difference = z
  .strictObject({ value: z.number(), low: number, high: number, level: z.number() })
  .meta({ id: "CauseDifference", description: "With its interval; null without errors on both sides." });

const evidence = z
  .discriminatedUnion("fact", [
    z.strictObject({ fact: z.literal("reference-of-another-script"), source: text }),
    z.strictObject({ fact: z.literal("reference-script-unknown"), source: text }),
    z.strictObject({
      fact: z.literal("reference-depends"),
      source: text,
      drop: z.number(),
      otherSource: text,
      otherDrop: z.number(),
      otherRunId: text,
    }),
    z.strictObject({ fact: z.literal("outputs-not-finite") }),
    z.strictObject({ fact: z.literal("outputs-constant") }),
    z.strictObject({ fact: z.literal("outputs-equal-for-other-inputs"), otherRunId: text }),
    z.strictObject({
      fact: z.literal("outputs-equal-but-scored-differently"),
      otherRunId: text,
      difference: z.number(),
    }),
    z.strictObject({ fact: z.literal("outputs-unknown") }),
    z.strictObject({ fact: z.literal("npu-share"), share: z.number(), minimum: z.number() }),
    z.strictObject({
      fact: z.literal("npu-share-unlike-comparators"),
      share: z.number(),
      comparator: z.number(),
      otherRunId: text,
    }),
    z.strictObject({ fact: z.literal("placement-unknown") }),
    z.strictObject({ fact: z.literal("not-meant-for-the-npu"), backend: text }),
  ])
  .meta({ id: "GateEvidence" });

const repeat = z.strictObject({ runId: text, at: z.number(), value: z.number(), difference });

const cause = z
  .discriminatedUnion("class", [
    z.strictObject({ class: z.literal("measurement"), evidence }),
    z.strictObject({ class: z.literal("placement"), evidence }),
    z.strictObject({ class: z.literal("unrecorded"), witness: repeat }),
    z.strictObject({ class: z.literal("chip"), probability }),
    z.strictObject({
      class: z.literal("scheme"),
      probability: probability.nullable(),
      by: z.enum(["split", "posterior"]),
    }),
    z.strictObject({ class: z.literal("software"), probability, subfactors: z.array(z.enum(SOFTWARE_AXES)) }),
    z.strictObject({
      class: z.literal("interaction"),
      probability,
      of: z.tuple([z.enum(["chip", "scheme", "software"]), z.enum(["chip", "scheme", "software"])]),
      subfactors: z.array(z.enum(SOFTWARE_AXES)),
    }),
    z.strictObject({
      class: z.literal("undetermined"),
      because: z.array(
        z.enum([
          "no-drop",
          "no-value",
          "no-reference",
          "no-resolution",
          "no-sample-count",
          "no-comparable-run",
          "not-separated",
          "none-of-these",
        ]),
      ),
    }),
  ])
  .meta({ id: "Cause" });

export const incomparableReason = z.enum([
  "other-evaluation",
  "no-value",
  "no-reference",
  "is-reference",
  "other-source-artifact",
  "other-quantized-artifact",
  "simulated-or-emulated",
  "other-placement",
  "older-run-of-a-point",
]);

export const nextRun = z
  .strictObject({
    targetKind: z.enum(["device", "host"]),
    chip: optional,
    scheme: text,
    changes: z
      .array(z.strictObject({ axis, from: optional, to: optional.meta({ description: "Null: any other." }) }))
      .meta({ description: "What differs from the cell; everything else stays." }),
    keeps: z.array(factor),
    bits: z.number().meta({ description: "Expected loss of entropy over the hypotheses." }),
    cost: z.number(),
    ifDrops: z.array(hypothesis),
    ifFine: z.array(hypothesis),
  })
  .meta({ id: "NextRun" });

export const causeVerdict = z
  .strictObject({
    cause,
    drop: difference.nullable().meta({ description: "Below the reference, positive is worse." }),
    gates: z.array(
      z.strictObject({
        gate: z.enum(["measurement", "placement"]),
        outcome: z.enum(["passed", "stopped", "unknown", "not-applicable"]),
        evidence: z.array(evidence),
      }),
    ),
    split: z
      .strictObject({
        runId: text,
        targetKind: z.enum(["host", "simulator"]),
        assumed: z.boolean(),
        quantization: difference,
        platform: difference,
        share: z.number(),
        schemeShown: z.boolean(),
      })
      .nullable()
      .meta({ description: "Losses, positive where quality is lost." }),
    posterior: z.array(
      z.strictObject({ hypothesis, prior: probability, logLikelihood: number, posterior: probability }),
    ),
    subfactors: z.array(z.strictObject({ axis: z.enum(SOFTWARE_AXES), posterior: probability })),
    cleared: z.array(z.strictObject({ factor, runId: text })),
    witnesses: z.array(
      z.strictObject({
        runId: text,
        targetKind: z.enum(TARGET_KINDS),
        chip: optional,
        scheme: text,
        path: optional,
        stack,
        delta: difference,
        reading: z.enum(["fine", "drops", "unclear"]),
        same: z.array(axis),
        different: z.array(axis),
        unknown: z.array(axis),
        excludes: z.array(hypothesis),
        assumed: z.boolean(),
      }),
    ),
    repeat: repeat.nullable(),
    incomparable: z
      .array(z.strictObject({ runId: text, because: incomparableReason }))
      .meta({ description: "The first few; `leftOut` counts them all." }),
    nextRuns: z.array(nextRun).meta({ description: "Most informative first." }),
    missing: z
      .array(z.enum(["samples", "reference", "qairt", "runtime", "placement", "artifact"]))
      .meta({ description: "Facts to send: without them the verdict stays weak." }),
  })
  .meta({ id: "CauseVerdict" }) satisfies z.ZodType<CauseVerdict>;
