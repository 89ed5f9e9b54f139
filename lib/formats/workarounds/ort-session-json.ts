import { NAME_BASED } from "./ort-versions";
import { appliesToSession, planSession } from "./session-plan";
import { JSON_TYPE, makeWriter } from "./writer";

/** The same session options as JSON: configuration keys to values, both text, for any of ONNX Runtime's languages. */
export const ortSessionJson = makeWriter({
  id: "ort-session-json",
  title: "ONNX Runtime session options (JSON)",
  applies: appliesToSession(NAME_BASED),
  choose: planSession,
  draft: ({ entries, notes }) => ({
    ending: "session-options.json",
    mediaType: JSON_TYPE,
    text: `${JSON.stringify(entries, null, 2)}\n`,
    notes,
  }),
});
