import { LIMITS } from "@/lib/contract/limits";
import { type Processor, qnnProcessor } from "@/lib/formats/execution-providers";
import type { Importer } from "@/lib/formats/importer";
import { placedLayers } from "@/lib/formats/layers/placed-layers";
import { asText, isObject, member, shown } from "@/lib/formats/plain-value";
import { cleanText, type Facts, nodeNames, type Read, readSupplements } from "@/lib/formats/read-supplements";

const ID = "qnn-op-trace";
/** A trace names each node a few times; a model of 20,000 nodes has some 10 MB. */
export const MAX_CHARACTERS = 64 * 1024 * 1024;

type Node = { name: string; op: string; reason: string };

const countOf = (value: unknown): number | null =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : null;

/** Nodes that QNN did not take, in the order of the file; the same node once. */
function unsupported(trace: unknown): Node[] | string {
  const list = member(trace, "unsupported_nodes");
  if (!Array.isArray(list)) return `unsupported_nodes is no list: ${shown(list)}`;
  const bad = list.findIndex((node: unknown) => typeof member(node, "node_name") !== "string");
  if (bad >= 0) return `unsupported_nodes[${bad}] has no node_name`;
  return list.map((node: unknown) => ({
    name: String(member(node, "node_name")),
    op: asText(member(node, "op_type")) ?? "",
    reason: asText(member(node, "reason")) ?? "",
  }));
}

/** ONNX nodes that QNN took, by the operators it made of them; the same node may stand in several. */
function supported(trace: unknown): { name: string; op: string }[] {
  const traces = member(trace, "subgraph_traces");
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  return list(traces)
    .flatMap((one) => list(member(one, "op_mappings")))
    .flatMap((mapping) => list(member(mapping, "sources")))
    .flatMap((source) => {
      const name = member(source, "name");
      return member(source, "type") === "OP" && typeof name === "string" ? [{ name, op: "" }] : [];
    });
}

/** Targets of version 2 (one for each chip it was compiled for) and of version 1 (one, at the root). */
function targetsOf(trace: unknown): string[] {
  const traces = member(trace, "soc_traces");
  const targets = Array.isArray(traces)
    ? traces.map((one: unknown) => member(one, "compilation_target"))
    : [member(trace, "compilation_target")].filter(isObject);
  return targets.map((target) => {
    const architecture = asText(member(target, "htp_arch"));
    const model = asText(member(target, "soc_model"));
    // 0 is QNN's word for an unknown chip.
    const parts = [architecture, model === null || model === "0" ? null : `soc_model ${model}`];
    return cleanText(parts.filter((part) => part !== null).join(" ") || "an unnamed chip", 80);
  });
}

function placementOf(
  processor: Processor,
  taken: number,
  refused: readonly Node[],
  notes: string[],
): Facts["placement"] {
  const placement = { npu: 0, gpu: 0, cpu: refused.length };
  placement[processor] += taken;
  return { ...placement, fallback: nodeNames(refused, notes) };
}

function countsOf(trace: unknown, refused: readonly Node[]): { taken: number; partitions: number } | string {
  const summary = member(trace, "summary");
  const [taken, left, total, partitions] = [
    "supported_nodes",
    "unsupported_nodes",
    "total_onnx_nodes",
    "qnn_subgraphs",
  ].map((key) => countOf(member(summary, key)));
  if (taken == null) return `summary.supported_nodes is no count: ${shown(member(summary, "supported_nodes"))}`;
  if (partitions == null) return `summary.qnn_subgraphs is no count: ${shown(member(summary, "qnn_subgraphs"))}`;
  if (left !== refused.length)
    return `summary.unsupported_nodes is ${shown(member(summary, "unsupported_nodes"))}, but ${refused.length} are listed`;
  if (total !== taken + refused.length)
    return `summary.total_onnx_nodes is ${shown(member(summary, "total_onnx_nodes"))}, which is not ${taken} + ${refused.length}`;
  return { taken, partitions };
}

function factsOf(trace: unknown): Facts | string {
  if (!isObject(trace) || !("subgraph_traces" in trace || "unsupported_nodes" in trace)) return "is no QNN op trace";
  const version = member(trace, "schema_version") ?? 1;
  if (version !== 1 && version !== 2) return `schema_version ${shown(version)} is not known: 1 and 2 are read`;
  const refused = unsupported(trace);
  if (typeof refused === "string") return refused;
  const counts = countsOf(trace, refused);
  if (typeof counts === "string") return counts;
  const backend = asText(member(trace, "backend_type")) ?? "";
  const processor = qnnProcessor(backend);
  if (processor === null)
    return `unknown QNN backend ${JSON.stringify(backend.slice(0, 60))}: htp, gpu and cpu are read`;

  const notes: string[] = [];
  const targets = targetsOf(trace);
  if (targets.length > 0) notes.push(`compiled for ${targets.slice(0, 20).join(", ")}`);
  // A node of several targets is listed when one of them refused it.
  const told = targets.length <= 1 || refused.length === 0;
  if (!told) notes.push("where nodes ran is left out: which of them this run's chip refused is not said");
  const fallbackReasons = refused
    .filter(({ reason }) => reason !== "")
    .slice(0, LIMITS.fallback)
    .map(({ name, op, reason }) => ({
      node: nodeNames([{ name, op }], [])[0] ?? "",
      reason: cleanText(reason, LIMITS.text),
    }));
  const placed = [
    ...supported(trace).map((node) => ({ ...node, place: processor })),
    ...refused.map(({ name, op }) => ({ name, op, place: "cpu" as const })),
  ];
  return {
    ...(told && placedLayers(placed, notes)),
    ...(told && { placement: placementOf(processor, counts.taken, refused, notes) }),
    ...(processor === "npu" && { partitions: counts.partitions }),
    ...(fallbackReasons.length > 0 && { fallbackReasons }),
    notes,
  };
}

async function readTrace(pieces: AsyncIterable<string>): Promise<Read> {
  const parts: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > MAX_CHARACTERS) return { line: null, refused: `is larger than ${MAX_CHARACTERS} characters` };
    parts.push(piece);
  }
  const text = parts.join("");
  if (text.trim() === "") return { line: null, refused: "is empty" };
  let trace: unknown;
  try {
    trace = JSON.parse(text);
  } catch (error) {
    return { line: null, refused: `is not valid JSON: ${String(error).slice(0, 160)}` };
  }
  const facts = factsOf(trace);
  return typeof facts === "string" ? { line: null, refused: facts } : { line: null, facts };
}

/** `qnn_op_trace.json` of the QNN EP 2.4 and later: what QNN took, and why it left the rest. */
export const qnnOpTrace: Importer = {
  id: ID,
  name: "QNN op trace",
  detect: ({ path, text }) =>
    /(^|\/)qnn_op_trace[^/]*\.json$/i.test(path) || (/^\s*\{/.test(text) && /"subgraph_traces"\s*:/.test(text))
      ? "reads"
      : null,
  read: (files, options) => readSupplements(ID, files, options, readTrace),
};
