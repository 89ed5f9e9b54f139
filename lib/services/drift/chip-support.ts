import { findChip } from "@/lib/domain/find-chip";

/** What the chip of a run computes beside 8-bit integers; null is unknown. */
export type ChipSupport = { fp16: boolean | null; int16: boolean | null };

/**
 * What the catalogue says of a chip. Its HTP's 16-bit activations are in no table, so only a chip without any NPU is
 * known not to have them.
 * @param chip canonical id; null off a device
 */
export function chipSupport(chip: string | null): ChipSupport {
  const found = chip === null ? null : findChip(chip);
  return { fp16: found?.fp16 ?? null, int16: found?.npu === "none" ? false : null };
}
