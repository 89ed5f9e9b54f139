/** What a layer metric speaks of. Only `cumulative` and `local` metrics rank layers. */
export const LAYER_METRIC_SCOPES = [
  /** Error of this output against the reference, with everything inherited from the inputs. */
  "cumulative",
  /** Error added at this layer alone. */
  "local",
  /** Error of the layer's weights or bias. */
  "weight",
  /** Accuracy of the whole model while only this layer is, or is not, quantized. */
  "sensitivity",
  /** A property of the reference or of the calibration, not an error. */
  "fact",
] as const;
export type LayerMetricScope = (typeof LAYER_METRIC_SCOPES)[number];

export const LAYER_METRIC_UNITS = ["dB", "ratio", "squared", "value", "nats", "steps", "accuracy"] as const;
/** `squared` is the tensor's own unit squared, `value` its own unit, `steps` quantization steps, `accuracy` the tool's. */
export type LayerMetricUnit = (typeof LAYER_METRIC_UNITS)[number];

export type LayerMetric = {
  name: string;
  unit: LayerMetricUnit;
  /** Null where neither is better. */
  better: "higher" | "lower" | null;
  scope: LayerMetricScope;
};

/** The metrics whose meaning is known, explained in docs/drift.md. Others are stored and shown, never judged. */
export const LAYER_METRICS: readonly LayerMetric[] = [
  { name: "sqnr", unit: "dB", better: "higher", scope: "cumulative" },
  { name: "cosine", unit: "ratio", better: "higher", scope: "cumulative" },
  { name: "mse", unit: "squared", better: "lower", scope: "cumulative" },
  { name: "mae", unit: "value", better: "lower", scope: "cumulative" },
  { name: "maxAbs", unit: "value", better: "lower", scope: "cumulative" },
  { name: "relL2", unit: "ratio", better: "lower", scope: "cumulative" },
  { name: "kl", unit: "nats", better: "lower", scope: "cumulative" },
  { name: "localSqnr", unit: "dB", better: "higher", scope: "local" },
  { name: "localMse", unit: "squared", better: "lower", scope: "local" },
  { name: "rmseOverScale", unit: "steps", better: "lower", scope: "local" },
  { name: "weightSqnr", unit: "dB", better: "higher", scope: "weight" },
  { name: "biasSqnr", unit: "dB", better: "higher", scope: "weight" },
  { name: "onlyQuantized", unit: "accuracy", better: "higher", scope: "sensitivity" },
  { name: "onlyFloat", unit: "accuracy", better: "higher", scope: "sensitivity" },
  { name: "refPower", unit: "squared", better: null, scope: "fact" },
  { name: "rangeMin", unit: "value", better: null, scope: "fact" },
  { name: "rangeMax", unit: "value", better: null, scope: "fact" },
  { name: "weightMin", unit: "value", better: null, scope: "fact" },
  { name: "weightMax", unit: "value", better: null, scope: "fact" },
];

const BY_NAME = new Map(LAYER_METRICS.map((metric) => [metric.name, metric]));

/** The catalogue's entry, or null for a metric of unknown meaning. */
export function findLayerMetric(name: string): LayerMetric | null {
  return BY_NAME.get(name) ?? null;
}

/**
 * Above this many dB an output cannot be told from its reference: 20 log10(2^24), the rounding of float32. Tools print
 * 330 to 350 dB for bit-exact tensors, which is the cap of their epsilon (formats.md A1, trap 5).
 */
export const SQNR_EXACT_DB = 144;

/** What a decibel figure means once the traps of formats.md A1 are taken into account. */
export type SqnrReading =
  | { kind: "value"; db: number }
  | { kind: "exact" }
  /** Exactly 0.0 dB: the reference is all zero, or the output is. Only a comparator or the reference power can tell. */
  | { kind: "zero-tensor" }
  /** Negative SQNR of a weight: the subtraction of unsigned integers wrapped in ONNX Runtime; the true value is unknown. */
  | { kind: "wrapped-weight" }
  | { kind: "unknown" };

/** Reads a figure in dB of the metric `name` (`sqnr`, `localSqnr`, `weightSqnr`, `biasSqnr`). */
export function readSqnr(name: string, db: number): SqnrReading {
  if (Number.isNaN(db)) return { kind: "unknown" };
  if (db >= SQNR_EXACT_DB) return { kind: "exact" };
  if (db === 0) return { kind: "zero-tensor" };
  if (db < 0 && findLayerMetric(name)?.scope === "weight") return { kind: "wrapped-weight" };
  return { kind: "value", db };
}
