import { canonicalScheme, impliedBlock } from "@/lib/domain/canonical-scheme";
import type { Dtype, Method, Scheme } from "@/lib/domain/scheme";

/** How a method is written in front of a scheme id. */
export const METHOD_PREFIXES: Readonly<Record<Method, string>> = {
  none: "none",
  ptq: "ptq",
  qat: "qat",
  "weight-only": "wo",
  unknown: "unknown",
};

/** One word for weights and activations alike. */
export const WHOLE_MODEL_DTYPES: readonly Dtype[] = ["float", "fp32", "fp16", "bf16", "mixed"];

/** Formats whose name alone speaks of the weights and leaves the activations open. */
export const WEIGHT_DTYPES: readonly Dtype[] = [
  "fp8",
  "fp4",
  "mxfp4",
  "mxfp6",
  "mxfp8",
  "nvfp4",
  "q4_0",
  "q4_1",
  "q8_0",
  "iq4_nl",
];

/** `int8` is written `8`, every other format by its name. */
const written = (dtype: Dtype) => (dtype.startsWith("int") ? dtype.slice(3) : dtype);

/** A format of weights by itself: `w8` for `int8`, every other one by its name. */
export function writtenWeights(dtype: Dtype): string {
  return dtype.startsWith("int") ? `w${written(dtype)}` : dtype;
}

function body({ weights, activations }: Scheme): string {
  if (weights === null) return activations === null ? "unstated" : `a${written(activations)}`;
  if (weights === activations && WHOLE_MODEL_DTYPES.includes(weights)) return weights;
  if (activations === null) return WEIGHT_DTYPES.includes(weights) ? weights : `w${written(weights)}`;
  return `w${written(weights)}a${written(activations)}`;
}

function granularity(scheme: Scheme): string {
  if (scheme.granularity === "tensor") return "-pt";
  if (scheme.granularity === "channel") return "-pc";
  if (scheme.granularity !== "block") return "";
  const implied = impliedBlock(scheme.weights)?.kind ?? null;
  const kind = scheme.blockKind === implied ? "b" : scheme.blockKind;
  return `-${kind}${scheme.blockSize ?? ""}`;
}

function override({ override }: Scheme): string {
  if (!override) return "";
  return `-mixed_${override.dtype}${override.tensors === null ? "" : `x${override.tensors}`}`;
}

/**
 * The canonical id of a scheme: `method:body[-granularity][-override]`, for instance `ptq:w8a8`, `qat:w8a8-pc`,
 * `unknown:w4a16-lpbq64`, `none:fp16`, `unknown:w8a8-mixed_int16`. Schemes that say the same have the same id, and
 * `parseScheme` reads it back. An unknown granularity has no suffix, a stated per-tensor one has `-pt`.
 */
export function schemeId(scheme: Scheme): string {
  const canonical = canonicalScheme(scheme);
  return `${METHOD_PREFIXES[canonical.method]}:${body(canonical)}${granularity(canonical)}${override(canonical)}`;
}
