import type { Aliases } from "@/lib/domain/alias";
import { findChip } from "@/lib/domain/find-chip";
import type { Metric } from "@/lib/domain/metric";
import { ambiguous, entryScale } from "@/lib/formats/ai-hub-models/metric-scale";
import { numberReader } from "@/lib/formats/csv/number";
import { chipNamed, metricNamed, schemeNamed } from "@/lib/formats/known-names";
import { shown } from "@/lib/formats/plain-value";

/** Columns without which a file is no scorecard. */
export const SCORECARD_COLUMNS = [
  "model_id",
  "precision",
  "runtime",
  "Torch Accuracy",
  "Sim Accuracy",
  "Device Accuracy",
  "date",
  "chipset",
  "dataset_name",
  "split_description",
  "metric_name",
  "metric_unit",
  "metric_max",
  "num_samples",
] as const;

/** Columns that are kept as texts where a row has them. */
const KEPT = ["branch", "dataset_link", "metric_description", "metric_min", "metric_max", "metric_threshold"];

export type ScorecardRow = {
  model: string;
  precision: string;
  runtime: string;
  chipset: string;
  soc: string;
  date: string | null;
  dataset: string;
  split: string | null;
  metric: Metric;
  metricName: string;
  metricUnit: string | null;
  /** Unit of the wire format: `%` for percent, else the metric's stored unit. */
  unit: string;
  samples: number | null;
  torch: number | null;
  sim: number | null;
  device: number | null;
  original: Record<string, string>;
};

/** `skipped` has no accuracy; `refused` has some that cannot be used, `values` of them. */
export type RowProblem = { skipped: string } | { refused: string; values: number };

export type Get = (column: string) => string;

const readNumber = numberReader(",");

function numberIn(get: Get, column: string): number | null {
  const text = get(column);
  const value = text === "" ? null : readNumber(text);
  if (typeof value === "string") throw new Refused(`${column}: ${value}`);
  return value;
}

class Refused extends Error {}

/** `1000.0` in the file: pandas writes whole numbers so beside empty cells. */
function samplesIn(get: Get): number | null {
  const samples = numberIn(get, "num_samples");
  if (samples !== null && !(Number.isInteger(samples) && samples > 0))
    throw new Refused(`num_samples ${samples} is not a positive whole number`);
  return samples;
}

function metricIn(get: Get, aliases: Aliases): Metric {
  const name = get("metric_name");
  const metric = metricNamed(name, get("metric_unit") || null, aliases);
  if (metric) return metric;
  throw new Refused(
    name === ""
      ? "metric_name is empty: nothing says what the values are"
      : `unknown metric ${shown(name)} (${shown(get("metric_unit"))}), and the file does not say which way is better`,
  );
}

/** Fraction or percent, told from the range, the torch value and the others together; the unit says nothing. */
function unitOf(metric: Metric, torch: number | null, values: readonly number[], max: number | null): string {
  if (metric.unit !== "fraction") return metric.unit;
  const scale = entryScale(torch, values, max);
  if ("refused" in scale) throw new Refused(scale.refused.replaceAll("partial_torch_metric", "Torch Accuracy"));
  for (const value of values) {
    const doubt = ambiguous(value, torch, scale.scale);
    if (doubt !== null) throw new Refused(doubt);
  }
  return scale.scale === "percent" ? "%" : metric.unit;
}

function originalOf(get: Get, names: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of KEPT) if (names.includes(name) && get(name) !== "") found[name] = get(name);
  const psnr = names.filter((name) => /^PSNR_\d+$/.test(name)).map(get);
  while (psnr.at(-1) === "") psnr.pop();
  if (psnr.length > 0) found.psnr = psnr.join(", ");
  return found;
}

function readValues(get: Get, names: readonly string[], aliases: Aliases): ScorecardRow {
  const metric = metricIn(get, aliases);
  const [torch, sim, device] = ["Torch Accuracy", "Sim Accuracy", "Device Accuracy"].map((name) => numberIn(get, name));
  const values = [sim, device].filter((value) => value != null) as number[];
  const chipset = get("chipset");
  // What only an alias knows keeps its name: ingest asks the aliases.
  const soc = findChip(chipset)?.soc ?? (chipNamed(chipset, aliases) ? chipset : undefined);
  const precision = get("precision");
  if (!schemeNamed(precision, aliases)) throw new Refused(`unknown precision ${shown(precision)}`);
  if (soc === undefined) throw new Refused(`unknown device ${shown(chipset)}`);
  const dataset = get("dataset_name");
  if (dataset === "" || get("model_id") === "") throw new Refused("model_id and dataset_name are needed");
  const date = get("date");
  if (date !== "" && new Date(`${date}T00:00:00Z`).toJSON()?.slice(0, 10) !== date)
    throw new Refused(`date ${shown(date)} is no YYYY-MM-DD`);
  return {
    model: get("model_id"),
    precision,
    runtime: get("runtime"),
    chipset,
    soc,
    date: date || null,
    dataset,
    split: get("split_description") || null,
    metric,
    metricName: get("metric_name"),
    metricUnit: get("metric_unit") || null,
    unit: unitOf(metric, torch ?? null, values, numberIn(get, "metric_max")),
    samples: samplesIn(get),
    torch: torch ?? null,
    sim: sim ?? null,
    device: device ?? null,
    original: originalOf(get, names),
  };
}

/** One row of a scorecard: a model at a precision on a runtime. */
export function readScorecardRow(get: Get, names: readonly string[], aliases: Aliases): ScorecardRow | RowProblem {
  const values = ["Sim Accuracy", "Device Accuracy"].filter((column) => get(column) !== "").length;
  if (values === 0) {
    return get("Torch Accuracy") === ""
      ? { skipped: "has no accuracy" }
      : { skipped: "has the accuracy of the torch model only" };
  }
  try {
    return readValues(get, names, aliases);
  } catch (error) {
    if (error instanceof Refused) return { refused: error.message, values };
    throw error;
  }
}
