import type { TensorRange } from "@/lib/domain/workaround";

/** `real = scale * (q + offset)` with q in 0 .. 65535 and offset <= 0; ONNX Runtime's zero point is `-offset`. */
export type Int16Encoding = { min: number; max: number; scale: number; offset: number };

export const INT16_STEPS = 2 ** 16 - 1;

/**
 * Asymmetric 16-bit encoding of a range, which is widened to hold zero and shifted by less than a step so that zero is
 * exact: scale = range / (2^16 - 1). Source: AIMET encoding specification; reference/formats.md D4.
 * @returns null when the range is no range: not finite, turned around, or too narrow for a scale in float32
 */
export function int16Encoding({ min, max }: TensorRange): Int16Encoding | null {
  if (!Number.isFinite(min) || !Number.isFinite(max) || min > max) return null;
  const low = Math.min(min, 0);
  const scale = (Math.max(max, 0) - low) / INT16_STEPS;
  if (!Number.isFinite(Math.fround(scale)) || Math.fround(scale) === 0) return null;
  // Adding zero turns -0 into 0.
  const offset = Math.max(Math.round(low / scale), -INT16_STEPS) + 0;
  return { min: scale * offset + 0, max: scale * (offset + INT16_STEPS), scale, offset };
}
