/** How a model was quantized. One canonical form for every spelling that tools use. */

export const METHODS = ["none", "ptq", "qat", "weight-only", "unknown"] as const;
export type Method = (typeof METHODS)[number];

export const GRANULARITIES = ["tensor", "channel", "block"] as const;
export type Granularity = (typeof GRANULARITIES)[number];

export const BLOCK_KINDS = ["bq", "lpbq", "mx", "nv"] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** Number formats of weights and activations. `float` is a float of unstated width. */
export const DTYPES = [
  "int2",
  "int4",
  "int8",
  "int16",
  "float",
  "fp32",
  "fp16",
  "bf16",
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
  "mixed",
] as const;
export type Dtype = (typeof DTYPES)[number];

export type Scheme = {
  method: Method;
  weights: Dtype | null;
  activations: Dtype | null;
  granularity: Granularity | null;
  blockSize: number | null;
  blockKind: BlockKind | null;
  override: { dtype: Dtype; tensors: number | null } | null;
};

/** A scheme of which nothing is known. */
export const UNSTATED: Scheme = {
  method: "unknown",
  weights: null,
  activations: null,
  granularity: null,
  blockSize: null,
  blockKind: null,
  override: null,
};
