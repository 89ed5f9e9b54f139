import { LIMITS } from "@/lib/contract/limits";
import { orderNodes } from "@/lib/formats/layers/order-nodes";
import { type GraphNode, type LayerGraph, layerGraphOf } from "@/lib/formats/onnx/layer-graph";
import type { ByteSource } from "@/lib/formats/onnx/protobuf-reader";
import { readOnnx } from "@/lib/formats/onnx/read-onnx";

/** Version of the file that `writeGraphFile` writes. */
const VERSION = 1;
/** How the name of a graph file ends. */
export const GRAPH_FILE = ".graph.json";

/**
 * Reads the layer graph of an ONNX file: names, operators and edges. Weights are passed over and never held.
 * Runs in a browser and on a server alike.
 */
export async function readOnnxGraph(source: ByteSource): Promise<LayerGraph | { reason: string }> {
  const read = await readOnnx(source);
  return "reason" in read ? read : layerGraphOf(read.model);
}

/** A layer graph as the text of a file of our own, which a browser sends in place of the ONNX file. */
export function writeGraphFile({ nodes, notes }: LayerGraph): string {
  return JSON.stringify({ onnxGraph: VERSION, notes, nodes });
}

/** True for the beginning of such a file. */
export const isGraphFile = (text: string) => /^\s*\{\s*"onnxGraph"\s*:/.test(text);

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const textsOf = (value: unknown): string[] | null =>
  value === undefined
    ? []
    : Array.isArray(value) && value.every(isText) && value.length <= LIMITS.layerNames
      ? value
      : null;

function nodeOf(value: unknown): GraphNode | null {
  const { id, op, inputs, nodes, outputs, weights } = (value ?? {}) as Record<string, unknown>;
  const lists = [inputs, nodes, outputs, weights].map(textsOf);
  const [from, named, to, held] = lists;
  if (!isText(id) || typeof op !== "string" || !from || !named || !to || !held) return null;
  return { id, op, inputs: from, nodes: named, outputs: to, weights: held };
}

/** Reads what `writeGraphFile` wrote; nothing of it is trusted. */
export function readGraphFile(file: unknown): LayerGraph | { reason: string } {
  const { onnxGraph, nodes, notes } = (file ?? {}) as Record<string, unknown>;
  if (onnxGraph !== VERSION) return { reason: `is a graph file of another version than ${VERSION}: make it again` };
  if (!Array.isArray(nodes) || nodes.length === 0) return { reason: "is a graph file without nodes" };
  if (nodes.length > LIMITS.layers)
    return { reason: `has ${nodes.length} nodes; graphs of at most ${LIMITS.layers} are stored` };
  const found: GraphNode[] = [];
  const ids = new Set<string>();
  for (const [index, value] of nodes.entries()) {
    const node = nodeOf(value);
    if (!node) return { reason: `has a node ${index + 1} that is none` };
    if (ids.has(node.id)) return { reason: `has two nodes named ${JSON.stringify(node.id.slice(0, 60))}` };
    ids.add(node.id);
    found.push(node);
  }
  const ordered = orderNodes(found);
  if (!Array.isArray(ordered)) return ordered;
  return { nodes: ordered, notes: textsOf(notes) ?? [] };
}
