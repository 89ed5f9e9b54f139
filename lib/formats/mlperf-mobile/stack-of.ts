import { findChip } from "@/lib/domain/find-chip";
import type { Measurement } from "@/lib/formats/mlperf-mobile/measurement";
import { isQualcommSdk, sdkStack } from "@/lib/formats/mlperf-mobile/system-file";

/** SNPE and parallel SNPE, by `accelerator_code`; the DSP of a chip with an HTP is its HTP. */
const QUALCOMM_CODE = /^p?snpe_(dsp|cpu|gpu|aip)/i;

/** Accelerator to backend. Names of other vendors are kept, without the vendor's own. */
export function backendOf(accelerator: string | null, soc: string): string | null {
  if (accelerator === null) return null;
  const qualcomm = QUALCOMM_CODE.exec(accelerator)?.[1]?.toLowerCase();
  if (qualcomm === "dsp") return findChip(soc)?.npu === "HTP" ? "htp" : "dsp";
  if (qualcomm !== undefined) return qualcomm;
  return accelerator
    .toLowerCase()
    .replace(/^samsung[ _]/, "")
    .trim();
}

/** The path: by framework and kind of model file, else by the vendor's SDK. */
export function pathOf({ framework, modelPath }: Measurement, sdk: string | null): string | null {
  const name = framework?.toLowerCase() ?? null;
  if (name === "snpe" || (name === null && isQualcommSdk(sdk))) return "snpe";
  if (name === "qnn") return modelPath?.includes(".dlc") ? "qnn-dlc" : "qnn-context";
  if (name === "tflite") return "litert";
  return name ?? sdk?.split(" ")[0]?.toLowerCase() ?? null;
}

export function stackOf(measurement: Measurement, sdk: string | null, soc: string) {
  const path = pathOf(measurement, sdk);
  const backend = backendOf(measurement.accelerator, soc);
  return { ...(path !== null && { path }), ...(backend !== null && { backend }), ...sdkStack(sdk) };
}
