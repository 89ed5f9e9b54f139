import { z } from "zod";
import { evaluationFields, instant } from "@/lib/contract/views";
import { CHANGE_AXES } from "@/lib/domain/change-view";
import { TESTS } from "@/lib/domain/changes/change";
import { INCOMPARABLE, PAIR_VERDICTS, type PairDifference, type PairFact } from "@/lib/domain/compare-view";
import { INTERVAL_METHODS } from "@/lib/domain/estimates/interval";

/** What comparing schemes and comparing slices answer alike. */

const text = z.string();
const number = z.number().nullable();
const side = z.enum(["from", "to"]);

export const movedAxis = z.strictObject({
  axis: z.enum(CHANGE_AXES),
  option: text.nullable(),
  from: text.nullable(),
  to: text.nullable(),
});

export const calibration = z
  .strictObject({
    algorithm: text.nullable(),
    dataset: text.nullable(),
    samples: z.int().nullable(),
    site: z.enum(["host", "device", "cloud"]).nullable(),
  })
  .meta({ id: "CalibrationSaid" });

const fact = z.discriminatedUnion("fact", [
  z.strictObject({ fact: z.literal("artifact-assumed") }),
  z.strictObject({ fact: z.literal("sample-list-assumed") }),
  z.strictObject({ fact: z.literal("counts-derived") }),
  z.strictObject({ fact: z.literal("low-npu-share"), side, share: z.number() }),
  z.strictObject({ fact: z.literal("placement-differs"), from: z.number(), to: z.number() }),
  z.strictObject({ fact: z.literal("same-output-other-value") }),
  z.strictObject({ fact: z.literal("loss-below-reach"), lost: z.int() }),
  z.strictObject({ fact: z.literal("stack-differs"), axes: z.array(movedAxis) }),
  z.strictObject({ fact: z.literal("emulated"), side: z.enum(["from", "to", "both"]) }),
  z.strictObject({ fact: z.literal("calibration-differs") }),
  z.strictObject({ fact: z.literal("artifact-differs") }),
  z.strictObject({ fact: z.literal("retrained") }),
  z.strictObject({ fact: z.literal("reference-differs"), from: z.number(), to: z.number() }),
  z.strictObject({ fact: z.literal("reference-exact") }),
]) satisfies z.ZodType<PairFact>;

export const valueInterval = z.strictObject({ low: z.number(), high: z.number(), method: z.enum(INTERVAL_METHODS) });

export const pairDifference = z
  .strictObject({
    verdict: z.enum(PAIR_VERDICTS),
    reason: z.enum(INCOMPARABLE).nullable(),
    fromRun: text.nullable(),
    toRun: text.nullable(),
    from: number,
    to: number,
    difference: number.meta({ description: "`to` minus `from`, stored unit, direction applied: negative is worse." }),
    interval: z
      .strictObject({ low: z.number(), high: z.number(), level: z.number(), method: text })
      .nullable()
      .meta({ description: "Null: no interval, since nothing supports one." }),
    test: z.enum(TESTS).nullable(),
    p: number.meta({ description: "Two-sided." }),
    lost: z.int().nullable(),
    won: z.int().nullable(),
    samples: z.int().nullable(),
    significant: z.boolean().meta({ description: "After the correction for all tests of its question." }),
    facts: z.array(fact),
  })
  .meta({ id: "PairDifference" }) satisfies z.ZodType<PairDifference>;

export const evaluation = z.strictObject({ key: text, ...evaluationFields });

/** When and of how much a view is. */
export const viewFields = {
  compared: z
    .strictObject({ cells: z.int(), limit: z.int(), capped: z.boolean() })
    .meta({ description: "Cells compared; capped when there were more." }),
  asOf: z.int(),
  asOfTime: instant.nullable(),
  pinned: z.boolean(),
  pending: z.int(),
};
