import type { RunInput } from "@/lib/contract/run";
import { asNumber, asText, isObject, member } from "@/lib/formats/plain-value";

/** What perf.yaml adds to a result of the same device, precision and path. */
export type PerfFacts = {
  stack: Pick<NonNullable<RunInput["stack"]>, "qairt" | "onnxruntime" | "runtime">;
  placement: RunInput["placement"];
  cost: RunInput["cost"];
  /** Facts that the document has no field for. */
  original: Record<string, string>;
};

/** qai_hub_models divides bytes by 1 << 20 and rounds (PeakMemoryRangeMB.from_bytes): its MB are MiB. */
const BYTES_PER_MB = 1024 * 1024;

type Counts = { npu: number; gpu: number; cpu: number };

/** Counts that are left out are zero (LayerCounts has defaults); null when they do not add up to the total. */
function layerCounts(entry: unknown): Counts | null {
  const counts = member(entry, "layer_counts");
  const total = asNumber(member(counts, "total"));
  if (total === null) return null;
  const read = (unit: string) => (member(counts, unit) === undefined ? 0 : asNumber(member(counts, unit)));
  const [npu, gpu, cpu] = [read("npu"), read("gpu"), read("cpu")];
  if (npu === null || gpu === null || cpu === null || npu + gpu + cpu !== total) return null;
  return [npu, gpu, cpu].every((count) => Number.isInteger(count) && count >= 0) ? { npu, gpu, cpu } : null;
}

function sumAll<T>(entries: readonly unknown[], read: (entry: unknown) => T | null): T[] | null {
  const values = entries.map(read);
  return values.every((value) => value !== null) ? (values as T[]) : null;
}

function placementOf(entries: readonly unknown[]): Counts | null {
  const counts = sumAll(entries, layerCounts);
  return (
    counts?.reduce((sum, { npu, gpu, cpu }) => ({ npu: sum.npu + npu, gpu: sum.gpu + gpu, cpu: sum.cpu + cpu })) ?? null
  );
}

const positive = (value: unknown) => {
  const number = asNumber(value);
  return number !== null && number >= 0 ? number : null;
};

function costOf(entries: readonly unknown[]): RunInput["cost"] {
  const latencies = sumAll(entries, (entry) => positive(member(entry, "inference_time_milliseconds")));
  const peaks = sumAll(entries, (entry) => positive(member(member(entry, "estimated_peak_memory_range_mb"), "max")));
  const latencyMs = latencies?.reduce((sum, value) => sum + value, 0);
  const peakMemoryBytes = peaks ? Math.round(Math.max(...peaks) * BYTES_PER_MB) : undefined;
  if (latencyMs === undefined && peakMemoryBytes === undefined) return undefined;
  return { ...(latencyMs !== undefined && { latencyMs }), ...(peakMemoryBytes !== undefined && { peakMemoryBytes }) };
}

/** The stack of `tool_versions`; its `runtime` is every tool but QAIRT and ONNX Runtime, with its name. */
export function stackOf(tools: Record<string, string>): PerfFacts["stack"] {
  const { qairt, onnx_runtime: onnxruntime, ...others } = tools;
  const runtime = Object.entries(others)
    .map(([tool, version]) => `${tool} ${version}`)
    .join(", ");
  return { ...(qairt && { qairt }), ...(onnxruntime && { onnxruntime }), ...(runtime && { runtime }) };
}

/** Versions that every component agrees on, and the names of tools on which they do not. */
function toolsOf(entries: readonly unknown[]): { agreed: Record<string, string>; disputed: string[] } {
  const agreed: Record<string, string> = {};
  const disputed: string[] = [];
  const versions = entries.map((entry) => member(entry, "tool_versions"));
  for (const tool of new Set(versions.flatMap((one) => (isObject(one) ? Object.keys(one) : [])))) {
    const found = new Set(versions.map((one) => asText(member(one, tool))));
    const [version] = found;
    if (found.size === 1 && version) agreed[tool] = version;
    else disputed.push(tool);
  }
  return { agreed, disputed };
}

function factsOf(components: readonly string[], entries: readonly unknown[]): PerfFacts {
  const { agreed, disputed } = toolsOf(entries);
  const texts = (key: string) => entries.map((entry) => asText(member(entry, key))).filter((text) => text !== null);
  const passed = texts("job_status").every((status) => status === "Passed");
  const placement = placementOf(entries);
  const original: Record<string, string> = {};
  const jobs = texts("job_id");
  if (jobs.length > 0) original.profileJob = jobs.join(", ");
  if (!passed) original.profileJobStatus = texts("job_status").join(", ");
  if (components.length > 1)
    original.components = `${components.join(", ")}: layers and latency are sums, memory the largest`;
  if (disputed.length > 0) original.toolVersions = `components differ in ${disputed.join(", ")}`;
  if (placement === null && entries.some((entry) => member(entry, "layer_counts") !== undefined))
    original.layerCounts = "left out: they do not add up to their total in every component";
  return {
    stack: stackOf(agreed),
    placement: passed ? placement : undefined,
    cost: passed ? costOf(entries) : undefined,
    original,
  };
}

/**
 * The facts of perf.yaml about one result.
 * @returns a text that says why nothing could be joined
 */
export function joinPerf(perf: unknown, device: string, precision: string, path: string): PerfFacts | string {
  const precisions = member(perf, "precisions");
  if (!isObject(precisions)) return "perf.yaml has no precisions";
  const components = member(member(precisions, precision), "components");
  if (!isObject(components) || Object.keys(components).length === 0) return "perf.yaml does not have the precision";
  const names = Object.keys(components);
  const metrics = names.map((name) => member(member(components[name], "performance_metrics"), device));
  if (metrics.every((metric) => metric === undefined)) return "perf.yaml does not have the device at this precision";
  const entries = metrics.map((metric) => member(metric, path));
  if (entries.every((entry) => entry === undefined)) return "perf.yaml does not have the path on this device";
  if (!entries.every(isObject)) return "perf.yaml has the path for some components only";
  return factsOf(names, entries);
}
