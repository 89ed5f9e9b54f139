import { CHECK_ASSIGNMENT } from "./check-assignment";
import { inapplicable } from "./chosen-layers";
import { fileName } from "./file-name";
import { NAME_BASED } from "./ort-versions";
import { pythonString, pythonStrings } from "./python-literal";
import { appliesToSession, planSession } from "./session-plan";
import { file, PYTHON, refused, type WorkaroundWriter } from "./writer";

const applies: WorkaroundWriter["applies"] = (facts, treatment) => appliesToSession(NAME_BASED, facts, treatment);

/** Python that sets the session option which assigns nodes to the CPU by name, and checks that it took effect. */
export const ortSessionPython: WorkaroundWriter = {
  id: "ort-session-python",
  title: "ONNX Runtime session entry (Python)",
  applies,
  write: (input) => {
    const not = inapplicable(applies, input);
    if (not) return refused(not);
    const plan = planSession(input);
    if ("refusal" in plan) return refused(plan.refusal);
    const entries = Object.entries(plan.entries)
      .map(([key, value]) => `    ${pythonString(key)}: ${pythonString(value)},\n`)
      .join("");
    const text = `# Runs layers of ${pythonString(input.facts.model)} on the CPU. Needs ONNX Runtime ${NAME_BASED.since} or later.
# Written by Driftgrid, explained in docs/workarounds.md.
#
#     options = onnxruntime.SessionOptions()
#     configure(options)
#     session = onnxruntime.InferenceSession("model.onnx", options, providers=[...])
#     check(session)
import json

CPU_NODES = ${pythonStrings(plan.nodes, ["[", "]"])}

SESSION_ENTRIES = {
${entries}}


def configure(options):
    """Must be called before the session is created."""
    for key, value in SESSION_ENTRIES.items():
        options.add_session_config_entry(key, value)

${CHECK_ASSIGNMENT}`;
    return file(fileName(input.facts.model, "cpu-layers.py"), PYTHON, text, plan.notes);
  },
};
