import { findProvider, type Processor, QNN, uncountable } from "@/lib/formats/execution-providers";
import type { Importer } from "@/lib/formats/importer";
import { placedLayers } from "@/lib/formats/layers/placed-layers";
import { asText, member, shown } from "@/lib/formats/plain-value";
import { readJsonArray } from "@/lib/formats/read-json-array";
import { type Facts, nodeNames, type Read, readSupplements } from "@/lib/formats/read-supplements";

const ID = "ort-ep-assignment";
const MAX_NODES = 500_000;

type Node = { name: string; op: string };
type Subgraph = { provider: string; nodes: Node[] };

function subgraphOf(value: unknown): Subgraph | string {
  const provider = asText(member(value, "ep_name"));
  if (provider === null) return `ep_name is no name: ${shown(member(value, "ep_name"))}`;
  const nodes = member(value, "nodes");
  if (!Array.isArray(nodes)) return `nodes of ${provider} is no list`;
  const bad = nodes.findIndex((node: unknown) => asText(member(node, "op_type")) === null);
  if (bad >= 0) return `nodes[${bad}] of ${provider} has no op_type`;
  const textOf = (node: unknown, key: string) => asText(member(node, key)) ?? "";
  return { provider, nodes: nodes.map((node) => ({ name: textOf(node, "name"), op: textOf(node, "op_type") })) };
}

function factsOf(subgraphs: readonly Subgraph[]): Facts | string {
  const problem = uncountable(subgraphs.map(({ provider }) => provider));
  if (problem !== null) return problem;
  const notes: string[] = [];
  const on = (processor: Processor) =>
    subgraphs.filter(({ provider }) => findProvider(provider)?.processor === processor);
  const nodesOn = (processor: Processor) => on(processor).flatMap(({ nodes }) => nodes);
  // A context binary is one node here, however many it was made from.
  const closed = (nodes: readonly Node[]) => nodes.some(({ op }) => op === "EPContext");
  const count = (processor: Processor) => (closed(nodesOn(processor)) ? null : nodesOn(processor).length);
  const placement = { npu: count("npu"), gpu: count("gpu"), cpu: count("cpu") };
  if (Object.values(placement).includes(null)) notes.push("the nodes inside an EPContext node cannot be counted");
  if (subgraphs.some(({ provider }) => provider === QNN)) notes.push("QNN is taken as NPU: its backend is not named");
  const fallback = nodeNames([...nodesOn("gpu"), ...nodesOn("cpu")], notes);
  // What an EPContext node holds is hidden, and its own name is none of the model's.
  const placed = (["npu", "gpu", "cpu"] as const).flatMap((place) =>
    nodesOn(place).flatMap((node) => (node.op === "EPContext" ? [] : [{ ...node, place }])),
  );
  const layers = placedLayers(placed, notes);
  return { placement: { ...placement, fallback }, partitions: on("npu").length, ...layers, notes };
}

async function readAssignment(pieces: AsyncIterable<string>): Promise<Read> {
  const subgraphs: Subgraph[] = [];
  let nodes = 0;
  for await (const part of readJsonArray(pieces)) {
    if (part.kind === "problem") return { line: part.line, refused: part.reason };
    if (part.kind === "end") {
      if (!part.closed) return { line: null, refused: "ends early: its list is not closed, so nothing can be counted" };
      if (nodes === 0) return { line: 1, refused: "names no node" };
      const facts = factsOf(subgraphs);
      return typeof facts === "string" ? { line: 1, refused: facts } : { line: 1, facts };
    }
    const subgraph = subgraphOf(part.value);
    if (typeof subgraph === "string") return { line: part.line, refused: subgraph };
    nodes += subgraph.nodes.length;
    if (nodes > MAX_NODES) return { line: part.line, refused: `has more than ${MAX_NODES} nodes` };
    subgraphs.push(subgraph);
  }
  return { line: null, refused: "is empty" };
}

/**
 * What `get_provider_graph_assignment_info()` of ONNX Runtime 1.24 and later returns, dumped as
 * `[{ ep_name, nodes: [{ name, op_type, domain }] }]` (docs/formats.md has the script).
 */
export const ortEpAssignment: Importer = {
  id: ID,
  name: "ONNX Runtime EP assignment",
  detect: ({ text }) => (/^\s*\[\s*\{/.test(text) && /"ep_name"\s*:/.test(text) ? "reads" : null),
  read: (files, options) => readSupplements(ID, files, options, readAssignment),
};
