import { inapplicable } from "./chosen-layers";
import { fileName } from "./file-name";
import { pythonString, pythonStrings } from "./python-literal";
import { chosenNodes } from "./session-plan";
import { file, no, PYTHON, refused, type WorkaroundWriter, YES } from "./writer";

const PATHS = ["executorch"];

const applies: WorkaroundWriter["applies"] = ({ path }, treatment) => {
  if (treatment !== "cpu") return no({ reason: "other-treatment", treatments: ["cpu"] });
  return path !== null && !PATHS.includes(path) ? no({ reason: "other-path", path, paths: PATHS }) : YES;
};

/** Python with the nodes that ExecuTorch's QNN partitioner leaves to the CPU. */
export const executorchSkipNodes: WorkaroundWriter = {
  id: "executorch-skip-nodes",
  title: "ExecuTorch skip_node_id_set (Python)",
  applies,
  write: (input) => {
    const not = inapplicable(applies, input);
    if (not) return refused(not);
    const chosen = chosenNodes(input);
    if ("refusal" in chosen) return refused(chosen.refusal);
    const text = `# Leaves layers of ${pythonString(input.facts.model)} to the CPU: pass this to QnnPartitioner or build_executorch_binary
# as skip_node_id_set. Written by Driftgrid, explained in docs/workarounds.md.

SKIP_NODE_ID_SET = ${pythonStrings(chosen.nodes, ["{", "}"])}
`;
    return file(fileName(input.facts.model, "skip-nodes.py"), PYTHON, text, [{ note: "check-effect" }]);
  },
};
