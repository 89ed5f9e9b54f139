import { pathId } from "@/lib/domain/find-path";

/**
 * AI Hub's names of runtimes (ScorecardProfilePath of qai_hub_models) that mean something else, or more, elsewhere.
 * `onnx` is ONNX Runtime with the QNN EP there; the llama.cpp rows say which unit ran them.
 */
export const AI_HUB_PATHS: Readonly<Record<string, { path: string; backend?: string }>> = {
  onnx: { path: "ort-qnn" },
  onnx_dml_gpu: { path: "ort-dml", backend: "gpu" },
  qnn_dlc_gpu: { path: "qnn-dlc", backend: "gpu" },
  llama_cpp_cpu: { path: "llama.cpp", backend: "cpu" },
  llama_cpp_gpu: { path: "llama.cpp", backend: "gpu" },
  llama_cpp_npu: { path: "llama.cpp", backend: "htp" },
};

/** The canonical path, and the backend where AI Hub's name states it. */
export function runtimePath(name: string): { path: string; backend?: string } {
  return (Object.hasOwn(AI_HUB_PATHS, name) && AI_HUB_PATHS[name]) || { path: pathId(name) };
}
