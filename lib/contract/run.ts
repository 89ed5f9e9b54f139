import { z } from "zod";
import { layers } from "@/lib/contract/layers";
import { LIMITS } from "@/lib/contract/limits";
import { freeText, NOT_IN_A_NAME, nameText } from "@/lib/contract/texts";
import { RUN_STATUSES, TARGET_KINDS } from "@/lib/domain/matrix";
import { DIRECTIONS, METRIC_KINDS } from "@/lib/domain/metric";
import { BLOCK_KINDS, DTYPES, GRANULARITIES, METHODS } from "@/lib/domain/scheme";

/** The wire format of one run, version 1. Identity, defaults and aliases are applied later, by `normalizeRun`. */

const name = nameText;
const text = freeText;
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hexadecimal digits");
const count = z.int().min(0);
const finite = z.number();
const options = z
  .record(name, text)
  .refine((map) => Object.keys(map).length <= LIMITS.options, `must have at most ${LIMITS.options} entries`);

const model = z
  .strictObject({
    name: name.meta({ examples: ["mobilenet_v2"] }),
    variant: name.nullish().meta({ description: "Another size or head of the same model, for instance `width-0.5`." }),
    task: name.nullish(),
  })
  .meta({ id: "Model" });

const artifact = z
  .strictObject({
    sourceSha256: sha256.nullish().meta({ description: "The float model." }),
    quantizedSha256: sha256.nullish().meta({ description: "The QDQ model or the encodings." }),
    compiledSha256: sha256.nullish().meta({ description: "The DLC or context binary; never compared." }),
    bytes: count.nullish(),
    producer: name.nullish(),
  })
  .meta({ id: "Artifact" });

const calibration = z
  .strictObject({
    algorithm: name.nullish(),
    dataset: name.nullish(),
    samples: count.nullish(),
    site: z.enum(["host", "device", "cloud"]).nullish(),
  })
  .meta({ id: "Calibration" });

export const schemeObject = z
  .strictObject({
    method: z.enum(METHODS).default("unknown"),
    weights: z.enum(DTYPES).nullish(),
    activations: z.enum(DTYPES).nullish(),
    granularity: z.enum(GRANULARITIES).nullish(),
    blockSize: z.int().min(1).max(65_536).nullish(),
    blockKind: z.enum(BLOCK_KINDS).nullish(),
    override: z.strictObject({ dtype: z.enum(DTYPES), tensors: count.nullish() }).nullish(),
    emulated: z.boolean().nullish(),
    calibration: calibration.nullish(),
  })
  .meta({ id: "SchemeObject" });

const target = z
  .strictObject({
    kind: z.enum(TARGET_KINDS),
    soc: name
      .nullish()
      .meta({ description: "SoC number or a known alias; required when kind is `device`.", examples: ["SM8650"] }),
    device: name.nullish(),
    os: name.nullish(),
    simulated: z.boolean().nullish(),
  })
  .refine((value) => value.kind !== "device" || value.soc != null, {
    path: ["soc"],
    message: "is required when target.kind is device: name the SoC, for instance SM8650",
  })
  .meta({ id: "Target" });

const stack = z
  .strictObject({
    path: name.nullish().meta({ examples: ["ort-qnn"] }),
    backend: name.nullish().meta({ examples: ["htp"] }),
    onnxruntime: name.nullish(),
    qnnEp: name.nullish(),
    qairt: name.nullish(),
    qairtCompile: name.nullish(),
    runtime: name
      .nullish()
      .meta({ description: "Version of the runtime of other paths, for instance `tflite 2.17.0`." }),
    options: options.nullish().meta({ description: "Effective options." }),
    requested: options.nullish().meta({ description: "Options where they differ from the effective ones." }),
    numerics: z
      .strictObject({
        accumulatorBits: z.int().min(1).max(128).nullish(),
        rounding: name.nullish(),
        fused: z.boolean().nullish(),
        layout: name.nullish(),
      })
      .nullish(),
  })
  .meta({ id: "Stack" });

