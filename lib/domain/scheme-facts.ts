import { canonicalScheme, isFloat } from "@/lib/domain/canonical-scheme";
import type { Chip } from "@/lib/domain/chip";
import { findChip } from "@/lib/domain/find-chip";
import { type Dtype, type Granularity, type Method, type Scheme, UNSTATED } from "@/lib/domain/scheme";
import { parseScheme } from "@/lib/domain/scheme-parse";

/** What a scheme is and which chips run it natively; docs/schemes.md says where each fact comes from. */

/** Families of weight formats: what a column is called beside its method. */
export const SCHEME_FORMATS = ["float", "int", "mx", "nvfp", "fp8", "fp4", "gguf", "mixed", "unstated"] as const;
export type SchemeFormat = (typeof SCHEME_FORMATS)[number];

/** A format in which a block of elements shares a scale. */
export type BlockFormat = {
  /** Elements that share a scale. */
  size: number;
  /** Format of an element; null where the name alone does not say it. */
  element: string | null;
  /** Format of the shared scale. */
  scale: string | null;
  /** With the scales; null where the scale's format is unknown. */
  bitsPerWeight: number | null;
};

export type SchemeFacts = {
  method: Method;
  weights: { dtype: Dtype | null; bits: number | null };
  activations: { dtype: Dtype | null; bits: number | null };
  granularity: Granularity | null;
  block: BlockFormat | null;
  override: { dtype: Dtype; tensors: number | null } | null;
  /** Rows of the table of sources in docs/schemes.md. */
  sources: SchemeSource[];
};

export const SCHEME_SOURCES = [
  "ocp-mx",
  "nvfp4",
  "ggml",
  "chips",
  "executorch-18280",
  "onnxruntime-21848",
  "llama-hexagon",
] as const;
export type SchemeSource = (typeof SCHEME_SOURCES)[number];

export const NATIVE_REASONS = [
  "fp16",
  "no-fp16",
  "integer-htp",
  "no-16-bit-weights",
  "some-operators-refused",
  "llama-cpp",
  "llama-cpp-only",
  "no-kernel",
  "no-htp",
  "unknown-chip",
  "unknown-fact",
  "off-device",
] as const;
export type NativeReason = (typeof NATIVE_REASONS)[number];

/** Whether a chip computes a scheme itself. `no`: it is emulated, dequantized or refused. */
export type NativeSupport = { native: "yes" | "no" | "unknown"; reason: NativeReason; sources: SchemeSource[] };

/** Bits of one element. Float of unstated width and mixed formats have none. */
export const DTYPE_BITS: Readonly<Partial<Record<Dtype, number>>> = {
  int2: 2,
  int4: 4,
  int8: 8,
  int16: 16,
  fp32: 32,
  fp16: 16,
  bf16: 16,
  fp8: 8,
  fp4: 4,
  mxfp4: 4,
  mxfp6: 6,
  mxfp8: 8,
  nvfp4: 4,
  q4_0: 4,
  q4_1: 4,
  q8_0: 8,
  iq4_nl: 4,
};

/** Block formats that a name stands for (formats.md G; block_q4_0 and others of llama.cpp's ggml-common.h). */
export const BLOCK_FORMATS: Readonly<Partial<Record<Dtype, BlockFormat>>> = {
  mxfp4: { size: 32, element: "E2M1", scale: "E8M0", bitsPerWeight: 4.25 },
  // FP6 and FP8 have two element formats each: the name alone does not say which.
  mxfp6: { size: 32, element: null, scale: "E8M0", bitsPerWeight: 6.25 },
  mxfp8: { size: 32, element: null, scale: "E8M0", bitsPerWeight: 8.25 },
  nvfp4: { size: 16, element: "E2M1", scale: "E4M3", bitsPerWeight: 4.5 },
  q4_0: { size: 32, element: "INT4", scale: "FP16", bitsPerWeight: 4.5 },
  q4_1: { size: 32, element: "INT4", scale: "FP16 and FP16 minimum", bitsPerWeight: 5 },
  q8_0: { size: 32, element: "INT8", scale: "FP16", bitsPerWeight: 8.5 },
  iq4_nl: { size: 32, element: "4-bit table", scale: "FP16", bitsPerWeight: 4.5 },
};

const FAMILIES: readonly (readonly [SchemeFormat, RegExp])[] = [
  ["float", /^(float|fp32|fp16|bf16)$/],
  ["int", /^int/],
  ["mx", /^mx/],
  ["nvfp", /^nvfp/],
  ["fp8", /^fp8$/],
  ["fp4", /^fp4$/],
  ["gguf", /^i?q\d/],
  ["mixed", /^mixed$/],
];

/** The family of a scheme's weights, its activations' where the weights are not stated. */
export function schemeFormat(scheme: Scheme): SchemeFormat {
  const dtype = scheme.weights ?? scheme.activations;
  if (dtype === null) return "unstated";
  return FAMILIES.find(([, pattern]) => pattern.test(dtype))?.[0] ?? "unstated";
}

