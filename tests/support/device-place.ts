import type { CellPlace } from "@/lib/domain/identity";

/** A quantized model on the NPU of a phone. */
export const DEVICE_PLACE: CellPlace = {
  targetKind: "device",
  chip: "SM8650",
  scheme: "ptq:w8a8",
  path: "ort-qnn",
  backend: "htp",
  simulated: false,
  emulated: false,
};
