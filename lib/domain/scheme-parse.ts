import { canonicalScheme, impliedBlock } from "@/lib/domain/canonical-scheme";
import { type BlockKind, DTYPES, type Dtype, METHODS, type Method, type Scheme } from "@/lib/domain/scheme";
import { METHOD_PREFIXES, WEIGHT_DTYPES, WHOLE_MODEL_DTYPES } from "@/lib/domain/scheme-id";

/** Texts are compared in lower case without white space, `_` and `-`: `W4A16_block` is `w4a16block`. */
const fold = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]+/g, "");

/** Spellings of number formats beside their own names; `16` and `int16` are the same. */
export const DTYPE_ALIASES: Readonly<Record<string, Dtype>> = {
  "2": "int2",
  "4": "int4",
  "8": "int8",
  "16": "int16",
  float32: "fp32",
  float16: "fp16",
  bfloat16: "bf16",
};

const DTYPE_BY_TEXT = new Map<string, Dtype>([
  ...DTYPES.map((dtype) => [fold(dtype), dtype] as const),
  ...Object.entries(DTYPE_ALIASES),
]);
const METHOD_BY_TEXT = new Map<string, Method>([
  ...METHODS.map((method) => [fold(method), method] as const),
  ...METHODS.map((method) => [METHOD_PREFIXES[method], method] as const),
]);

/** Longest first, so that `float16` is not read as `float` and a remainder. */
const alternatives = (texts: Iterable<string>) => [...texts].sort((a, b) => b.length - a.length).join("|");
const DTYPE = `(${alternatives(DTYPE_BY_TEXT.keys())})`;
const SUFFIXES = `(pt|pc|block|(?:lpbq|bq|mx|nv|b)(?:[1-9]\\d{0,4})?)?(?:mixed${DTYPE}(?:x(\\d{1,16}))?)?`;

const METHOD = /^\s*(none|ptq|qat|wo|weight[\s_-]?only|unknown)[\s:_-]+/i;

type Body = Pick<Scheme, "weights" | "activations">;
type Form = { pattern: RegExp; body: (first: string, second: string | undefined) => Body | null };

const dtypeOf = (text: string | undefined) => (text === undefined ? null : (DTYPE_BY_TEXT.get(text) ?? null));

function wholeWord(text: string): Body | null {
  if (text === "int8") return { weights: "int8", activations: "int8" };
  const dtype = dtypeOf(text);
  if (dtype === null) return null;
  if (WHOLE_MODEL_DTYPES.includes(dtype)) return { weights: dtype, activations: dtype };
  return WEIGHT_DTYPES.includes(dtype) ? { weights: dtype, activations: null } : null;
}

const FORMS: readonly Form[] = [
  {
    // w8a8, w4
    pattern: new RegExp(`^w${DTYPE}(?:a${DTYPE})?${SUFFIXES}$`),
    body: (first, second) => ({ weights: dtypeOf(first), activations: dtypeOf(second) }),
  },
  {
    // a8w8, a8
    pattern: new RegExp(`^a${DTYPE}(?:w${DTYPE})?${SUFFIXES}$`),
    body: (first, second) => ({ weights: dtypeOf(second), activations: dtypeOf(first) }),
  },
  {
    // ExecuTorch, activations first: 16a4w
    pattern: new RegExp(`^${DTYPE}a${DTYPE}w${SUFFIXES}$`),
    body: (first, second) => ({ weights: dtypeOf(second), activations: dtypeOf(first) }),
  },
  {
    // compressed-tensors: MXFP4A16, where A16 are activations that were not quantized
    pattern: new RegExp(`^(mxfp4|mxfp6|mxfp8|nvfp4)(a16)${SUFFIXES}$`),
    body: (first) => ({ weights: dtypeOf(first), activations: "float" }),
  },
  {
    // int8, fp16, mxfp4, q4_0; the empty group keeps the numbering of the other forms
    pattern: new RegExp(`^${DTYPE}()${SUFFIXES}$`),
    body: (first) => wholeWord(first),
  },
  {
    // Quark and Vitis AI: int8 with power-of-two scales
    pattern: new RegExp(`^x(int8)()${SUFFIXES}$`),
    body: (first) => wholeWord(first),
  },
  { pattern: new RegExp(`^(unstated)()${SUFFIXES}$`), body: () => ({ weights: null, activations: null }) },
];

function readBlock(
  suffix: string | undefined,
  weights: Dtype | null,
): Pick<Scheme, "granularity" | "blockSize" | "blockKind"> {
  if (suffix === undefined) return { granularity: null, blockSize: null, blockKind: null };
  if (suffix === "pt") return { granularity: "tensor", blockSize: null, blockKind: null };
  if (suffix === "pc") return { granularity: "channel", blockSize: null, blockKind: null };
  const size = suffix.match(/\d+$/)?.[0];
  const word = suffix.replace(/\d+$/, "");
  const named = word === "b" || word === "block" ? null : (word as BlockKind);
  return {
    granularity: "block",
    blockSize: size === undefined ? null : Number(size),
    blockKind: named ?? impliedBlock(weights)?.kind ?? null,
  };
}

function readForm({ pattern, body }: Form, text: string): Omit<Scheme, "method"> | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const [, first, second, suffix, dtype, tensors] = match;
  const read = body(first ?? "", second);
  if (!read) return null;
  const overridden = dtypeOf(dtype);
  return {
    ...read,
    ...readBlock(suffix, read.weights),
    override: overridden && { dtype: overridden, tensors: tensors === undefined ? null : Number(tensors) },
  };
}

/**
 * Reads any spelling of a scheme that tools use, and every id that `schemeId` writes, in any case and with any or no
 * separators. A text without a method has the method `unknown`, except floats, which are `none`.
 * @returns null when the text is no scheme
 */
export function parseScheme(text: string): Scheme | null {
  const stated = METHOD.exec(text)?.[0];
  const method = stated === undefined ? "unknown" : (METHOD_BY_TEXT.get(fold(stated).replaceAll(":", "")) ?? "unknown");
  // AI Hub's `mixed_with_float` is `mixed` with float overrides.
  const rest = fold(text.slice(stated?.length ?? 0)).replace(/^mixedwithfloat$/, "mixedmixedfloat");
  for (const form of FORMS) {
    const scheme = readForm(form, rest);
    if (scheme) return canonicalScheme({ method, ...scheme });
  }
  return null;
}
