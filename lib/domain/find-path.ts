import { knownNames } from "@/lib/domain/known-names";

/**
 * Paths: how a model gets from a file to a chip.
 *
 * `ort-qnn` ONNX Runtime with the QNN EP · `ort-qnn-context` the same with a precompiled context · `ort-qnn-dlc` a DLC
 * through the QNN EP · `ort-cpu`, `ort-dml`, `ort-genai` · `qnn-dlc`, `qnn-context` QAIRT without ONNX Runtime · `snpe` · `litert` ·
 * `executorch` · `llama.cpp` · `genie`, `geniex-qairt` Qualcomm's generative runtimes.
 */
export const PATHS: readonly string[] = [
  "ort-qnn",
  "ort-qnn-context",
  "ort-qnn-dlc",
  "ort-cpu",
  "ort-dml",
  "ort-genai",
  "qnn-dlc",
  "qnn-context",
  "snpe",
  "litert",
  "executorch",
  "llama.cpp",
  "genie",
  "geniex-qairt",
];

/** Names that mean a path above. `onnx` is not among them: it names a file format, not what ran it. */
export const PATH_ALIASES: Readonly<Record<string, string>> = {
  precompiled_qnn_onnx: "ort-qnn-context",
  qnn_dlc_via_qnn_ep: "ort-qnn-dlc",
  onnxruntime_qnn: "ort-qnn",
  onnxruntime_genai: "ort-genai",
  qnn_context_binary: "qnn-context",
  tflite: "litert",
  llama_cpp: "llama.cpp",
};

const fold = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\-_.]+/g, "");

/** The canonical name of a path; one that is not known keeps its name, in NFC with white space folded. */
export const pathId = knownNames(PATHS, PATH_ALIASES, fold);
