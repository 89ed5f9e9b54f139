import { chosenLayers, inapplicable, layersWithout } from "./chosen-layers";
import { fileName } from "./file-name";
import { file, no, refused, type WorkaroundWriter, YES } from "./writer";

const PATHS = ["llama.cpp"];
/** How ggml writes its operators; nothing else may reach a shell. */
const OPERATOR = /^[A-Z][A-Z0-9_]*$/;

const applies: WorkaroundWriter["applies"] = ({ path }, treatment) => {
  if (treatment !== "cpu") return no({ reason: "other-treatment", treatments: ["cpu"] });
  return path !== null && !PATHS.includes(path) ? no({ reason: "other-path", path, paths: PATHS }) : YES;
};

/**
 * The environment variable that takes operators off the NPU in llama.cpp's Hexagon backend, all layers of an operator
 * alike: it is a pattern which an operator's whole name must match.
 */
export const llamaCppOpFilter: WorkaroundWriter = {
  id: "llama-cpp-op-filter",
  title: "llama.cpp GGML_HEXAGON_OPFILTER (shell)",
  applies,
  write: (input) => {
    const not = inapplicable(applies, input);
    if (not) return refused(not);
    const chosen = chosenLayers(input);
    if ("refusal" in chosen) return refused(chosen.refusal);
    const unknown = layersWithout(chosen.layers, ({ op }) => op !== null && OPERATOR.test(op));
    if (unknown.length > 0) return refused({ refusal: "operators-unknown", layers: unknown });
    const operators = [...new Set(chosen.layers.flatMap(({ op }) => op ?? []))];
    const ids = new Set(chosen.layers.map(({ id }) => id));
    const others = input.graph.layers.filter(({ id, op }) => !ids.has(id) && operators.includes(op ?? ""));
    const text = `# Set before the process loads the Hexagon backend. Written by Driftgrid, explained in docs/workarounds.md.
export GGML_HEXAGON_OPFILTER='${operators.join("|")}'
`;
    return file(fileName(input.facts.model, "op-filter.sh"), "text/x-shellscript", text, [
      { note: "whole-operators", operators, others: others.map(({ id }) => id) },
      { note: "check-effect" },
    ]);
  },
};
