import type { RunInput } from "@/lib/contract/run";
import type { AiHubDevice } from "@/lib/formats/ai-hub-models/devices";
import type { NumericsValue } from "@/lib/formats/ai-hub-models/numerics";
import type { PerfFacts } from "@/lib/formats/ai-hub-models/perf";
import { runtimePath } from "@/lib/formats/ai-hub-models/runtime-paths";

/**
 * Version of what this importer writes. A run's id comes from its content, so it changes only with the documents:
 * importing a release again, with whatever Driftgrid, then adds nothing.
 */
export const IMPORTER = { name: "import", version: "1" };

export const FORMAT = "ai-hub-models";

export type ReleaseFacts = {
  /** Null when the files came without the folder that names it. */
  name: string | null;
  commit: string | null;
  /** Day on which the release was published, `YYYY-MM-DD`; null when nobody says. */
  date: string | null;
};

/** The run document of one value of numerics.yaml. `file` is relative to the release folder. */
export function toRun(input: {
  release: ReleaseFacts;
  model: string;
  file: string;
  result: NumericsValue;
  device: AiHubDevice;
  perf: PerfFacts | null;
}): RunInput {
  const { release, model, file, result, device, perf } = input;
  const { entry } = result;
  const original: Record<string, string> = {
    metric: entry.metricName,
    ...(entry.metricUnit !== null && { unit: entry.metricUnit }),
    runtime: result.path,
    chipset: device.chipset,
    ...(release.commit !== null && { commit: release.commit }),
    ...entry.original,
    ...perf?.original,
  };
  return {
    ...(release.date !== null && { startedAt: `${release.date}T00:00:00Z` }),
    runner: IMPORTER,
    campaign: release.name === null ? FORMAT : `${FORMAT} ${release.name}`,
    model: { name: model },
    scheme: result.precision,
    target: { kind: "device", soc: device.soc, device: result.device, ...(device.os !== null && { os: device.os }) },
    stack: { ...runtimePath(result.path), ...perf?.stack },
    eval: {
      dataset: entry.dataset,
      ...(entry.split !== null && { split: entry.split }),
      metric: entry.metric.id,
      ...(entry.samples !== null && { samples: entry.samples }),
      unit: entry.unit,
    },
    result: { status: "ok", value: result.value },
    ...(entry.torch !== null && { reference: { value: entry.torch, source: "torch" } }),
    ...(perf?.cost && { cost: perf.cost }),
    ...(perf?.placement && { placement: perf.placement }),
    provenance: { format: FORMAT, ...(release.name !== null && { release: release.name }), file, original },
  };
}
