import { chosenNodes } from "./chosen-layers";
import { appliesToFloatLayers, floatNote } from "./float-layers";
import { pythonString, pythonStrings } from "./python-literal";
import { makeWriter, PYTHON } from "./writer";

/** Python that leaves the chosen nodes out of quantization with ONNX Runtime's quantizer. */
export const ortNodesToExclude = makeWriter({
  id: "ort-nodes-to-exclude",
  title: "ONNX Runtime nodes_to_exclude (Python)",
  applies: appliesToFloatLayers(["ort-qnn", "ort-qnn-context"]),
  choose: chosenNodes,
  draft: ({ nodes }, { facts }) => ({
    ending: "exclude-layers.py",
    mediaType: PYTHON,
    text: `# Leaves layers of ${pythonString(facts.model)} out of quantization: they stay in float.
# Written by Driftgrid, explained in docs/workarounds.md. Keep the other arguments of your own quantization.
#
#     quantize_without("model.onnx", "model.qdq.onnx", reader)

NODES_TO_EXCLUDE = ${pythonStrings(nodes, ["[", "]"])}


def quantize_without(source, target, reader, **arguments):
    """Quantizes for QNN. Raises when a node is not there, since a name that matches nothing is ignored."""
    import onnx
    from onnxruntime.quantization import quantize
    from onnxruntime.quantization.execution_providers.qnn import get_qnn_qdq_config

    names = {node.name for node in onnx.load(source, load_external_data=False).graph.node}
    missing = sorted(set(NODES_TO_EXCLUDE) - names)
    if missing:
        raise ValueError(f"the model has no node {missing}")
    quantize(source, target, get_qnn_qdq_config(source, reader, nodes_to_exclude=NODES_TO_EXCLUDE, **arguments))
`,
    notes: [floatNote(facts)],
  }),
});
