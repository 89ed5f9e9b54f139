import { findChip } from "@/lib/domain/find-chip";
import type { Stack } from "@/lib/domain/stack";

/**
 * What is done to a layer: run it on the CPU, keep its activations in 16-bit integers or in FP16, or quantize its
 * weights per channel.
 */
export const TREATMENTS = ["cpu", "int16", "fp16", "per-channel"] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** The layers that are treated, by the ids of their graph, in order and each once. */
export type WorkaroundChoice = { treatment: Treatment; layers: readonly string[] };

/** Smallest and largest value seen in a tensor, in its own unit; both finite, `min <= max`. */
export type TensorRange = { min: number; max: number };

/** A tensor that a layer writes. Null is unknown: no file told its range. */
export type LayerTensor = { name: string; range: TensorRange | null };

/** A weight of a layer; `axis` is that of its output channels, null when it is unknown or there is none (a bias). */
export type LayerWeight = { name: string; axis: number | null };

/**
 * A layer as files for other tools name it. An ONNX node name, a tensor name and the id under which a run stores the
 * layer are three things; a list is empty where nobody told the names.
 */
export type WorkaroundLayer = {
  id: string;
  op: string | null;
  /** Names of its ONNX nodes: several when it is a fused group. */
  nodes: readonly string[];
  outputs: readonly LayerTensor[];
  weights: readonly LayerWeight[];
};

/** The graph that the layers belong to; `complete` when it has every node of the model, so that names can be told apart. */
export type WorkaroundGraph = { layers: readonly WorkaroundLayer[]; complete: boolean };

/** What is known about where the workaround will run; null is unknown, never a guess. */
export type WorkaroundFacts = {
  model: string;
  /** Canonical chip id, null off a device. */
  chip: string | null;
  /** Whether the chip's HTP computes FP16 (catalogue of chips; a fact of the SoC, not of its architecture). */
  fp16: boolean | null;
  /** Canonical path, for instance `ort-qnn`. */
  path: string | null;
  onnxruntime: string | null;
  qnnEp: string | null;
  qairt: string | null;
  /** Effective options of the run. */
  options: Readonly<Record<string, string>>;
};

/**
 * Where layers run that were left out of quantization: `npu` in FP16, `cpu` when the chip has none (or the session
 * fails), `unknown` when the catalogue does not know the chip's FP16. QNN EP's `enable_htp_fp16_precision` is on by
 * default; 0 turns FP16 off. Source: ONNX Runtime QNN EP, provider options.
 */
export function whereFloatLayersRun({ fp16, options }: Pick<WorkaroundFacts, "fp16" | "options">) {
  if (fp16 === null) return options.enable_htp_fp16_precision === "0" ? "cpu" : "unknown";
  return fp16 && options.enable_htp_fp16_precision !== "0" ? "npu" : "cpu";
}

/**
 * Facts of a run from its canonical chip and path and its stack; whether the chip computes FP16 comes from the catalogue.
 * @param run `chip` and `path` are null where the run has none
 */
export function workaroundFacts(run: {
  model: string;
  chip: string | null;
  path: string | null;
  stack: Pick<Stack, "onnxruntime" | "qnnEp" | "qairt" | "options">;
}): WorkaroundFacts {
  const { onnxruntime, qnnEp, qairt, options } = run.stack;
  const fp16 = run.chip === null ? null : (findChip(run.chip)?.fp16 ?? null);
  return { model: run.model, chip: run.chip, fp16, path: run.path, onnxruntime, qnnEp, qairt, options };
}
