import { z } from "zod";
import { changeLine } from "@/lib/contract/changes";
import { cellView, instant } from "@/lib/contract/views";
import type { OpenChanges } from "@/lib/domain/chip-view";
import { CELL_MARKS, TARGET_KINDS } from "@/lib/domain/matrix";
import type { AtMark } from "@/lib/domain/moment";
import { STANDING_STATES, type Standing, type VersionSeen, type WorstCell } from "@/lib/domain/standing";

/** What the pages of chips and of models share, each held to its view model's type. */

const text = z.string();
const optional = text.nullable();
const count = z.int().nonnegative();

export const atMark = {
  asOf: z.int().meta({ description: "Ingest sequence that this view shows." }),
  asOfTime: instant.nullable(),
  pinned: z.boolean(),
  pending: count.meta({ description: "Runs acknowledged and not yet settled." }),
} satisfies { [K in keyof AtMark]: z.ZodType<AtMark[K]> };

export const states = z.record(z.enum(STANDING_STATES), count);

export const worstCell = z
  .strictObject({
    key: text.meta({ description: "Key of the cell." }),
    model: text,
    variant: optional,
    chip: optional,
    targetKind: z.enum(TARGET_KINDS),
    scheme: text,
    path: optional,
    metricName: text,
    unit: text,
    marks: z.array(z.enum(CELL_MARKS)),
    stale: z.boolean(),
    delta: z.number().meta({ description: "Distance to the reference in the stored unit, negative is worse." }),
    deltaInterval: cellView.shape.deltaInterval,
    referenceValue: z.number().nullable(),
    severity: z.number().meta({
      description: "The drop in collapse thresholds of its metric, or in its reference; larger is worse.",
    }),
  })
  .meta({ id: "WorstCell" }) satisfies z.ZodType<WorstCell>;

export const standing = z
  .strictObject({
    cells: count,
    states: states.meta({ description: "Cells by state." }),
    runs: count.meta({ description: "Runs behind the cells." }),
    worst: worstCell.nullable().meta({ description: "The cell furthest below its reference." }),
    newest: instant.nullable().meta({ description: "When the newest result was measured." }),
    shared: z.array(z.enum(CELL_MARKS)).meta({ description: "Marks that every cell carries." }),
  })
  .meta({ id: "Standing" }) satisfies z.ZodType<Standing>;

const versionSeen = z
  .strictObject({
    version: optional.meta({ description: "Null where results do not say." }),
    cells: count,
    first: instant,
    last: instant,
  })
  .meta({ id: "VersionSeen" }) satisfies z.ZodType<VersionSeen>;

export const versions = z
  .strictObject({ qairt: z.array(versionSeen), onnxruntime: z.array(versionSeen) })
  .meta({ description: "Versions behind the newest result of each cell." });

export const openChanges = z
  .strictObject({
    lines: z.array(changeLine).meta({ description: "The worst ones." }),
    all: z.strictObject({ count, capped: z.boolean() }),
  })
  .meta({ description: "Changes that nobody has dealt with." }) satisfies z.ZodType<OpenChanges>;
