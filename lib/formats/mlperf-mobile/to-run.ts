import { LIMITS } from "@/lib/contract/limits";
import type { RunInput } from "@/lib/contract/run";
import { type Benchmark, findBenchmark } from "@/lib/formats/mlperf-mobile/benchmarks";
import type { Environment, Measurement } from "@/lib/formats/mlperf-mobile/measurement";
import { scoreOf } from "@/lib/formats/mlperf-mobile/score";
import { shiftPoint } from "@/lib/formats/mlperf-mobile/shift-point";
import { stackOf } from "@/lib/formats/mlperf-mobile/stack-of";
import { isQualcommSdk, type SystemFacts } from "@/lib/formats/mlperf-mobile/system-file";

/** Version of what this importer writes: ids come from the content, so it changes only with the documents. */
export const IMPORTER = { name: "import", version: "1" };

export const FORMAT = "mlperf-mobile";

/** Offline runs repeat samples to fill their batches, so some images count more often than others. */
export const OFFLINE_SPLIT = "validation-offline";

const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?/;

/** The app writes the phone's local time without a zone; it is read as UTC. */
function startOf(text: string | null): string | null {
  const match = text === null ? null : DATE.exec(text);
  return match && !Number.isNaN(Date.parse(`${match[0]}Z`)) ? `${match[0]}Z` : null;
}

/** How many different samples were measured; null when the file does not tell. */
function samplesOf(benchmark: Benchmark, offline: boolean, measured: number | null): number | null {
  if (measured === null || !Number.isInteger(measured) || measured < 1) return null;
  if (benchmark.size !== null) return Math.min(measured, benchmark.size);
  return offline ? null : measured;
}

function schemeOf(benchmark: Benchmark, { vendor }: Measurement, sdk: string | null): string {
  const qualcomm = vendor === null ? isQualcommSdk(sdk) : vendor.toUpperCase() === "QTI";
  return qualcomm && benchmark.qualcomm !== null ? `${benchmark.qualcomm}:unstated-pt` : "unstated";
}

function latencyOf({ throughput, latency90Ms }: Measurement, offline: boolean): number | null {
  if (offline) return null;
  // A single-stream score is one over the 90th percentile of the latency.
  return latency90Ms ?? (throughput === null ? null : 1000 / throughput);
}

const fits = (text: string) => text.slice(0, LIMITS.text);

function originalOf(measurement: Measurement, environment: Environment, system: SystemFacts | null) {
  const stated = {
    benchmark: measurement.benchmarkId,
    accuracy: measurement.formatted,
    dataset: measurement.datasetName,
    measuredSamples: measurement.measuredSamples,
    modelFile: measurement.modelPath,
    framework: measurement.framework,
    accelerator: measurement.accelerator,
    acceleratorName: measurement.acceleratorName ?? system?.accelerator ?? null,
    vendor: measurement.vendor,
    socModel: environment.socModel,
    processor: system?.processor ?? null,
    vendorSdk: system?.sdk ?? null,
    throughput: measurement.throughput,
    appVersion: environment.appVersion,
    uuid: environment.uuid,
    localTime: measurement.startedAt,
  };
  return Object.fromEntries(
    Object.entries(stated).flatMap(([key, value]) => (value === null ? [] : [[key, fits(String(value))]])),
  );
}

/** Why a measurement is none that the benchmark table knows; null when it is. */
function mismatch(benchmark: Benchmark, { datasetType, groundtruth, benchmarkId }: Measurement): string | null {
  if (datasetType !== null && datasetType !== benchmark.datasetType)
    return `dataset type ${datasetType} is not the ${benchmark.datasetType} of this benchmark`;
  if (benchmark.metric === "clip-score" && !groundtruth?.includes("clip"))
    return `unknown metric ${JSON.stringify(benchmarkId)}: no CLIP model is named as its ground truth`;
  return null;
}

/**
 * The run document of one measurement. Nothing of it depends on where the file lay.
 * @param soc the chip as a file names it
 * @returns the reason when it cannot be told what was measured
 */
export function toRun(
  measurement: Measurement,
  environment: Environment,
  system: SystemFacts | null,
  soc: string,
): RunInput | string {
  const found = findBenchmark(measurement.benchmarkId);
  if (!found) return `unknown metric ${JSON.stringify(measurement.benchmarkId)}: no such benchmark is known`;
  const { benchmark } = found;
  const offline = found.offline || measurement.offline;
  const value = mismatch(benchmark, measurement) ?? scoreOf(benchmark, measurement.normalized, measurement.formatted);
  if (typeof value === "string") return value;
  const startedAt = startOf(measurement.startedAt);
  const samples = samplesOf(benchmark, offline, measurement.measuredSamples);
  const stack = stackOf(measurement, system?.sdk ?? null, soc);
  const latencyMs = latencyOf(measurement, offline);
  const device = environment.device ?? system?.device ?? null;
  const os = environment.os ?? system?.os ?? null;
  const split = offline ? OFFLINE_SPLIT : benchmark.split;
  return {
    ...(startedAt !== null && { startedAt }),
    runner: IMPORTER,
    ...(environment.uuid !== null && { campaign: `${FORMAT} ${environment.uuid}` }),
    model: { name: benchmark.model, task: benchmark.task },
    scheme: schemeOf(benchmark, measurement, system?.sdk ?? null),
    target: { kind: "device", soc, ...(device !== null && { device }), ...(os !== null && { os }) },
    stack,
    eval: {
      dataset: benchmark.dataset,
      ...(split !== null && { split }),
      metric: benchmark.metric,
      ...(samples !== null && { samples }),
    },
    result: { status: "ok", value },
    ...(latencyMs !== null && { cost: { latencyMs: shiftPoint(Math.round(latencyMs * 1e6), -6) } }),
    // The app runs a model on one accelerator; how many nodes it has is not written, so the whole counts as one.
    ...(stack.backend === "cpu" && { placement: { npu: 0, gpu: 0, cpu: 1 } }),
    provenance: { format: FORMAT, original: originalOf(measurement, environment, system) },
  };
}
