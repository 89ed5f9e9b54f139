import type { RunInput } from "@/lib/contract/run";
import { CHIPS } from "@/lib/domain/chips";

/** The space of DESIGN section 8: 40 models x 40 chips x 12 schemes, 50 stacks. */
export const MODELS = 40;
export const CHIP_IDS: readonly string[] = CHIPS.slice(0, 40).map((chip) => chip.soc);
export const SCHEMES: readonly string[] = [
  "float",
  "fp16",
  "ptq:w8a8",
  "ptq:w8a16",
  "ptq:w4a16",
  "ptq:w8a8-pc",
  "qat:w8a8",
  "qat:w8a8-pc",
  "qat:w4a8",
  "ptq:mxfp4-b32",
  "qat:mxfp4-b32",
  "wo:w4",
];
export const STACKS = 50;
const START = Date.parse("2024-01-01T00:00:00Z");
const DAY = 86_400_000;

/** A repeatable number in [0, 1) for an index. */
function noise(index: number): number {
  const x = Math.sin(index * 12.9898) * 43758.5453;
  return x - Math.floor(x);
}

/** One run of the fleet. */
export function fleetRun(model: number, chip: number, scheme: number, stack: number): RunInput {
  const value = Math.round((0.7 - noise(model * 7919 + chip * 104_729 + scheme * 1299 + stack) * 0.05) * 1000) / 1000;
  return {
    startedAt: new Date(START + stack * 14 * DAY).toISOString(),
    runner: { name: "bench", version: "1" },
    campaign: `stack-${stack}`,
    model: { name: `model-${String(model).padStart(2, "0")}`, task: "image-classification" },
    scheme: SCHEMES[scheme] ?? "float",
    target: { kind: "device", soc: CHIP_IDS[chip] ?? "SM8650", device: "bench phone", os: "Android 16" },
    stack: { path: "ort-qnn", backend: "htp", onnxruntime: `1.${15 + (stack >> 2)}.0`, qairt: `2.${stack}.0` },
    eval: { dataset: "imagenet", split: "validation", metric: "top1", samples: 1000 },
    result: { value, correct: Math.round(value * 1000) },
    reference: { value: 0.724, source: "torch fp32" },
    cost: { latencyMs: 1.9 },
    placement: { npu: 104, gpu: 0, cpu: 0 },
  };
}

/** Runs of `models` models over the whole grid, stack by stack as they would arrive. */
export function* fleet(models: number, stacks: number): Generator<RunInput> {
  for (let stack = 0; stack < stacks; stack += 1) {
    for (let model = 0; model < models; model += 1) {
      for (let chip = 0; chip < CHIP_IDS.length; chip += 1) {
        for (let scheme = 0; scheme < SCHEMES.length; scheme += 1) yield fleetRun(model, chip, scheme, stack);
      }
    }
  }
}
