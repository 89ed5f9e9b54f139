import { z } from "zod";
import { problem } from "@/lib/contract/problem";
import { runLine } from "@/lib/contract/run-list";
import { JUDGEMENT_KINDS, RULES, VERDICTS } from "@/lib/domain/changes/change";
import { EVIDENCE_BASES } from "@/lib/domain/estimates/cell-evidence";
import { DELTA_INTERVAL_METHODS } from "@/lib/domain/estimates/delta-interval";
import { INTERVAL_METHODS } from "@/lib/domain/estimates/interval";
import { CELL_MARKS, RUN_STATUSES, TARGET_KINDS } from "@/lib/domain/matrix";
import { DIRECTIONS, METRIC_KINDS } from "@/lib/domain/metric";
import type { RunView } from "@/lib/domain/run-view";
import { TRIAGE_STATES } from "@/lib/domain/triage";

/** What read operations answer. Each schema is held to the view model's type, so that the document cannot drift. */

const text = z.string();
const optional = z.string().nullable();
const number = z.number().nullable();
export const instant = z.int().meta({ description: "Epoch milliseconds." });
export const referenceKind = z.enum(["run", "inline"]);

/** What was measured: a model under one evaluation. */
export const evaluationFields = {
  model: text,
  variant: optional,
  dataset: text,
  split: optional,
  metric: text,
  metricName: text,
  metricKind: z.enum(METRIC_KINDS),
  direction: z.enum(DIRECTIONS),
  unit: text,
  samples: z.int().nullable(),
  sampleSha256: optional,
};

/** Where a cell lies. */
export const placeFields = {
  targetKind: z.enum(TARGET_KINDS),
  chip: optional,
  scheme: text,
  path: optional,
  backend: optional,
  simulated: z.boolean(),
  emulated: z.boolean(),
};

export const cellView = z
  .strictObject({
    key: text,
    ...evaluationFields,
    ...placeFields,
    status: z.enum(RUN_STATUSES),
    reason: optional,
    value: number.meta({ description: "In the metric's stored unit; proportions are fractions." }),
    valueIsLast: z.boolean().meta({ description: "The newest run failed; the value is an earlier run's." }),
    reference: z.strictObject({ value: z.number(), source: text, kind: referenceKind, runId: optional }).nullable(),
    delta: number.meta({ description: "Distance to the reference in the stored unit, negative is worse." }),
    interval: z
      .strictObject({ low: z.number(), high: z.number(), method: z.enum(INTERVAL_METHODS) })
      .nullable()
      .meta({
        description:
          "95 % interval of the value, in its unit. `student-t` speaks of other runs on the same samples, the others of other samples. Null without n, standard error and repeats.",
      }),
    deltaInterval: z
      .strictObject({ low: z.number(), high: z.number(), method: z.enum(DELTA_INTERVAL_METHODS) })
      .nullable()
      .meta({
        description:
          "95 % interval of the delta. `fixed-reference` takes a stated reference as exact; `newcombe` allows for the error of a reference run, unpaired; `tango` holds the samples of both against each other. Null where nothing supports one.",
      }),
    smallestDrop: z
      .strictObject({ drop: z.number(), basis: z.enum(EVIDENCE_BASES) })
      .nullable()
      .meta({
        description:
          "The smallest drop that two results like this one would show, four times of five, at 0.05 two-sided; null when unknown or when no drop would show.",
      }),
    stale: z.boolean(),
    marks: z.array(z.enum(CELL_MARKS)),
    npuShare: number,
    qairt: optional,
    onnxruntime: optional,
    measuredAt: instant,
    runId: text,
    runs: z.int(),
    points: z.int(),
  })
  .meta({ id: "Cell" });

export const axisName = z.strictObject({ id: text, label: text, detail: optional }).meta({ id: "AxisName" });
export const choice = z.strictObject({ id: text, label: text, count: z.int() }).meta({ id: "Choice" });
/** What filters of cells offer. */
export const cellChoices = z.strictObject({
  models: z.array(choice),
  chips: z.array(choice),
  schemes: z.array(choice),
  paths: z.array(choice),
  targets: z.array(choice),
});
/** The same, and the versions that may be asked for. */
export const versionedChoices = cellChoices.extend({ qairt: z.array(choice), onnxruntime: z.array(choice) });
const texts = z.array(text);

const placementView = z
  .strictObject({ npu: z.int().nullable(), gpu: z.int().nullable(), cpu: z.int().nullable(), fallback: texts })
  .nullable();
const namedValues = z.array(z.strictObject({ name: text, value: text }));

export const runView = z
  .strictObject({
    line: runLine,
    direction: z.enum(DIRECTIONS),
    settled: z.boolean(),
    cell: z
      .strictObject({
        key: text,
        query: text,
        runs: z.int(),
        points: z.int(),
        speaks: z.boolean(),
        speaker: optional,
      })
      .nullable(),
    judgements: z.array(
      z.strictObject({
        id: text,
        kind: z.enum(JUDGEMENT_KINDS),
        verdict: z.enum(VERDICTS),
        rule: z.enum(RULES),
        difference: number,
        listed: z.boolean(),
        state: z.enum(TRIAGE_STATES),
      }),
    ),
    reference: z.strictObject({ value: z.number(), source: text, kind: referenceKind, runId: optional }).nullable(),
    result: z.strictObject({
      correct: z.int().nullable(),
      stderr: number,
      repeats: z.array(z.number()),
      outputSha256: optional,
      perSample: z.boolean(),
    }),
    evaluation: z.strictObject({ sampleSha256: optional }),
    artifact: z.strictObject({
      sourceSha256: optional,
      quantizedSha256: optional,
      compiledSha256: optional,
      bytes: z.int().nullable(),
      producer: optional,
    }),
    calibration: z
      .strictObject({ algorithm: optional, dataset: optional, samples: z.int().nullable(), site: optional })
      .nullable(),
    os: optional,
    stack: z.strictObject({
      backend: optional,
      onnxruntime: optional,
      qnnEp: optional,
      qairt: optional,
      qairtCompile: optional,
      runtime: optional,
      options: namedValues,
      requested: namedValues,
      numerics: namedValues,
    }),
    cost: z.strictObject({ latencyMs: number, peakMemoryBytes: number, energyMj: number }),
    placement: placementView,
    supplements: z.array(
      z.strictObject({
        id: text,
        receivedAt: instant,
        source: text,
        file: optional,
        placement: placementView,
        partitions: z.int().nullable(),
        latencyMs: number,
        peakMemoryBytes: number,
        note: optional,
      }),
    ),
    layers: z
      .strictObject({ nodes: z.int(), metrics: texts, against: optional, samples: z.int().nullable() })
      .nullable(),
    runnerVersion: optional,
    provenance: z.strictObject({ format: text, release: optional, file: optional, original: namedValues }).nullable(),
    links: z.array(z.strictObject({ label: text, url: text })),
    document: text.meta({ description: "The document as it was accepted, as JSON text." }),
  })
  .meta({ id: "RunDetail" }) satisfies z.ZodType<RunView>;

export const runAnswer = z
  .union([
    z.strictObject({
      id: z.uuid(),
      url: text,
      duplicate: z.boolean().meta({ description: "The run was there already; nothing was stored." }),
      verdict: z
        .enum([...VERDICTS, "pending"])
        .nullable()
        .meta({
          description:
            "`pending` until the run is settled; null when there was nothing to hold it against. Read the run for more.",
        }),
    }),
    z.strictObject({ index: z.int(), problem }),
  ])
  .meta({ id: "RunAnswer" });
