import { inapplicable } from "./chosen-layers";
import { fileName } from "./file-name";
import { NAME_BASED } from "./ort-versions";
import { appliesToSession, planSession } from "./session-plan";
import { file, JSON_TYPE, refused, type WorkaroundWriter } from "./writer";

const applies: WorkaroundWriter["applies"] = (facts, treatment) => appliesToSession(NAME_BASED, facts, treatment);

/** The same session options as JSON: configuration keys to values, both text, for any of ONNX Runtime's languages. */
export const ortSessionJson: WorkaroundWriter = {
  id: "ort-session-json",
  title: "ONNX Runtime session options (JSON)",
  applies,
  write: (input) => {
    const not = inapplicable(applies, input);
    if (not) return refused(not);
    const plan = planSession(input);
    if ("refusal" in plan) return refused(plan.refusal);
    const text = `${JSON.stringify(plan.entries, null, 2)}\n`;
    return file(fileName(input.facts.model, "session-options.json"), JSON_TYPE, text, plan.notes);
  },
};
