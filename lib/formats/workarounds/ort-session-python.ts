import { NAME_BASED } from "./ort-versions";
import { pythonString } from "./python-literal";
import { appliesToSession, planSession } from "./session-plan";
import { SESSION_FUNCTIONS, sessionConstants } from "./session-python";
import { makeWriter, PYTHON } from "./writer";

/** Python that sets the session option which assigns nodes to the CPU by name, and checks that it took effect. */
export const ortSessionPython = makeWriter({
  id: "ort-session-python",
  title: "ONNX Runtime session entry (Python)",
  applies: appliesToSession(NAME_BASED),
  choose: planSession,
  draft: ({ nodes, entries, notes }, { facts }) => ({
    ending: "cpu-layers.py",
    mediaType: PYTHON,
    text: `# Runs layers of ${pythonString(facts.model)} on the CPU. Needs ONNX Runtime ${NAME_BASED.since} or later.
# Written by Driftgrid, explained in docs/workarounds.md.
#
#     options = onnxruntime.SessionOptions()
#     configure(options)
#     session = onnxruntime.InferenceSession("model.onnx", options, providers=[...])
#     check(session)
import json

${sessionConstants(nodes, entries)}
${SESSION_FUNCTIONS}`,
    notes,
  }),
});
