import { findChip } from "@/lib/domain/find-chip";

/** Paths that need a QNN HTP on the chip. */
const NEEDS_HTP = new Set([
  "ort-qnn",
  "ort-qnn-context",
  "ort-qnn-dlc",
  "qnn-dlc",
  "qnn-context",
  "genie",
  "geniex-qairt",
]);
const HALF_FLOAT = /fp16|bf16/;

/**
 * Whether the catalogue lets a chip run a scheme on a path. What it does not know it does not forbid.
 * @param place.scheme id of a scheme, for instance `none:fp16`
 * @param place.ran true when something already ran on that chip and path, whatever the catalogue says
 */
export function isRunnable(place: {
  chip: string | null;
  scheme: string | null;
  path: string | null;
  ran: boolean;
}): boolean {
  const { chip, scheme, path, ran } = place;
  const facts = chip === null ? null : findChip(chip);
  if (!facts || path === null || !NEEDS_HTP.has(path)) return true;
  if (!ran && (facts.npu === "DSP" || facts.npu === "none")) return false;
  return !(scheme !== null && HALF_FLOAT.test(scheme) && facts.fp16 === false);
}
