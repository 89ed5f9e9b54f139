import { aiHubModels } from "@/lib/formats/ai-hub-models/importer";
import { aiHubScorecard } from "@/lib/formats/ai-hub-scorecard/importer";
import { csv } from "@/lib/formats/csv/importer";
import { driftgrid } from "@/lib/formats/driftgrid/importer";
import type { Importer } from "@/lib/formats/importer";
import { lmEval } from "@/lib/formats/lm-eval/importer";
import { mlperfMobile } from "@/lib/formats/mlperf-mobile/importer";
import { ortEpAssignment } from "@/lib/formats/ort-ep-assignment";
import { ortPerfTest } from "@/lib/formats/ort-perf-test";
import { ortProfile } from "@/lib/formats/ort-profile";
import { ortSessionLog } from "@/lib/formats/ort-session-log";
import { qnnOpTrace } from "@/lib/formats/qnn-op-trace";

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
  csv,
];

export function importerById(id: string, importers: readonly Importer[] = IMPORTERS): Importer | null {
  return importers.find((importer) => importer.id === id) ?? null;
}
