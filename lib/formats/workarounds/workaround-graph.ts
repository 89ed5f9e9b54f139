import type { Layers } from "@/lib/contract/layers";
import type { LayerWeight, TensorRange, WorkaroundGraph } from "@/lib/domain/workaround";

/** Axis of the output channels of an operator's second input. Source: ONNX operators, Conv and ConvTranspose. */
const CHANNEL_AXIS: Readonly<Record<string, number>> = { Conv: 0, ConvTranspose: 1 };

/** What exporters call a bias: a dictionary without its graph may list it before the weight. */
const BIAS = /(^|[._/:])bias(_quantized)?$/i;

/**
 * The first initializer of a convolution that is not called a bias is its weight; other operators tell no axis by their
 * name.
 */
function weightsOf(op: string | null | undefined, names: readonly string[]): LayerWeight[] {
  const axis = Object.hasOwn(CHANNEL_AXIS, op ?? "") ? (CHANNEL_AXIS[op ?? ""] ?? null) : null;
  const weight = names.find((name) => !BIAS.test(name));
  return names.map((name) => ({ name, axis: name === weight ? axis : null }));
}

/**
 * Layers as writers take them. The ranges `rangeMin` and `rangeMax` are those of a layer's output, so a layer with
 * several outputs has none. A fused group without names of its own is named by the nodes that it was made from.
 * @param complete whether the graph has every node of the model
 */
export function workaroundGraph({ graph, metrics }: Layers, complete: boolean): WorkaroundGraph {
  const rangeOf = (index: number): TensorRange | null => {
    const min = metrics.rangeMin?.[index] ?? null;
    const max = metrics.rangeMax?.[index] ?? null;
    return min === null || max === null || min > max ? null : { min, max };
  };
  const layers = graph.map(({ id, op, nodes, outputs, weights, fusedFrom }, index) => ({
    id,
    op: op ?? null,
    nodes: nodes?.length ? nodes : (fusedFrom ?? []),
    outputs: (outputs ?? []).map((name) => ({ name, range: outputs?.length === 1 ? rangeOf(index) : null })),
    weights: weightsOf(op, weights ?? []),
  }));
  return { layers, complete };
}
