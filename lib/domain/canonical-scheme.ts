import type { BlockKind, Dtype, Scheme } from "@/lib/domain/scheme";

/** OCP microscaling: 32 elements share a scale (formats.md G). */
const MX_BLOCK = 32;
/** NVFP4: 16 elements share a scale (formats.md G). */
const NV_BLOCK = 16;
/** QK4_0, QK4_1, QK8_0 and QK4_NL in llama.cpp's ggml-common.h. */
const GGUF_BLOCK = 32;

const FLOATS: readonly (Dtype | null)[] = ["float", "fp32", "fp16", "bf16"];
const GGUF: readonly (Dtype | null)[] = ["q4_0", "q4_1", "q8_0", "iq4_nl"];

/** The block form that a weight format brings with it, null when it brings none. */
export function impliedBlock(weights: Dtype | null): { kind: BlockKind; size: number } | null {
  if (weights?.startsWith("mx")) return { kind: "mx", size: MX_BLOCK };
  if (weights === "nvfp4") return { kind: "nv", size: NV_BLOCK };
  return null;
}

/** True when both sides are floats, so that nothing was quantized. */
export function isFloat(scheme: Scheme): boolean {
  return FLOATS.includes(scheme.weights) && FLOATS.includes(scheme.activations) && scheme.override === null;
}

function canonicalBlock(scheme: Scheme): Pick<Scheme, "granularity" | "blockSize" | "blockKind"> {
  const { granularity, blockSize, blockKind } = scheme;
  const implied = impliedBlock(scheme.weights);
  const stated = blockSize !== null || blockKind !== null;
  if (granularity !== "block" && !stated && !(implied && granularity === null)) {
    return { granularity, blockSize: null, blockKind: null };
  }
  const ownBlock = GGUF.includes(scheme.weights) && blockKind === null && (blockSize ?? GGUF_BLOCK) === GGUF_BLOCK;
  if (ownBlock) return { granularity: null, blockSize: null, blockKind: null };
  return {
    granularity: "block",
    blockSize: blockSize ?? implied?.size ?? null,
    blockKind: blockKind ?? implied?.kind ?? null,
  };
}

/**
 * The one form of schemes that say the same thing:
 * - floats on both sides and no stated method: nothing was quantized, the method is `none`
 * - MX formats and NVFP4 bring their block with them; what is left out is filled in
 * - GGUF types name their own block of 32; stating it again adds nothing
 * - a block size or a block kind says that the granularity is `block`
 *
 * An unknown granularity stays unknown: it is not the same fact as a stated per-tensor one.
 */
export function canonicalScheme(scheme: Scheme): Scheme {
  return {
    method: scheme.method === "unknown" && isFloat(scheme) ? "none" : scheme.method,
    weights: scheme.weights,
    activations: scheme.activations,
    ...canonicalBlock(scheme),
    override: scheme.override,
  };
}
