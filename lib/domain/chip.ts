/** How much the sources agree on a chip; anything but `high` and `medium` says what is in doubt. */
export const CHIP_CONFIDENCES = ["high", "medium", "arch-conflict", "arch-unverified", "arch-unknown"] as const;
export type ChipConfidence = (typeof CHIP_CONFIDENCES)[number];

/** What runs quantized networks beside the CPU and GPU: a QNN HTP, an older DSP without the HTP backend, or nothing. */
export const NPU_KINDS = ["HTP", "DSP", "none"] as const;
export type NpuKind = (typeof NPU_KINDS)[number];

/** A chip of the catalogue. Null is unknown, never a guess; FP16 belongs to the SoC and not to its HTP architecture. */
export type Chip = {
  /** Canonical id: the SoC number, as `ro.soc.model` says it on a phone. */
  soc: string;
  /** Marketing name. */
  name: string;
  /** Other names of the same chip, beside `soc` and `name`. */
  aliases: readonly string[];
  /** Family and class, for instance `mobile/8-elite`. */
  tier: string;
  /** QNN's `soc_model`. Not unique: chips of one design share it. Not the kernel's soc_id. */
  socModel: number | null;
  /** `V75` and so on. V65 and V66 are DSPs without a QNN HTP backend. */
  htpArch: string | null;
  fp16: boolean | null;
  npu: NpuKind | null;
  /** Year of announcement. */
  year: number | null;
  yearVerified: boolean;
  /** Tightly coupled memory of the HTP in MB. */
  vtcmMb: number | null;
  source: string;
  confidence: ChipConfidence;
  note: string | null;
};

/** A row of the catalogue: facts that are unknown are left out. */
export type ChipFacts = Pick<Chip, "soc" | "name" | "tier" | "source" | "confidence"> & Partial<Chip>;