const evaluation = z
  .strictObject({
    dataset: name,
    split: name.nullish(),
    metric: name.meta({ examples: ["top1"] }),
    samples: z.int().min(1).max(LIMITS.samples).nullish(),
    sha256: sha256.nullish().meta({ description: "Hash of the sample list." }),
    kind: z.enum(METRIC_KINDS).nullish(),
    direction: z.enum(DIRECTIONS).nullish(),
    unit: z
      .string()
      .trim()
      .max(LIMITS.name)
      .refine((text) => !NOT_IN_A_NAME.test(text), "must not contain control characters or broken Unicode")
      .nullish()
      .meta({ description: "`%` says that the values are percent; otherwise the metric's own unit." }),
    range: z.strictObject({ min: finite.nullish(), max: finite.nullish() }).nullish(),
  })
  .meta({ id: "Evaluation" });

const result = z
  .strictObject({
    status: z.enum(RUN_STATUSES).default("ok"),
    reason: text.nullish(),
    value: finite.nullish(),
    correct: count.nullish(),
    bits: z
      .base64()
      .max(Math.ceil(LIMITS.samples / 6) + 4)
      .nullish()
      .meta({ description: "Correctness per sample, most significant bit first (numpy.packbits), padded with zeros." }),
    stderr: finite.min(0).nullish(),
    clusters: z.array(z.int().min(0)).max(LIMITS.samples).nullish(),
    scores: z.array(finite).max(LIMITS.samples).nullish(),
    repeats: z.array(finite).max(LIMITS.repeats).nullish(),
    outputSha256: sha256.nullish(),
  })
  .superRefine((value, context) => {
    if (value.status === "ok" && value.value == null)
      context.addIssue({
        code: "custom",
        path: ["value"],
        message: "is required when status is ok; send the measured value or another status",
      });
    if (value.status !== "ok" && !value.reason?.trim())
      context.addIssue({
        code: "custom",
        path: ["reason"],
        message: `is required when status is ${value.status}: say what happened`,
      });
    if (value.status !== "ok" && value.value != null)
      context.addIssue({ code: "custom", path: ["value"], message: `must be absent when status is ${value.status}` });
  })
  .meta({ id: "Result" });

const cost = z
  .strictObject({
    latencyMs: finite.min(0).nullish(),
    peakMemoryBytes: count.nullish(),
    energyMj: finite.min(0).nullish(),
  })
  .meta({ id: "Cost" });

const placement = z
  .strictObject({
    npu: count.nullish(),
    gpu: count.nullish(),
    cpu: count.nullish(),
    fallback: z.array(name).max(LIMITS.fallback).nullish().meta({ description: "Nodes that did not run on the NPU." }),
  })
  .meta({ id: "Placement" });

const link = z.strictObject({
  label: name,
  url: z.url({ protocol: /^https?$/, error: "must be an http or https URL" }).max(LIMITS.text),
});

const provenance = z
  .strictObject({
    format: name.meta({ description: "The importer that read the file.", examples: ["ai-hub-models"] }),
    release: name.nullish(),
    file: text.nullish(),
    original: z
      .record(name, text)
      .nullish()
      .meta({ description: "Values as the file had them, where the document says them otherwise." }),
  })
  .meta({ id: "Provenance", description: "Where an imported run came from. Runners leave it out." });

export const runDocument = z
  .strictObject({
    id: z.uuid().nullish().meta({
      description: "Made by the runner (UUIDv7): the same id twice is one run. Derived from the content when absent.",
    }),
    startedAt: z.iso.datetime({ offset: true }).nullish(),
    runner: z.strictObject({ name, version: name.nullish() }).nullish(),
    campaign: name.nullish().meta({ description: "Runs that are judged together." }),
    model,
    artifact: artifact.nullish(),
    scheme: z
      .union([name, schemeObject])
      .meta({ description: "Any spelling that tools use (`w8a8`, `16a4w`, `int8`, `mxfp4`), or in full." }),
    target,
    stack: stack.nullish(),
    eval: evaluation,
    result,
    reference: z.strictObject({ value: finite, source: text.min(1) }).nullish(),
    cost: cost.nullish(),
    placement: placement.nullish(),
    layers: layers.nullish(),
    workaround: z
      .uuid()
      .transform((id) => id.toLowerCase())
      .nullish()
      .meta({ description: "The workaround that it was made with, as POST /api/v1/workarounds answered." }),
    links: z.array(link).max(LIMITS.links).nullish(),
    provenance: provenance.nullish(),
  })
  .meta({ id: "Run", title: "Run", description: "One measured result, with everything needed to repeat it." });

/** A run as a runner may send it. */
export type RunInput = z.input<typeof runDocument>;
/** A run after validation. */
export type RunDocument = z.output<typeof runDocument>;
