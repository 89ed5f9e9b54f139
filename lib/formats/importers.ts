import { aiHubModels } from "@/lib/formats/ai-hub-models/importer";
import { aiHubScorecard } from "@/lib/formats/ai-hub-scorecard/importer";
import { aimetFormats, aimetQuantAnalyzer } from "@/lib/formats/aimet-quant-analyzer";
import { csv } from "@/lib/formats/csv/importer";
import { driftgrid } from "@/lib/formats/driftgrid/importer";
import { executorchNumericGap } from "@/lib/formats/executorch-numeric-gap";
import { executorchQnnDebugger } from "@/lib/formats/executorch-qnn-debugger";
import type { Importer } from "@/lib/formats/importer";
import { layerCsv } from "@/lib/formats/layer-csv";
import { lmEval } from "@/lib/formats/lm-eval/importer";
import { mlperfMobile } from "@/lib/formats/mlperf-mobile/importer";
import { onnxGraph } from "@/lib/formats/onnx/importer";
import { ortEpAssignment } from "@/lib/formats/ort-ep-assignment";
import { ortPerfTest } from "@/lib/formats/ort-perf-test";
import { ortProfile } from "@/lib/formats/ort-profile";
import { ortQdqLoss } from "@/lib/formats/ort-qdq-loss";
import { ortSessionLog } from "@/lib/formats/ort-session-log";
import { qnnOpTrace } from "@/lib/formats/qnn-op-trace";
import { qualcommAccuracyDebugger } from "@/lib/formats/qualcomm-accuracy-debugger";
import { tfliteQuantDebugger } from "@/lib/formats/tflite-quant-debugger";

/** Every format, in the order in which they are asked: the first that reads a file has it, so the general come last. */
export const IMPORTERS: readonly Importer[] = [
  aiHubModels,
  driftgrid,
  aiHubScorecard,
  mlperfMobile,
  lmEval,
  ortProfile,
  ortEpAssignment,
  qnnOpTrace,
  ortPerfTest,
  ortSessionLog,
  ortQdqLoss,
  executorchNumericGap,
  executorchQnnDebugger,
  tfliteQuantDebugger,
  qualcommAccuracyDebugger,
  layerCsv,
  aimetQuantAnalyzer,
  ...aimetFormats,
  onnxGraph,
  csv,
];

export function importerById(id: string, importers: readonly Importer[] = IMPORTERS): Importer | null {
  return importers.find((importer) => importer.id === id) ?? null;
}
