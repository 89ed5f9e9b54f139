import {
  type Treatment,
  type WorkaroundFacts,
  type WorkaroundLayer,
  whereFloatLayersRun,
} from "@/lib/domain/workaround";
import type { Note, Refusal } from "@/lib/domain/workaround-words";
import { chosenLayers, layersWithout } from "./chosen-layers";
import { layerAssignment, MAX_OTHERS, namesAround, UNCARRIED, uncarried } from "./layer-assignment";
import { ANNOTATED, has, NAME_BASED } from "./ort-versions";
import { type Applies, no, type WriterInput, YES } from "./writer";

/** Paths that create an ONNX Runtime session beside an accelerator. */
const PATHS = ["ort-qnn", "ort-qnn-context", "ort-dml"];
/** Nodes around a quantized layer: they follow it. */
const QDQ = new Set(["QuantizeLinear", "DequantizeLinear"]);

/** Writers that do the same in an older version; none where only splitting the model is left. */
function insteadOf(option: typeof NAME_BASED | typeof ANNOTATED, version: string, facts: WorkaroundFacts): string[] {
  if (option === NAME_BASED && has(ANNOTATED, version) !== "absent") return ["ort-layer-annotations"];
  return whereFloatLayersRun(facts) === "npu" ? [] : ["ort-nodes-to-exclude"];
}

/** Whether a layer can be put on the CPU by an option of the session. */
export function appliesToSession(
  option: typeof NAME_BASED | typeof ANNOTATED,
  facts: WorkaroundFacts,
  treatment: Treatment,
): Applies {
  const { path, onnxruntime } = facts;
  if (treatment !== "cpu") return no({ reason: "other-treatment", treatments: ["cpu"] });
  if (path !== null && !PATHS.includes(path)) return no({ reason: "other-path", path, paths: PATHS });
  if (onnxruntime === null || has(option, onnxruntime) !== "absent") return YES;
  const instead = insteadOf(option, onnxruntime, facts);
  return no({ reason: "version-lacks-it", tool: "onnxruntime", version: onnxruntime, since: option.since, instead });
}

/** Notes that hold for every file which sets an option of the session. */
export function sessionNotes(option: typeof NAME_BASED | typeof ANNOTATED, facts: WorkaroundFacts): Note[] {
  const { onnxruntime: version, path } = facts;
  const notes: Note[] = [{ note: "check-effect" }];
  if (version === null || has(option, version) === "unchecked")
    notes.push({ note: "version-unchecked", tool: "onnxruntime", version, since: option.since });
  if (path === null || path === "ort-qnn-context") notes.push({ note: "rebuild-context" });
  return notes;
}

/** Names of the chosen layers' nodes, each told apart from every other node; else why that cannot be. */
export function chosenNodes(input: WriterInput): { nodes: string[]; layers: WorkaroundLayer[] } | { refusal: Refusal } {
  const chosen = chosenLayers(input);
  if ("refusal" in chosen) return chosen;
  const unnamed = layersWithout(chosen.layers, ({ nodes }) => nodes.length > 0 && nodes.every((name) => name !== ""));
  if (unnamed.length > 0) return { refusal: { refusal: "node-names-unknown", layers: unnamed } };
  const nodes = [...new Set(chosen.layers.flatMap((layer) => layer.nodes))];
  const wanted = new Set(nodes);
  const ids = new Set(chosen.layers.map(({ id }) => id));
  const others = input.graph.layers.filter(({ id }) => !ids.has(id)).flatMap((layer) => layer.nodes);
  const shared = [...new Set(others.filter((name) => wanted.has(name)))];
  if (shared.length > 0) return { refusal: { refusal: "names-repeat", names: shared } };
  return { nodes, layers: chosen.layers };
}

export type SessionPlan = { nodes: string[]; entries: Record<string, string>; notes: Note[] };

/** The session's configuration entries that put the chosen layers on the CPU by name; else why there are none. */
export function planSession(input: WriterInput): SessionPlan | { refusal: Refusal } {
  const chosen = chosenNodes(input);
  if ("refusal" in chosen) return chosen;
  const { nodes } = chosen;
  const named = input.graph.layers.filter(({ op }) => op === null || !QDQ.has(op)).flatMap((layer) => layer.nodes);
  const others = namesAround(nodes, named);
  if (others.length > MAX_OTHERS)
    return { refusal: { refusal: "too-ambiguous", others: others.length, limit: MAX_OTHERS } };
  const unsaid = uncarried([...nodes, ...others]);
  if (unsaid.length > 0) return { refusal: { refusal: "name-not-carried", names: unsaid, characters: UNCARRIED } };
  const notes = sessionNotes(NAME_BASED, input.facts);
  if (others.length > 0) notes.push({ note: "others-kept-off", nodes: others });
  if (!input.graph.complete) notes.push({ note: "graph-incomplete" });
  const entries = {
    [NAME_BASED.key]: layerAssignment(nodes, others),
    "session.record_ep_graph_assignment_info": "1",
  };
  return { nodes, entries, notes };
}
