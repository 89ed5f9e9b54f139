import { appliesTo } from "./applies-to";
import { chosenNodes } from "./chosen-layers";
import { pythonString, pythonStrings } from "./python-literal";
import { makeWriter, PYTHON } from "./writer";

/** Python with the nodes that ExecuTorch's QNN partitioner leaves to the CPU. */
export const executorchSkipNodes = makeWriter({
  id: "executorch-skip-nodes",
  title: "ExecuTorch skip_node_id_set (Python)",
  applies: appliesTo(["cpu"], ["executorch"]),
  choose: chosenNodes,
  draft: ({ nodes }, { facts }) => ({
    ending: "skip-nodes.py",
    mediaType: PYTHON,
    text: `# Leaves layers of ${pythonString(facts.model)} to the CPU: pass this to QnnPartitioner or build_executorch_binary
# as skip_node_id_set. Written by Driftgrid, explained in docs/workarounds.md.

SKIP_NODE_ID_SET = ${pythonStrings(nodes, ["{", "}"])}
`,
    notes: [{ note: "check-effect" }],
  }),
});
