import { type WorkaroundFacts, whereFloatLayersRun } from "@/lib/domain/workaround";
import type { Note } from "@/lib/domain/workaround-words";
import { appliesTo } from "./applies-to";
import { chosenNodes } from "./chosen-layers";
import { layerAssignment, MAX_OTHERS, namesAround, UNCARRIED, uncarried } from "./layer-assignment";
import { ANNOTATED, has, NAME_BASED } from "./ort-versions";
import type { Refused, WorkaroundWriter, WriterInput } from "./writer";

type SessionOption = typeof NAME_BASED | typeof ANNOTATED;

/** Paths that create an ONNX Runtime session beside an accelerator. */
const PATHS = ["ort-qnn", "ort-qnn-context", "ort-dml"];
/** Nodes around a quantized layer: they follow it. */
const QDQ = new Set(["QuantizeLinear", "DequantizeLinear"]);

/** Writers that do the same in an older version; none where only splitting the model is left. */
function insteadOf(option: SessionOption, version: string, facts: WorkaroundFacts): string[] {
  if (option === NAME_BASED && has(ANNOTATED, version) !== "absent") return ["ort-layer-annotations"];
  return whereFloatLayersRun(facts) === "npu" ? [] : ["ort-nodes-to-exclude"];
}

/** Whether a layer can be put on the CPU by an option of the session. */
export function appliesToSession(option: SessionOption): WorkaroundWriter["applies"] {
  return appliesTo(["cpu"], PATHS, (facts) => {
    const { onnxruntime } = facts;
    if (onnxruntime === null || has(option, onnxruntime) !== "absent") return null;
    const instead = insteadOf(option, onnxruntime, facts);
    return { reason: "version-lacks-it", tool: "onnxruntime", version: onnxruntime, since: option.since, instead };
  });
}

/** Notes that hold for every file which sets an option of the session. */
export function sessionNotes(option: SessionOption, facts: WorkaroundFacts): Note[] {
  const { onnxruntime: version, path } = facts;
  const notes: Note[] = [{ note: "check-effect" }];
  if (version === null || has(option, version) === "unchecked")
    notes.push({ note: "version-unchecked", tool: "onnxruntime", version, since: option.since });
  if (path === null || path === "ort-qnn-context") notes.push({ note: "rebuild-context" });
  return notes;
}

/** The session's configuration entries that assign nodes and keep where they went, so that it can be checked. */
export function sessionEntries({ key }: SessionOption, assignment: string): Record<string, string> {
  return { [key]: assignment, "session.record_ep_graph_assignment_info": "1" };
}

export type SessionPlan = { nodes: string[]; entries: Record<string, string>; notes: Note[] };

/** The session's configuration entries that put the chosen layers on the CPU by name; else why there are none. */
export function planSession(input: WriterInput): SessionPlan | Refused {
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
  return { nodes, entries: sessionEntries(NAME_BASED, layerAssignment(nodes, others)), notes };
}
