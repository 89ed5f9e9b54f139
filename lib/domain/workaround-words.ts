import type { Treatment } from "@/lib/domain/workaround";

/** What writers of workaround files say, in kinds that the pages put into words. */

/** Why a kind of file is no answer for a run and a treatment. */
export type Inapplicable =
  | { reason: "other-treatment"; treatments: readonly Treatment[] }
  | { reason: "other-path"; path: string; paths: readonly string[] }
  /** `instead` are ids of writers; where there are none, the model can still be split. */
  | { reason: "version-lacks-it"; tool: "onnxruntime"; version: string; since: string; instead: readonly string[] }
  /** Layers left in float would be computed in 16-bit floats, which the chip does not have. */
  | { reason: "fp16-unsupported"; chip: string | null }
  /** Layers left in float would run in FP16 on the NPU and not on the CPU. */
  | { reason: "float-stays-on-npu"; chip: string | null };

/** Why a file cannot be written from what is known. Every reason names what is missing or in the way. */
export type Refusal =
  | { refusal: "inapplicable"; because: Inapplicable }
  | { refusal: "no-layers" }
  | { refusal: "unknown-layers"; layers: readonly string[] }
  | { refusal: "node-names-unknown"; layers: readonly string[] }
  | { refusal: "tensor-names-unknown"; layers: readonly string[] }
  | { refusal: "weight-names-unknown"; layers: readonly string[] }
  | { refusal: "axis-unknown"; tensors: readonly string[] }
  | { refusal: "ranges-missing"; tensors: readonly string[] }
  | { refusal: "operators-unknown"; layers: readonly string[] }
  | { refusal: "names-repeat"; names: readonly string[] }
  | { refusal: "name-not-carried"; names: readonly string[]; characters: string }
  | { refusal: "too-ambiguous"; others: number; limit: number }
  | { refusal: "values-missing" };

/** What a person must know about a file that was written. */
export type Note =
  /** Nobody has checked that this version has it; the first one that was checked is `since`. */
  | { note: "version-unchecked"; tool: "onnxruntime"; version: string | null; since: string }
  /** These nodes have a chosen name inside theirs and were named for the NPU, so that they stay where they are. */
  | { note: "others-kept-off"; nodes: readonly string[] }
  /** Not all nodes are known, so a chosen name may be part of a name that is not. */
  | { note: "graph-incomplete" }
  /** A pattern that matches nothing is accepted in silence: run the check. */
  | { note: "check-effect" }
  /** Has no effect inside a prebuilt context binary: make that anew. */
  | { note: "rebuild-context" }
  /** The model file must be rewritten once, with the annotation under this key. */
  | { note: "model-rewritten"; key: string }
  | { note: "float-runs-on-npu"; chip: string | null }
  | { note: "float-runs-on-cpu-or-fails"; chip: string | null }
  | { note: "float-placement-unknown"; chip: string | null }
  /** Tensors that no entry names follow calibration. */
  | { note: "others-follow-calibration" }
  /** These tensors of the choice were left out: 16-bit integers need a range that is not zero. */
  | { note: "ranges-missing"; tensors: readonly string[] }
  /** All layers of these operators are treated, chosen or not: the tool cannot name one of them. */
  | { note: "whole-operators"; operators: readonly string[]; others: readonly string[] }
  /** These layers have no weights that are known; only the others are treated. */
  | { note: "layers-without-weights"; layers: readonly string[] }
  /** These layers have no value and are left out. */
  | { note: "values-missing"; layers: readonly string[] }
  /** The published format does not list this type. */
  | { note: "type-undocumented"; type: string; version: string };
