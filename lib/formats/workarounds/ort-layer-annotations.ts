import { chosenNodes } from "./chosen-layers";
import { ANNOTATED } from "./ort-versions";
import { pythonString } from "./python-literal";
import { appliesToSession, sessionEntries, sessionNotes } from "./session-plan";
import { SESSION_FUNCTIONS, sessionConstants } from "./session-python";
import { makeWriter, PYTHON } from "./writer";

/** Key of a node's metadata which ONNX Runtime reads, and the value that is given to the chosen nodes. */
export const ANNOTATION_KEY = "layer_ann";
export const ANNOTATION = "driftgrid_cpu";

/**
 * Python that writes an annotation into a copy of the model and assigns it to the CPU: for versions which cannot assign
 * by name, and for names that the text of the option cannot say. Matches nodes exactly.
 */
export const ortLayerAnnotations = makeWriter({
  id: "ort-layer-annotations",
  title: "ONNX Runtime layer annotations (Python)",
  applies: appliesToSession(ANNOTATED),
  choose: chosenNodes,
  draft: ({ nodes }, { facts }) => ({
    ending: "annotate-cpu-layers.py",
    mediaType: PYTHON,
    text: `# Runs layers of ${pythonString(facts.model)} on the CPU. Needs ONNX Runtime ${ANNOTATED.since} or later and the onnx package.
# Written by Driftgrid, explained in docs/workarounds.md.
#
#     annotate("model.onnx", "annotated.onnx")
#     options = onnxruntime.SessionOptions()
#     configure(options)
#     session = onnxruntime.InferenceSession("annotated.onnx", options, providers=[...])
#     check(session)
import json

${sessionConstants(nodes, sessionEntries(ANNOTATED, `cpu(=${ANNOTATION})`))}

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

${SESSION_FUNCTIONS}`,
    notes: [...sessionNotes(ANNOTATED, facts), { note: "model-rewritten", key: ANNOTATION_KEY }],
  }),
});
