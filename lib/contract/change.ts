import { z } from "zod";
import { changeLine, verdict } from "@/lib/contract/changes";
import { knownIssue } from "@/lib/contract/known-issue";
import { runLine } from "@/lib/contract/run-list";
import { stack } from "@/lib/contract/stack";
import { triageEvent } from "@/lib/contract/triage";
import { instant } from "@/lib/contract/views";
import { CHANGE_AXES, type ChangeView } from "@/lib/domain/change-view";
import { RUN_STATUSES } from "@/lib/domain/matrix";
import { STACK_AXES } from "@/lib/domain/stack";

/** What reading one change answers, held to the view model's type. */

const text = z.string();
const optional = text.nullable();
const number = z.number().nullable();

const pointName = z.strictObject({ runId: text, pointKey: text, stack, at: instant }).nullable();

const comparable = z.union([
  z.strictObject({ ok: z.literal(true), assumed: z.boolean() }),
  z.strictObject({
    ok: z.literal(false),
    reason: z.enum([
      "quantized-artifact-differs",
      "quantized-artifact-unknown-on-one-side",
      "source-differs",
      "source-unknown-on-one-side",
    ]),
  }),
]);

const fact = z.discriminatedUnion("fact", [
  z.strictObject({ fact: z.literal("artifact-assumed") }),
  z.strictObject({ fact: z.literal("sample-list-assumed") }),
  z.strictObject({ fact: z.literal("counts-derived") }),
  z.strictObject({ fact: z.literal("low-npu-share"), side: z.enum(["from", "to"]), share: z.number() }),
  z.strictObject({ fact: z.literal("placement-differs"), from: z.number(), to: z.number() }),
  z.strictObject({ fact: z.literal("same-output-other-value") }),
  z.strictObject({ fact: z.literal("loss-below-reach"), lost: z.int() }),
]);

const judgement = z.strictObject({
  comparable,
  facts: z.array(fact).meta({ description: "What to keep in mind; none of them silences anything." }),
  family: z
    .strictObject({ key: text, size: z.int(), worse: z.number(), better: z.number() })
    .meta({ description: "What was tested together, and the p at or below which something is significant in it." }),
  significant: z.boolean(),
  baseline: z.enum(["pinned", "accepted", "earliest"]).nullable(),
  lastGood: pointName,
  firstBad: pointName,
  recovered: pointName,
  untested: z
    .array(z.strictObject({ axis: z.enum(STACK_AXES), from: text, to: text, versions: z.array(text) }))
    .meta({ description: "Releases between both versions that nobody ran." }),
  bisect: z
    .strictObject({ why: z.enum(["bisect-releases", "separate-axes"]), axis: z.enum(CHANGE_AXES), stack })
    .nullable()
    .meta({ description: "The run that would halve what is unknown." }),
  explainedBy: optional,
});

export const changePoint = z.strictObject({
  key: text,
  stack,
  runId: text,
  speaks: z
    .boolean()
    .meta({ description: "False for an earlier run of the version at which a change begins or ends." }),
  at: instant,
  status: z.enum(RUN_STATUSES),
  reason: optional,
  value: number,
  interval: z.strictObject({ low: z.number(), high: z.number(), method: text }).nullable(),
  reference: number,
  delta: number,
  runs: z.int(),
  spread: number,
  verdict: verdict.nullable(),
  changeId: optional,
  isFrom: z.boolean(),
  isTo: z.boolean(),
  isBaseline: z.boolean(),
});

const square = z.strictObject({
  runId: text,
  status: z.enum(RUN_STATUSES),
  value: number,
  delta: number,
  verdict: verdict.nullable(),
  changeId: optional,
  points: z.int(),
});

const siblingReason = z.discriminatedUnion("reason", [
  z.strictObject({ reason: z.literal("sample-count"), a: z.int().nullable(), b: z.int().nullable() }),
  z.strictObject({ reason: z.literal("sample-list"), a: optional, b: optional }),
  z.strictObject({ reason: z.literal("split"), a: optional, b: optional }),
  z.strictObject({ reason: z.literal("metric-definition"), a: text, b: text, ratio: number }),
]);

export const versionGrid = z.strictObject({
  qairt: z.array(optional),
  onnxruntime: z.array(optional),
  squares: z.array(z.array(square.nullable())).meta({ description: "Rows are QAIRT versions." }),
});

export const sibling = z.strictObject({
  key: text,
  reasons: z.array(siblingReason),
  points: z.int(),
  value: number,
  delta: number,
  measuredAt: instant,
  runId: text,
});

export const changeView = z
  .strictObject({
    line: changeLine,
    judgement,
    runs: z.strictObject({ from: runLine, to: runLine }),
    series: z.array(changePoint).meta({ description: "Every version of the cell, in order." }),
    grid: versionGrid,
    environment: z
      .array(z.strictObject({ field: text, before: optional, after: optional, numeric: z.boolean() }))
      .meta({ description: "Fields in which both documents differ, what can change numbers first." }),
    siblings: z
      .array(sibling)
      .meta({ description: "Cells much like this one that are no part of its series, with why." }),
    triage: z.array(triageEvent),
    pinnedBaseline: z.string().nullable().meta({ description: "Run that somebody pinned as baseline of the cell." }),
    triageSettled: z.boolean(),
    knownIssues: z.array(knownIssue),
    others: z.array(changeLine),
    neighbours: z.strictObject({ previous: optional, next: optional }),
    asOf: z.int(),
    asOfTime: instant.nullable(),
    pinned: z.boolean(),
  })
  .meta({ id: "ChangeDetail" }) satisfies z.ZodType<ChangeView>;
