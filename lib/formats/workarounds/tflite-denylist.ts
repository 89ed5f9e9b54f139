import { chosenTensors } from "./chosen-layers";
import { appliesToFloatLayers, floatNote } from "./float-layers";
import { pythonString, pythonStrings } from "./python-literal";
import { makeWriter, PYTHON } from "./writer";

/** Python with the nodes that TFLite's quantizer leaves in float, by the names of the tensors they write. */
export const tfliteDenylist = makeWriter({
  id: "tflite-denylist",
  title: "TFLite denylisted_nodes (Python)",
  applies: appliesToFloatLayers(["litert"]),
  choose: chosenTensors,
  draft: ({ tensors }, { facts }) => ({
    ending: "denylist.py",
    mediaType: PYTHON,
    text: `# Leaves layers of ${pythonString(facts.model)} in float: pass this to tf.lite.experimental.QuantizationDebugOptions
# as denylisted_nodes. Written by Driftgrid, explained in docs/workarounds.md.

DENYLISTED_NODES = ${pythonStrings(tensors, ["[", "]"])}
`,
    notes: [floatNote(facts)],
  }),
});
