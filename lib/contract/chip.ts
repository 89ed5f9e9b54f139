import { z } from "zod";
import { chipsQuery } from "@/lib/contract/catalog-filter";
import { knownIssue } from "@/lib/contract/known-issue";
import { atMark, openChanges, standing, versions } from "@/lib/contract/standing";
import { instant } from "@/lib/contract/views";
import { CHIP_CONFIDENCES, NPU_KINDS } from "@/lib/domain/chip";
import { CHIP_FACTS, CHIP_SOURCES } from "@/lib/domain/chip-facts";
import type { ChipsView, ChipView } from "@/lib/domain/chip-view";

/** What reading chips answers, held to the view models' types. */

const text = z.string();
const optional = text.nullable();
const count = z.int().nonnegative();

const chip = z
  .object({
    soc: text,
    name: text,
    aliases: z.array(text).readonly(),
    tier: text,
    socModel: z.int().nullable(),
    htpArch: optional,
    fp16: z.boolean().nullable(),
    npu: z.enum(NPU_KINDS).nullable(),
    year: z.int().nullable(),
    yearVerified: z.boolean(),
    vtcmMb: z.number().nullable(),
    source: text,
    confidence: z.enum(CHIP_CONFIDENCES),
    note: optional,
  })
  .meta({ id: "Chip", description: "Facts of the catalogue; null is unknown." });

const origin = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("stated"), sources: z.array(z.enum(Object.values(CHIP_SOURCES))) }),
  z.strictObject({ kind: z.literal("general") }),
  z.strictObject({ kind: z.literal("verified") }),
  z.strictObject({ kind: z.literal("unassigned") }),
  z.strictObject({ kind: z.literal("none") }),
]);

const named = { soc: text, chip: chip.nullable(), models: count, standing };

export const chipList = z
  .strictObject({
    ...atMark,
    filter: z.strictObject({ ...chipsQuery.shape, find: optional, asOf: z.int().nullable() }),
    groups: z.array(
      z.strictObject({
        id: optional.meta({ description: "HTP architecture or tier; null where it is unknown." }),
        chips: z.array(z.strictObject(named)),
      }),
    ),
    total: count,
    measured: count,
  })
  .meta({ id: "ChipList" }) satisfies z.ZodType<ChipsView>;

export const chipDetail = z
  .strictObject({
    ...atMark,
    soc: text,
    chip: chip.nullable(),
    facts: z
      .array(
        z.strictObject({
          fact: z.enum(CHIP_FACTS),
          value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
          origin,
        }),
      )
      .meta({ description: "Each fact with who states it; at least one of several sources does." }),
    standing,
    models: z.array(z.strictObject({ model: text, variant: optional, schemes: z.array(text), standing })),
    families: z
      .array(z.strictObject({ method: text, schemes: z.array(text), models: count, standing }))
      .meta({ description: "Schemes by method." }),
    versions,
    devices: z.array(z.strictObject({ device: optional, cells: count, last: instant })),
    neighbours: z
      .array(z.strictObject({ soc: text, name: text, fp16: z.boolean().nullable(), standing }))
      .meta({ description: "Chips of the same HTP architecture." }),
    gaps: z
      .array(z.strictObject({ model: text, variant: optional, schemes: z.array(text), chips: z.array(text) }))
      .meta({ description: "What was measured on neighbours and never here." }),
    changes: openChanges,
    knownIssues: z.array(knownIssue),
  })
  .meta({ id: "ChipDetail" }) satisfies z.ZodType<ChipView>;
