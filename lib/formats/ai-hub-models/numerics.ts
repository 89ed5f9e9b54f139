import type { Aliases } from "@/lib/domain/alias";
import type { Metric } from "@/lib/domain/metric";
import { ambiguous, entryScale } from "@/lib/formats/ai-hub-models/metric-scale";
import { metricNamed, schemeNamed } from "@/lib/formats/known-names";
import { asNumber, asText, isObject, member, type PlainObject, shown } from "@/lib/formats/plain-value";
import type { YamlFile } from "@/lib/formats/read-yaml";

type Path = readonly (string | number)[];

/** One metric entry of numerics.yaml: what all its values have in common. */
export type NumericsEntry = {
  dataset: string;
  split: string | null;
  metric: Metric;
  metricName: string;
  metricUnit: string | null;
  samples: number | null;
  torch: number | null;
  /** Unit of the wire format: `%` for percent, else the metric's stored unit. */
  unit: string;
  /** What the file says beside the values, as texts. */
  original: Record<string, string>;
};

export type NumericsValue = {
  entry: NumericsEntry;
  line: number;
  device: string;
  precision: string;
  path: string;
  value: number;
};

export type NumericsRefusal = { line: number; reason: string; values: number };

type Leaf = { at: Path; device: string; precision: string; path: string; value: unknown };

/** Every value below device_metric, and every place where the nesting is not device, precision, path. */
function leavesOf(metrics: unknown, at: Path): { leaves: Leaf[]; broken: { at: Path; values: number }[] } {
  const leaves: Leaf[] = [];
  const broken: { at: Path; values: number }[] = [];
  const below = (value: unknown, place: Path) => {
    if (isObject(value)) return Object.entries(value);
    broken.push({ at: place, values: 0 });
    return [];
  };
  for (const [device, precisions] of below(metrics, at))
    for (const [precision, paths] of below(precisions, [...at, device]))
      for (const [path, result] of below(paths, [...at, device, precision])) {
        const place = [...at, device, precision, path];
        if (!isObject(result) || !Object.hasOwn(result, "partial_metric"))
          broken.push({ at: place, values: typeof result === "number" ? 1 : 0 });
        else leaves.push({ at: [...place, "partial_metric"], device, precision, path, value: result.partial_metric });
      }
  return { leaves, broken };
}

function originalOf(raw: PlainObject): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const key of ["dataset_link", "metric_description", "metric_enablement_threshold", "benchmark_value"]) {
    const text = asText(raw[key]);
    if (text !== null) texts[key] = text;
  }
  return texts;
}

/** The entry, or the reason why none of its values can be used. */
function readEntry(raw: PlainObject, values: readonly number[], aliases: Aliases): NumericsEntry | string {
  const dataset = asText(raw.dataset_name);
  const metricName = asText(raw.metric_name);
  if (!dataset || !metricName)
    return `dataset_name and metric_name are needed, found ${shown(raw.dataset_name)} and ${shown(raw.metric_name)}`;
  const metricUnit = asText(raw.metric_unit);
  const metric = metricNamed(metricName, metricUnit, aliases);
  if (!metric)
    return `unknown metric ${shown(metricName)} (${shown(metricUnit)}): it is not in the catalogue, and the file does not say which way is better`;
  const samples = raw.num_partial_samples ?? null;
  if (samples !== null && !(Number.isInteger(samples) && (samples as number) > 0))
    return `num_partial_samples ${shown(samples)} is not a positive whole number`;
  const torch = asNumber(raw.partial_torch_metric);
  if (torch === null && raw.partial_torch_metric != null)
    return `partial_torch_metric ${shown(raw.partial_torch_metric)} is not a number`;
  const scale =
    metric.unit === "fraction" ? entryScale(torch, values, asNumber(member(raw.metric_range, "max"))) : null;
  if (scale && "refused" in scale) return `${metricName}: ${scale.refused}`;
  return {
    dataset,
    split: asText(raw.dataset_split_description),
    metric,
    metricName,
    metricUnit,
    samples: samples as number | null,
    torch,
    unit: scale?.scale === "percent" ? "%" : metric.unit,
    original: originalOf(raw),
  };
}

function refuseLeaf(leaf: Leaf, entry: NumericsEntry, aliases: Aliases): string | null {
  const value = asNumber(leaf.value);
  if (value === null) return `partial_metric ${shown(leaf.value)} is not a number`;
  if (!schemeNamed(leaf.precision, aliases)) return `unknown precision ${shown(leaf.precision)}`;
  return entry.metric.unit === "fraction"
    ? ambiguous(value, entry.torch, entry.unit === "%" ? "percent" : "fraction")
    : null;
}

function* readMetric(
  raw: unknown,
  at: Path,
  lineOf: YamlFile["lineOf"],
  aliases: Aliases,
): Generator<NumericsValue | NumericsRefusal> {
  if (!isObject(raw)) {
    yield { line: lineOf(at), reason: "a metric entry is not a map", values: 0 };
    return;
  }
  const { leaves, broken } = leavesOf(raw.device_metric, [...at, "device_metric"]);
  for (const { at: place, values } of broken)
    yield {
      line: lineOf(place),
      reason: "device_metric is not nested as device, precision, path, partial_metric",
      values,
    };
  const numbers = leaves.flatMap(({ value }) => asNumber(value) ?? []);
  const entry = readEntry(raw, numbers, aliases);
  if (typeof entry === "string") {
    yield { line: lineOf(at), reason: entry, values: leaves.length };
    return;
  }
  for (const leaf of leaves) {
    const line = lineOf(leaf.at);
    const reason = refuseLeaf(leaf, entry, aliases);
    const { device, precision, path } = leaf;
    yield reason === null
      ? { entry, line, device, precision, path, value: leaf.value as number }
      : { line, reason, values: 1 };
  }
}

/** Every value of a numerics.yaml in file order, or why it was refused. */
export function* readNumerics(
  { value, lineOf }: YamlFile,
  aliases: Aliases,
): Generator<NumericsValue | NumericsRefusal> {
  const metrics = member(value, "metrics");
  if (!Array.isArray(metrics)) {
    yield { line: 1, reason: "is no numerics.yaml: there is no list of metrics", values: 0 };
    return;
  }
  for (const [index, raw] of metrics.entries()) yield* readMetric(raw, ["metrics", index], lineOf, aliases);
}
