import type { Note } from "@/lib/domain/workaround-words";
import { appliesTo } from "./applies-to";
import { chosenLayers, chosenTensors, layersWithout } from "./chosen-layers";
import { pythonString } from "./python-literal";
import { makeWriter, PYTHON, type Refused, type WriterInput } from "./writer";

/** What is overridden, as the head of the file and its name say it, and the lines of the dictionary. */
type Overrides = { does: string; ending: string; lines: string[]; notes: Note[] };

/** 16-bit activations: every tensor that a chosen layer writes. */
function activations(input: WriterInput): Overrides | Refused {
  const chosen = chosenTensors(input);
  if ("refusal" in chosen) return chosen;
  const lines = chosen.tensors.map((name) => `${pythonString(name)}: [{"quant_type": QuantType.QUInt16}],`);
  return { does: "Keeps activations in 16 bits", ending: "16-bit-activations.py", lines, notes: [] };
}

/** Per-channel weights: one entry with the axis; ONNX Runtime makes a scale for every slice. A bias has no axis. */
function weights(input: WriterInput): Overrides | Refused {
  const chosen = chosenLayers(input);
  if ("refusal" in chosen) return chosen;
  const { layers } = chosen;
  const bare = layersWithout(layers, (layer) => layer.weights.length > 0);
  if (bare.length === layers.length) return { refusal: { refusal: "weight-names-unknown", layers: bare } };
  const flat = layers.filter((layer) => layer.weights.length > 0 && layer.weights.every(({ axis }) => axis === null));
  const lost = flat.flatMap((layer) => layer.weights.map(({ name }) => name));
  if (lost.length > 0) return { refusal: { refusal: "axis-unknown", tensors: lost } };
  const axes = layers.flatMap((layer) => layer.weights).filter(({ axis }) => axis !== null);
  const lines = [...new Map(axes.map(({ name, axis }) => [name, axis] as const))].map(
    ([name, axis]) => `${pythonString(name)}: [{"quant_type": QuantType.QInt8, "axis": ${axis}, "symmetric": True}],`,
  );
  const notes: Note[] = bare.length > 0 ? [{ note: "layers-without-weights", layers: bare }] : [];
  return { does: "Quantizes weights per channel", ending: "per-channel-weights.py", lines, notes };
}

/** Python with `TensorQuantOverrides` for ONNX Runtime's quantizer: 16-bit activations, or per-channel weights. */
export const ortTensorOverrides = makeWriter({
  id: "ort-tensor-overrides",
  title: "ONNX Runtime TensorQuantOverrides (Python)",
  applies: appliesTo(["int16", "per-channel"], ["ort-qnn", "ort-qnn-context"]),
  choose: (input) => (input.choice.treatment === "per-channel" ? weights(input) : activations(input)),
  draft: ({ does, ending, lines, notes }, { facts }) => ({
    ending,
    mediaType: PYTHON,
    text: `# ${does} in layers of ${pythonString(facts.model)}, with ONNX Runtime's quantizer.
# Written by Driftgrid, explained in docs/workarounds.md. Keep the other arguments of your own quantization.
#
#     quantize_with("model.onnx", "model.qdq.onnx", reader)
from onnxruntime.quantization import QuantType

INIT_OVERRIDES = {
${lines.map((line) => `    ${line}\n`).join("")}}


def quantize_with(source, target, reader, **arguments):
    """Quantizes for QNN. Raises when a tensor is not there."""
    import onnx
    from onnxruntime.quantization import quantize
    from onnxruntime.quantization.execution_providers.qnn import get_qnn_qdq_config

    graph = onnx.load(source, load_external_data=False).graph
    names = {name for node in graph.node for name in [*node.input, *node.output]}
    missing = sorted(set(INIT_OVERRIDES) - names)
    if missing:
        raise ValueError(f"the model has no tensor {missing}")
    quantize(source, target, get_qnn_qdq_config(source, reader, init_overrides=INIT_OVERRIDES, **arguments))
`,
    notes,
  }),
});
