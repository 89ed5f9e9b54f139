import { z } from "zod";
import { runVersions } from "@/lib/contract/stack";
import { axisName } from "@/lib/contract/views";
import { LAYER_METRIC_UNITS } from "@/lib/domain/drift/layer-metrics";
import { LAYER_PLACES } from "@/lib/domain/drift/layers";
import {
  LAYER_GRID_AXES,
  type LayerGridView,
  type LayerHistory,
  OP_ROLLUP_VERSIONS,
  type OpRollupView,
} from "@/lib/domain/layer-history-view";
import { TARGET_KINDS } from "@/lib/domain/matrix";

const text = z.string();
const optional = text.nullable();
const texts = z.array(text);
const number = z.number().nullable();
const unit = z.enum(LAYER_METRIC_UNITS).nullable();
const better = z.enum(["higher", "lower"]).nullable();

export const layerHistory = z
  .strictObject({
    run: text,
    layer: text,
    op: optional,
    metric: text,
    unit,
    better,
    metrics: texts,
    series: z.array(
      z.strictObject({
        cell: text,
        chip: optional,
        chipName: optional,
        targetKind: z.enum(TARGET_KINDS),
        scheme: text,
        path: optional,
        own: z.boolean(),
        points: z.array(
          z.strictObject({
            runId: text,
            at: z.int(),
            stack: runVersions,
            label: text,
            value: number,
            place: z.enum(LAYER_PLACES).nullable(),
            layer: optional,
          }),
        ),
        step: z.strictObject({ before: z.number(), after: z.number(), last: text, first: text }).nullable(),
      }),
    ),
    sameOp: z.array(z.strictObject({ layer: text, position: z.int(), value: number })),
    runs: z.int(),
    read: z.int(),
  })
  .meta({ id: "LayerHistory" }) satisfies z.ZodType<LayerHistory>;

export const layerGridView = z
  .strictObject({
    filter: z.strictObject({
      model: text,
      by: z.enum(LAYER_GRID_AXES),
      metric: text,
      scheme: optional,
      cell: optional,
      asOf: z.int().nullable(),
    }),
    unit,
    better,
    columns: z.array(
      axisName.extend({
        runId: text,
        cell: text,
        chip: optional,
        at: z.int(),
        comparator: optional,
        culprits: z.int(),
      }),
    ),
    rows: z.array(
      z.strictObject({
        layer: text,
        op: optional,
        hurts: z.int(),
        chips: texts,
        worst: number,
        cells: z.array(z.strictObject({ introduced: number, value: number, culprit: z.boolean() }).nullable()),
      }),
    ),
    layers: z.int(),
    hurtOnSeveralChips: texts,
    choices: z.strictObject({
      models: texts,
      schemes: texts,
      cells: z.array(
        z.strictObject({
          key: text,
          chip: optional,
          chipName: optional,
          scheme: text,
          path: optional,
          points: z.int(),
        }),
      ),
      metrics: texts,
    }),
    asOf: z.int(),
    asOfTime: z.int().nullable(),
  })
  .meta({ id: "LayerGrid" }) satisfies z.ZodType<LayerGridView>;

const rollupCell = z.strictObject({
  runs: z.int(),
  models: texts,
  layers: z.int(),
  culprits: z.int(),
  culpritModels: texts,
  mean: z.number().meta({ description: "Introduced error in dB, losses only, over the layers." }),
  worst: z.number(),
});

export const opRollupView = z
  .strictObject({
    filter: z.strictObject({
      version: z.enum(OP_ROLLUP_VERSIONS),
      arch: optional,
      asOf: z.int().nullable(),
    }),
    versions: texts,
    rows: z.array(z.strictObject({ op: text, arch: text, cells: z.array(rollupCell.nullable()), since: optional })),
    archs: texts,
    runs: z.int(),
    models: z.int(),
    truncated: z.boolean(),
    asOf: z.int(),
    asOfTime: z.int().nullable(),
  })
  .meta({ id: "OpRollup" }) satisfies z.ZodType<OpRollupView>;
