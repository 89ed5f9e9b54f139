import { z } from "zod";
import type { DriftAdvice } from "@/lib/domain/drift/advice";
import type { DriftCaveat, SideRefusal } from "@/lib/domain/drift/layers";
import { TREATMENTS } from "@/lib/domain/workaround";
import type { Inapplicable, Note, Refusal } from "@/lib/domain/workaround-words";

/** What answers about drift and workarounds say in kinds; docs/drift.md and docs/workarounds.md explain each. */

const text = z.string();
const texts = z.array(text);
const side = z.enum(["a", "b"]);
const nodes = z.array(z.int());
const one = <K extends string>(kind: K) => z.strictObject({ kind: z.literal(kind) });

export const sideRefusal = z
  .discriminatedUnion("kind", [
    one("no-layers"),
    one("cycle").extend({ through: texts }),
    one("duplicate-layer").extend({ id: text }),
    one("layout-differs").extend({ a: text, b: text }),
    one("against-differs").extend({ a: text, b: text }),
    one("no-common-layers").extend({ a: z.int(), b: z.int() }),
    one("no-common-metric"),
    one("value-count-differs").extend({ metric: text, values: z.int(), layers: z.int() }),
  ])
  .meta({ id: "DriftRefusal", description: "Why layers cannot be judged at all." }) satisfies z.ZodType<SideRefusal>;

export const driftCaveat = z
  .discriminatedUnion("kind", [
    one("one-sided"),
    one("order-only"),
    one("unordered"),
    one("different-samples"),
    one("samples-unknown"),
    one("few-samples").extend({ side, samples: z.int() }),
    one("layout-unknown"),
    one("against-unknown"),
    one("observer-effect").extend({ side }),
    one("outputs-identical"),
    one("low-coverage").extend({ share: z.number() }),
    one("common-loss").extend({ loss: z.number() }),
    one("unknown-inputs").extend({ side, names: texts }),
    one("derived-sqnr").extend({ from: z.enum(["mse", "relL2", "cosine"]), layers: z.int() }),
  ])
  .meta({
    id: "DriftCaveat",
    description: "What weakens a judgement without forbidding it.",
  }) satisfies z.ZodType<DriftCaveat>;

export const driftAdvice = z
  .discriminatedUnion("kind", [
    one("per-channel-weights").extend({ nodes, notRepairedBy: z.literal("int16-activation") }),
    one("int16-activation").extend({ nodes }),
    one("fp16").extend({ nodes }),
    one("cpu").extend({ nodes }),
    one("no-single-layer"),
    one("check-op-type").extend({ op: text }),
    one("dump-more").extend({ node: z.int(), hidden: nodes }),
    one("confirm-one-layer").extend({ node: z.int() }),
    one("find-comparator"),
    one("same-samples"),
    one("give-graph"),
    one("check-layout").extend({ medianCosine: z.number(), outputCosine: z.number() }),
    one("check-observer").extend({ side }),
    one("ignore-wrapped-weights").extend({ nodes }),
  ])
  .meta({
    id: "DriftAdvice",
    description: "What to do or to check next; nodes are positions of the layers shown, most suspect first.",
  }) satisfies z.ZodType<DriftAdvice>;

const because = <K extends string>(reason: K) => z.strictObject({ reason: z.literal(reason) });

export const inapplicable = z
  .discriminatedUnion("reason", [
    because("other-treatment").extend({ treatments: z.array(z.enum(TREATMENTS)) }),
    because("other-path").extend({ path: text, paths: texts }),
    because("version-lacks-it").extend({
      tool: z.literal("onnxruntime"),
      version: text,
      since: text,
      instead: texts,
    }),
    because("fp16-unsupported").extend({ chip: text.nullable() }),
    because("float-stays-on-npu").extend({ chip: text.nullable() }),
  ])
  .meta({
    id: "WriterInapplicable",
    description: "Why a kind of file is no answer.",
  }) satisfies z.ZodType<Inapplicable>;

const no = <K extends string>(refusal: K) => z.strictObject({ refusal: z.literal(refusal) });

export const writerRefusal = z
  .discriminatedUnion("refusal", [
    no("inapplicable").extend({ because: inapplicable }),
    no("no-layers"),
    no("unknown-layers").extend({ layers: texts }),
    no("node-names-unknown").extend({ layers: texts }),
    no("tensor-names-unknown").extend({ layers: texts }),
    no("weight-names-unknown").extend({ layers: texts }),
    no("axis-unknown").extend({ tensors: texts }),
    no("ranges-missing").extend({ tensors: texts }),
    no("operators-unknown").extend({ layers: texts }),
    no("names-repeat").extend({ names: texts }),
    no("name-not-carried").extend({ names: texts, characters: text }),
    no("too-ambiguous").extend({ others: z.int(), limit: z.int() }),
    no("values-missing"),
  ])
  .meta({ id: "WriterRefusal", description: "Why a file was not written." }) satisfies z.ZodType<Refusal>;

const note = <K extends string>(kind: K) => z.strictObject({ note: z.literal(kind) });
const chip = { chip: text.nullable() };

export const writerNote = z
  .discriminatedUnion("note", [
    note("version-unchecked").extend({ tool: z.literal("onnxruntime"), version: text.nullable(), since: text }),
    note("others-kept-off").extend({ nodes: texts }),
    note("graph-incomplete"),
    note("check-effect"),
    note("rebuild-context"),
    note("model-rewritten").extend({ key: text }),
    note("float-runs-on-npu").extend(chip),
    note("float-runs-on-cpu-or-fails").extend(chip),
    note("float-placement-unknown").extend(chip),
    note("others-follow-calibration"),
    note("ranges-missing").extend({ tensors: texts }),
    note("whole-operators").extend({ operators: texts, others: texts }),
    note("layers-without-weights").extend({ layers: texts }),
    note("values-missing").extend({ layers: texts }),
    note("type-undocumented").extend({ type: text, version: text }),
  ])
  .meta({ id: "WriterNote", description: "What a person must know about a file." }) satisfies z.ZodType<Note>;
