import { chosenLayers, inapplicable, layersWithout } from "./chosen-layers";
import { fileName } from "./file-name";
import { appliesToFloatLayers, floatNote } from "./float-layers";
import { pythonString, pythonStrings } from "./python-literal";
import { file, PYTHON, refused, type WorkaroundWriter } from "./writer";

const applies: WorkaroundWriter["applies"] = (facts, treatment) => appliesToFloatLayers(facts, treatment, ["litert"]);

/** Python with the nodes that TFLite's quantizer leaves in float, by the names of the tensors they write. */
export const tfliteDenylist: WorkaroundWriter = {
  id: "tflite-denylist",
  title: "TFLite denylisted_nodes (Python)",
  applies,
  write: (input) => {
    const not = inapplicable(applies, input);
    if (not) return refused(not);
    const chosen = chosenLayers(input);
    if ("refusal" in chosen) return refused(chosen.refusal);
    const unnamed = layersWithout(chosen.layers, ({ outputs }) => outputs.length > 0);
    if (unnamed.length > 0) return refused({ refusal: "tensor-names-unknown", layers: unnamed });
    const names = [...new Set(chosen.layers.flatMap(({ outputs }) => outputs.map(({ name }) => name)))];
    const text = `# Leaves layers of ${pythonString(input.facts.model)} in float: pass this to tf.lite.experimental.QuantizationDebugOptions
# as denylisted_nodes. Written by Driftgrid, explained in docs/workarounds.md.

DENYLISTED_NODES = ${pythonStrings(names, ["[", "]"])}
`;
    return file(fileName(input.facts.model, "denylist.py"), PYTHON, text, [floatNote(input.facts)]);
  },
};