/** Ids read before: a comparison asks for the same few thousands of times. */
const READ = new Map<string, Scheme>();
const MAX_READ = 1_000;

/** The scheme behind an id; an id that is none has nothing stated. */
export function schemeOf(id: string): Scheme {
  const known = READ.get(id);
  if (known) return known;
  const scheme = parseScheme(id) ?? UNSTATED;
  if (READ.size >= MAX_READ) READ.clear();
  READ.set(id, scheme);
  return scheme;
}

function blockOf(scheme: Scheme): BlockFormat | null {
  const named = scheme.weights === null ? undefined : BLOCK_FORMATS[scheme.weights];
  if (named && (scheme.blockSize ?? named.size) === named.size) return named;
  if (scheme.blockSize === null) return null;
  return { size: scheme.blockSize, element: named?.element ?? null, scale: named?.scale ?? null, bitsPerWeight: null };
}

const bitsOf = (dtype: Dtype | null) => (dtype === null ? null : (DTYPE_BITS[dtype] ?? null));

function sourcesOf(scheme: Scheme): SchemeSource[] {
  switch (schemeFormat(scheme)) {
    case "mx":
      return ["ocp-mx"];
    case "nvfp":
      return ["nvfp4"];
    case "gguf":
      return ["ggml"];
    default:
      return [];
  }
}

/** What a scheme is, as far as its id says it. */
export function schemeFacts(id: string): SchemeFacts {
  const scheme = canonicalScheme(schemeOf(id));
  return {
    method: scheme.method,
    weights: { dtype: scheme.weights, bits: bitsOf(scheme.weights) },
    activations: { dtype: scheme.activations, bits: bitsOf(scheme.activations) },
    granularity: scheme.granularity,
    block: blockOf(scheme),
    override: scheme.override,
    sources: sourcesOf(scheme),
  };
}

/** True when nothing was quantized. */
export const isFloatScheme = (id: string): boolean => isFloat(schemeOf(id));

/** First HTP architecture that takes 16-bit weights, and every operator with 4-bit weights and 16-bit activations. */
export const FIRST_W16_ARCH = 73;

const answer = (native: NativeSupport["native"], reason: NativeReason, ...sources: SchemeSource[]): NativeSupport => ({
  native,
  reason,
  sources,
});

function floatOnHtp(chip: Chip): NativeSupport {
  if (chip.fp16 === null) return answer("unknown", "unknown-fact", "chips");
  return chip.fp16 ? answer("yes", "fp16", "chips") : answer("no", "no-fp16", "chips", "onnxruntime-21848");
}

function integersOnHtp({ weights, activations }: Scheme, chip: Chip): NativeSupport {
  const narrow = activations === "int16" && weights === "int4";
  if (weights !== "int16" && !narrow) return answer("yes", "integer-htp", "chips");
  if (chip.htpArch === null) return answer("unknown", "unknown-fact", "chips");
  if (Number(chip.htpArch.slice(1)) >= FIRST_W16_ARCH) return answer("yes", "integer-htp", "chips");
  // Of 4-bit weights some operators are known to be refused, not all.
  return narrow
    ? answer("unknown", "some-operators-refused", "executorch-18280")
    : answer("no", "no-16-bit-weights", "onnxruntime-21848");
}

function onHtp(scheme: Scheme, chip: Chip, path: string | null): NativeSupport {
  const byPath = path === "llama.cpp";
  switch (schemeFormat(scheme)) {
    case "mx":
      if (byPath && scheme.weights === "mxfp4") return answer("yes", "llama-cpp", "llama-hexagon");
      return answer("no", "llama-cpp-only", "llama-hexagon");
    case "gguf":
      return byPath ? answer("yes", "llama-cpp", "llama-hexagon") : answer("no", "llama-cpp-only", "llama-hexagon");
    case "nvfp":
      return answer("no", "no-kernel", "llama-hexagon");
    case "float":
      return floatOnHtp(chip);
    case "int":
      if (scheme.activations?.startsWith("int")) return integersOnHtp(scheme, chip);
      return isFloat({ ...scheme, weights: "float" }) ? floatOnHtp(chip) : answer("unknown", "unknown-fact");
    default:
      return answer("unknown", "unknown-fact");
  }
}

/**
 * Whether a chip's NPU computes a scheme itself on a path. FP16 belongs to the SoC, not to its architecture; MX formats
 * exist on Snapdragon NPUs in llama.cpp alone. What no source states is unknown.
 * @param chip canonical id; null off a device
 */
export function nativeSupport(id: string, chip: string | null, path: string | null): NativeSupport {
  if (chip === null) return answer("unknown", "off-device");
  const known = findChip(chip);
  if (!known) return answer("unknown", "unknown-chip");
  if (known.npu === null) return answer("unknown", "unknown-fact", "chips");
  return known.npu === "HTP" ? onHtp(schemeOf(id), known, path) : answer("no", "no-htp", "chips");
}
