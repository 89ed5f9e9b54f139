import type { Treatment, WorkaroundLayer } from "@/lib/domain/workaround";
import type { Note, Refusal } from "@/lib/domain/workaround-words";
import { chosenLayers, inapplicable, layersWithout } from "./chosen-layers";
import { fileName } from "./file-name";
import { pythonString } from "./python-literal";
import { file, no, PYTHON, refused, type WorkaroundWriter, YES } from "./writer";

const TREATMENTS: readonly Treatment[] = ["int16", "per-channel"];
const PATHS = ["ort-qnn", "ort-qnn-context"];

const applies: WorkaroundWriter["applies"] = ({ path }, treatment) => {
  if (!TREATMENTS.includes(treatment)) return no({ reason: "other-treatment", treatments: TREATMENTS });
  return path !== null && !PATHS.includes(path) ? no({ reason: "other-path", path, paths: PATHS }) : YES;
};

type Overrides = { lines: string[]; notes: Note[] } | { refusal: Refusal };

/** 16-bit activations: every tensor that a chosen layer writes. */
function activations(layers: readonly WorkaroundLayer[]): Overrides {
  const unnamed = layersWithout(layers, ({ outputs }) => outputs.length > 0);
  if (unnamed.length > 0) return { refusal: { refusal: "tensor-names-unknown", layers: unnamed } };
  const names = [...new Set(layers.flatMap(({ outputs }) => outputs.map(({ name }) => name)))];
  return { lines: names.map((name) => `${pythonString(name)}: [{"quant_type": QuantType.QUInt16}],`), notes: [] };
}

/** Per-channel weights: one entry with the axis; ONNX Runtime makes a scale for every slice. A bias has no axis. */
function weights(layers: readonly WorkaroundLayer[]): Overrides {
  const bare = layersWithout(layers, (layer) => layer.weights.length > 0);
  if (bare.length === layers.length) return { refusal: { refusal: "weight-names-unknown", layers: bare } };
  const flat = layers.filter((layer) => layer.weights.length > 0 && layer.weights.every(({ axis }) => axis === null));
  const lost = flat.flatMap((layer) => layer.weights.map(({ name }) => name));
  if (lost.length > 0) return { refusal: { refusal: "axis-unknown", tensors: lost } };
  const axes = layers.flatMap((layer) => layer.weights).filter(({ axis }) => axis !== null);
  const lines = [...new Map(axes.map(({ name, axis }) => [name, axis] as const))].map(
    ([name, axis]) => `${pythonString(name)}: [{"quant_type": QuantType.QInt8, "axis": ${axis}, "symmetric": True}],`,
  );
  return { lines, notes: bare.length > 0 ? [{ note: "layers-without-weights", layers: bare }] : [] };
}

/** Python with `TensorQuantOverrides` for ONNX Runtime's quantizer: 16-bit activations, or per-channel weights. */
export const ortTensorOverrides: WorkaroundWriter = {
  id: "ort-tensor-overrides",
  title: "ONNX Runtime TensorQuantOverrides (Python)",
  applies,
  write: (input) => {
    const not = inapplicable(applies, input);
    if (not) return refused(not);
    const chosen = chosenLayers(input);
    if ("refusal" in chosen) return refused(chosen.refusal);
    const perChannel = input.choice.treatment === "per-channel";
    const overrides = perChannel ? weights(chosen.layers) : activations(chosen.layers);
    if ("refusal" in overrides) return refused(overrides.refusal);
    const what = perChannel ? "Quantizes weights per channel" : "Keeps activations in 16 bits";
    const text = `# ${what} in layers of ${pythonString(input.facts.model)}, with ONNX Runtime's quantizer.
# Written by Driftgrid, explained in docs/workarounds.md. Keep the other arguments of your own quantization.
#
#     quantize_with("model.onnx", "model.qdq.onnx", reader)
from onnxruntime.quantization import QuantType

INIT_OVERRIDES = {
${overrides.lines.map((line) => `    ${line}\n`).join("")}}


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
`;
    const ending = perChannel ? "per-channel-weights.py" : "16-bit-activations.py";
    return file(fileName(input.facts.model, ending), PYTHON, text, overrides.notes);
  },
};
