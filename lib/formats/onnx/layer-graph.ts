import { LIMITS } from "@/lib/contract/limits";
import { layerName } from "@/lib/formats/layers/layer-name";
import { orderNodes } from "@/lib/formats/layers/order-nodes";
import type { OnnxModel, OnnxNode } from "@/lib/formats/onnx/read-onnx";

/** A node as layers hold it: lib/contract/layers.ts says what each list is. */
export type GraphNode = {
  id: string;
  op: string;
  inputs: string[];
  nodes: string[];
  outputs: string[];
  weights: string[];
};

/** `notes` say what is not as in the file, in sentences without a full stop. */
export type LayerGraph = { nodes: GraphNode[]; notes: string[] };

/** Operators that move no value: the tensors on their two sides are one. */
const TRANSPARENT: ReadonlySet<string> = new Set(["QuantizeLinear", "DequantizeLinear"]);
/** Operators whose node is a weight. */
const CONSTANT: ReadonlySet<string> = new Set(["Constant", "ConstantOfShape"]);
/** Operators with graphs of their own. */
const CONTROL: ReadonlySet<string> = new Set(["If", "Loop", "Scan"]);
/** What a graph's own inputs are called as nodes. */
export const INPUT_OP = "Input";

/** ONNX Runtime's quantizer names tensors and weights after those of the float model (formats.md A1). */
const TENSOR_SUFFIX = /_(?:QuantizeLinear_Input|QuantizeLinear_Output|DequantizeLinear_Output)(?:_\d+)?$/;
const WEIGHT_SUFFIX = /_quantized$/;

/** The tensor of the float model that a tensor of its quantized form stands for. */
export const floatTensor = (name: string) => name.replace(TENSOR_SUFFIX, "");
/** The same of an initializer. */
export const floatWeight = (name: string) => floatTensor(name).replace(WEIGHT_SUFFIX, "");

class Builder {
  readonly notes: string[] = [];
  readonly #model: OnnxModel;
  readonly #weights: Set<string>;
  readonly #through = new Map<string, string>();
  readonly #writers = new Map<string, string>();
  readonly #ids = new Set<string>();

  constructor(model: OnnxModel) {
    this.#model = model;
    this.#weights = new Set(model.initializers);
  }

  #id(wanted: readonly string[]): string {
    for (const name of wanted) {
      const id = layerName(name);
      if (id === "" || this.#ids.has(id)) continue;
      this.#ids.add(id);
      return id;
    }
    const base = layerName(wanted.find((name) => layerName(name) !== "") ?? "node").slice(0, LIMITS.name - 8);
    for (let count = 2; ; count += 1) {
      const id = `${base}#${count}`;
      if (this.#ids.has(id)) continue;
      this.#ids.add(id);
      return id;
    }
  }

  /** The tensor on the far side of all quantizers. */
  #resolve(tensor: string): string {
    let name = tensor;
    for (let steps = this.#through.size; steps > 0; steps -= 1) {
      const next = this.#through.get(name);
      if (next === undefined) break;
      name = next;
    }
    return name;
  }

  /** Sorts nodes into quantizers, constants and layers; a string is the reason why there is no graph. */
  #sort(): OnnxNode[] | string {
    const written = new Map<string, OnnxNode>();
    const layers: OnnxNode[] = [];
    let quantizers = 0;
    for (const node of this.#model.nodes) {
      for (const output of node.outputs.filter(Boolean)) {
        const other = written.get(output);
        if (other) return `has a tensor ${JSON.stringify(output)} that two nodes write: ${other.op} and ${node.op}`;
        written.set(output, node);
      }
      const [from = ""] = node.inputs;
      const [to = ""] = node.outputs;
      if (TRANSPARENT.has(node.op)) {
        this.#through.set(to, from);
        quantizers += 1;
      } else if (CONSTANT.has(node.op) && node.inputs.length === 0)
        for (const name of node.outputs) this.#weights.add(name);
      else layers.push(node);
    }
    if (quantizers > 0)
      this.notes.push(
        `${quantizers} QuantizeLinear and DequantizeLinear nodes are left out: the tensors around them are one`,
      );
    return layers;
  }

  #sources(): GraphNode[] {
    return this.#model.inputs
      .filter((name) => name !== "" && !this.#weights.has(name))
      .map((name) => {
        const id = this.#id([name]);
        this.#writers.set(name, id);
        return { id, op: INPUT_OP, inputs: [], nodes: [], outputs: [layerName(name)], weights: [] };
      });
  }

  #node(id: string, { name, op, inputs, outputs }: OnnxNode): GraphNode {
    const tensors = inputs.filter(Boolean).map((input) => this.#resolve(input));
    const list = (names: readonly string[]) => [...new Set(names.filter(Boolean))].slice(0, LIMITS.layerNames);
    return {
      id,
      op: layerName(op),
      inputs: list(tensors.map((tensor) => this.#writers.get(tensor) ?? "")),
      nodes: list([layerName(name)]),
      outputs: list(outputs.map((output) => layerName(floatTensor(output)))),
      weights: list(
        tensors.filter((tensor) => this.#weights.has(tensor)).map((tensor) => layerName(floatWeight(tensor))),
      ),
    };
  }

  build(): LayerGraph | { reason: string } {
    const layers = this.#sort();
    if (typeof layers === "string") return { reason: layers };
    const nodes = this.#sources();
    const named = layers.map((node) => ({ id: this.#id([node.name, ...node.outputs]), node }));
    const renamed = named.filter(({ id, node }) => id !== node.name).length;
    if (renamed > 0) this.notes.push(`${renamed} nodes without a name of their own are named by what they write`);
    for (const { id, node } of named)
      for (const output of node.outputs) if (output !== "") this.#writers.set(output, id);
    for (const { id, node } of named) nodes.push(this.#node(id, node));
    if (nodes.length > LIMITS.layers)
      return { reason: `has ${nodes.length} nodes; graphs of at most ${LIMITS.layers} are stored` };
    const inner = layers.filter(({ op }) => CONTROL.has(op)).length;
    if (inner > 0) this.notes.push(`what is inside ${inner} If, Loop or Scan nodes is not read`);
    const ordered = orderNodes(nodes);
    return Array.isArray(ordered) ? { nodes: ordered, notes: this.notes } : ordered;
  }
}

/**
 * The layers of an ONNX model in topological order: float or quantized, the same names come out, since quantizers are
 * left out and their suffixes dropped. Inputs of the graph are nodes of the operator `Input`.
 * @returns the reason when there is no such graph: a cycle, a tensor that two nodes write, too many nodes
 */
export function layerGraphOf(model: OnnxModel): LayerGraph | { reason: string } {
  return new Builder(model).build();
}
