import type { Slice, SlicePreset } from "@/lib/domain/slices-view";

/** Native QAIRT, as people ship it first. */
const NATIVE_QNN: readonly string[] = ["qnn-dlc", "qnn-context"];
/** ONNX Runtime with the QNN EP, however the graph came. */
const ONNX_RUNTIME: readonly string[] = ["ort-qnn", "ort-qnn-context", "ort-qnn-dlc"];
const LITERT: readonly string[] = ["litert"];

export const WHOLE: Slice = { chips: [], paths: [], schemes: [], targets: [], qairt: null, onnxruntime: null };

const onPath = (paths: readonly string[]): Slice => ({ ...WHOLE, paths: [...paths] });

/** The questions that are asked most often, path against path. */
export const PRESETS: Readonly<Record<SlicePreset, { a: Slice; b: Slice }>> = {
  "qnn-ort": { a: onPath(NATIVE_QNN), b: onPath(ONNX_RUNTIME) },
  "litert-qnn": { a: onPath(LITERT), b: onPath(NATIVE_QNN) },
  "litert-ort": { a: onPath(LITERT), b: onPath(ONNX_RUNTIME) },
};
