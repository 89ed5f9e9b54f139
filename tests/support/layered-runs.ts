import type { RunInput } from "@/lib/contract/run";
import { makeRun } from "@/tests/support/runs";

/** A chain of five layers, each reading the one before. */
export const CHAIN = ["stem", "norm", "attention", "mlp", "head"] as const;
const OPS = ["Conv", "LayerNorm", "MatMul", "Gemm", "Gemm"];

type Layers = NonNullable<RunInput["layers"]>;

/** Layers of the chain with these SQNRs in dB. */
export function chainLayers(sqnr: (number | null)[], change: Partial<Layers> = {}): Layers {
  return {
    against: "float",
    samples: 8,
    sampleSetSha256: "a".repeat(64),
    layout: "NCHW",
    graph: CHAIN.map((id, index) => ({
      id,
      op: OPS[index],
      inputs: index === 0 ? [] : [CHAIN[index - 1] ?? ""],
      nodes: [`/model/${id}`],
      outputs: [`${id}_out`],
    })),
    metrics: { sqnr },
    ...change,
  };
}

/** What every healthy run of the chain measures. */
export const HEALTHY = [40, 38, 36, 34, 33];
/** A fault at `norm`: 14 dB are lost there, and inherited by all that follow. */
export const FAULTY = [40, 24, 22, 20, 19];

/** A run of the chain; it is a device unless `change` says otherwise. */
export function layeredRun(sqnr: (number | null)[], change: Partial<RunInput> = {}): RunInput {
  return makeRun({
    model: { name: "chain" },
    artifact: { quantizedSha256: "b".repeat(64) },
    layers: chainLayers(sqnr),
    ...change,
  });
}

export const device = (soc: string) => ({ kind: "device" as const, soc });
/** A stack that differs in its QAIRT only; ONNX Runtime can put layers on the CPU by name. */
export const qairt = (version: string) => ({ path: "ort-qnn", onnxruntime: "1.29.0", qairt: version });
