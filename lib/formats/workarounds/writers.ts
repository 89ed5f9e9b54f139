import { ENCODINGS_VERSIONS, encodingsOverrides } from "./encodings-overrides";
import { executorchSkipNodes } from "./executorch-skip-nodes";
import { llamaCppOpFilter } from "./llama-cpp-op-filter";
import { modelExplorer } from "./model-explorer";
import { ortLayerAnnotations } from "./ort-layer-annotations";
import { ortNodesToExclude } from "./ort-nodes-to-exclude";
import { ortSessionJson } from "./ort-session-json";
import { ortSessionPython } from "./ort-session-python";
import { ortTensorOverrides } from "./ort-tensor-overrides";
import { tfliteDenylist } from "./tflite-denylist";
import type { WorkaroundWriter } from "./writer";

/** Every kind of file that Driftgrid writes for another tool, in the order in which they are offered. */
export const WRITERS: readonly WorkaroundWriter[] = [
  ortSessionPython,
  ortSessionJson,
  ortLayerAnnotations,
  ortTensorOverrides,
  ortNodesToExclude,
  ...ENCODINGS_VERSIONS.map(encodingsOverrides),
  executorchSkipNodes,
  tfliteDenylist,
  llamaCppOpFilter,
  modelExplorer,
];
