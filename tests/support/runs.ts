import type { BodyItem } from "@/lib/contract/parse-body";
import type { RunInput } from "@/lib/contract/run";

/** A valid run; `change` overrides whole members. */
export function makeRun(change: Partial<RunInput> = {}): RunInput {
  return {
    model: { name: "mobilenet_v2" },
    scheme: "w8a8",
    target: { kind: "device", soc: "SM8650" },
    stack: { path: "ort-qnn", onnxruntime: "1.24.3", qairt: "2.42.0" },
    eval: { dataset: "imagenet", split: "validation", metric: "top1", samples: 1000 },
    result: { value: 0.719, correct: 719 },
    reference: { value: 0.724, source: "torch fp32" },
    ...change,
  };
}

/** Runs as the items of a body. */
export function asItems(runs: readonly unknown[]): BodyItem[] {
  return runs.map((value, index) => ({ place: `runs[${index}]`, value }));
}
