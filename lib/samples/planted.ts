import type { VirtualChip, VirtualModel, VirtualScheme, VirtualStack } from "@/lib/samples/virtual-hardware";

export type Place = { model: VirtualModel; chip: VirtualChip; scheme: VirtualScheme; stack: VirtualStack };

/** What is wrong at one place of the fleet, so that there is something to find. */
export type Planted = {
  /** Added to the noise on a sample's margin. */
  noise: number;
  /** The layer whose values clip, and what signal to noise it keeps, in dB. */
  layer: { id: string; db: number } | null;
  /** Graph nodes that run on the CPU. */
  cpuNodes: number;
  /** What came instead of a result; null when one did. */
  failure: { status: "unsupported" | "timeout"; reason: string } | null;
};

const SOUND: Planted = { noise: 0, layer: null, cpuNodes: 0, failure: null };

/**
 * The planted faults:
 * QAIRT 0.3.0 breaks Virtual C for PTQ, and 0.4.0 does not repair it;
 * on Virtual E the last layer of virtual-cnn saturates under PTQ with every version, which QAT avoids;
 * ONNX Runtime 0.2.0 moves part of virtual-vit on Virtual D to the CPU;
 * MXFP4 on Virtual D hangs with the newest stack, and Virtual A cannot run it.
 */
export function plantedAt({ model, chip, scheme, stack }: Place): Planted {
  if (chip.soc === "Virtual C" && scheme.id === "ptq" && (stack.qairt === "0.3.0" || stack.qairt === "0.4.0"))
    return { ...SOUND, noise: 2.1, layer: { id: "/block3/conv2", db: 3 } };
  if (chip.soc === "Virtual E" && scheme.id === "ptq" && model.name === "virtual-cnn")
    return { ...SOUND, noise: 0.9, layer: { id: "/head/gemm", db: 7 } };
  if (chip.soc === "Virtual D" && scheme.id === "mxfp4" && stack.qairt === "0.4.0")
    return { ...SOUND, failure: { status: "timeout", reason: "planted: the virtual runner gave up after 600 s" } };
  if (chip.soc === "Virtual A" && scheme.id === "mxfp4")
    return { ...SOUND, failure: { status: "unsupported", reason: "planted: Virtual A cannot run MXFP4" } };
  if (chip.soc === "Virtual D" && model.name === "virtual-vit" && stack.onnxruntime === "0.2.0")
    return { ...SOUND, cpuNodes: 7 };
  return SOUND;
}
