import type { Note } from "@/lib/domain/workaround-words";
import { CHECK_ASSIGNMENT } from "./check-assignment";
import { inapplicable } from "./chosen-layers";
import { fileName } from "./file-name";
import { ANNOTATED } from "./ort-versions";
import { pythonString, pythonStrings } from "./python-literal";
import { appliesToSession, chosenNodes, sessionNotes } from "./session-plan";
import { file, PYTHON, refused, type WorkaroundWriter } from "./writer";

/** Key of a node's metadata which ONNX Runtime reads, and the value that is given to the chosen nodes. */
export const ANNOTATION_KEY = "layer_ann";
export const ANNOTATION = "driftgrid_cpu";

const applies: WorkaroundWriter["applies"] = (facts, treatment) => appliesToSession(ANNOTATED, facts, treatment);

/**
 * Python that writes an annotation into a copy of the model and assigns it to the CPU: for versions which cannot assign
 * by name, and for names that the text of the option cannot say. Matches nodes exactly.
 */
export const ortLayerAnnotations: WorkaroundWriter = {
  id: "ort-layer-annotations",
  title: "ONNX Runtime layer annotations (Python)",
  applies,
  write: (input) => {
    const not = inapplicable(applies, input);
    if (not) return refused(not);
    const chosen = chosenNodes(input);
    if ("refusal" in chosen) return refused(chosen.refusal);
    const notes: Note[] = [...sessionNotes(ANNOTATED, input.facts), { note: "model-rewritten", key: ANNOTATION_KEY }];
    const text = `# Runs layers of ${pythonString(input.facts.model)} on the CPU. Needs ONNX Runtime ${ANNOTATED.since} or later and the onnx package.
# Written by Driftgrid, explained in docs/workarounds.md.
#
#     annotate("model.onnx", "annotated.onnx")
#     options = onnxruntime.SessionOptions()
#     configure(options)
#     session = onnxruntime.InferenceSession("annotated.onnx", options, providers=[...])
#     check(session)
import json

CPU_NODES = ${pythonStrings(chosen.nodes, ["[", "]"])}

SESSION_ENTRIES = {
    ${pythonString(ANNOTATED.key)}: ${pythonString(`cpu(=${ANNOTATION})`)},
    "session.record_ep_graph_assignment_info": "1",
}


def annotate(source, target):
    """Writes a copy of the model in which the nodes carry the annotation. Raises when a node is not there."""
    import onnx

    model = onnx.load(source)
    missing = set(CPU_NODES)
    for node in model.graph.node:
        if node.name in CPU_NODES:
            missing.discard(node.name)
            for kept in [entry for entry in node.metadata_props if entry.key == ${pythonString(ANNOTATION_KEY)}]:
                node.metadata_props.remove(kept)
            node.metadata_props.add(key=${pythonString(ANNOTATION_KEY)}, value=${pythonString(ANNOTATION)})
    if missing:
        raise ValueError(f"the model has no node {sorted(missing)}")
    onnx.save(model, target)


def configure(options):
    """Must be called before the session is created."""
    for key, value in SESSION_ENTRIES.items():
        options.add_session_config_entry(key, value)

${CHECK_ASSIGNMENT}`;
    return file(fileName(input.facts.model, "annotate-cpu-layers.py"), PYTHON, text, notes);
  },
};
