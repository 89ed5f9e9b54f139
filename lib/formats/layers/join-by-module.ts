import type { LayerRow } from "@/lib/formats/layers/layer-file";

/** Operators of ONNX whose second input is a weight. */
const WEIGHTED = /^(?:Conv|ConvTranspose|Gemm|MatMul|LayerNormalization|BatchNormalization|LSTM|GRU)$/;

/** `/layers.2/conv/Conv_output_0`, as PyTorch's exporter names a tensor: the path of its module, and the operator. */
export function moduleOfTensor(tensor: string): { module: string; op: string } | null {
  const found = /^\/(?:(.+)\/)?([A-Z][A-Za-z0-9]*?)(?:_\d+)?_output_\d+$/.exec(tensor);
  return found ? { module: (found[1] ?? "").replaceAll("/", "."), op: found[2] ?? "" } : null;
}

/** `layers.2.conv.weight`: the path of the module that holds the weight; null for another name. */
export function moduleOfWeight(weight: string): string | null {
  return /^(.+)\.(?:weight|bias)$/.exec(weight)?.[1] ?? null;
}

/**
 * Which tensor each weight belongs to, by the path of its module, where PyTorch's exporter named both and only one
 * tensor of the module can be meant. Without the model's graph nothing better is known.
 * @returns name of the tensor by name of the weight
 */
export function joinByModule(rows: readonly LayerRow[]): Map<string, string> {
  const tensors = new Map<string, Set<string>>();
  for (const { name, of } of rows) {
    const found = of === "output" ? moduleOfTensor(name) : null;
    if (found && WEIGHTED.test(found.op)) tensors.set(found.module, (tensors.get(found.module) ?? new Set()).add(name));
  }
  const joined = new Map<string, string>();
  for (const { name, of } of rows) {
    const module = of === "weight" ? moduleOfWeight(name) : null;
    const [only, ...others] = (module !== null && tensors.get(module)) || [];
    if (only !== undefined && others.length === 0) joined.set(name, only);
  }
  return joined;
}
