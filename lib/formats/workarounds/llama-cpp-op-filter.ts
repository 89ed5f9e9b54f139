import { appliesTo } from "./applies-to";
import { chosenLayers, layersWithout } from "./chosen-layers";
import { makeWriter } from "./writer";

/** How ggml writes its operators; nothing else may reach a shell. */
const OPERATOR = /^[A-Z][A-Z0-9_]*$/;

/**
 * The environment variable that takes operators off the NPU in llama.cpp's Hexagon backend, all layers of an operator
 * alike: it is a pattern which an operator's whole name must match.
 */
export const llamaCppOpFilter = makeWriter({
  id: "llama-cpp-op-filter",
  title: "llama.cpp GGML_HEXAGON_OPFILTER (shell)",
  applies: appliesTo(["cpu"], ["llama.cpp"]),
  choose: chosenLayers,
  draft: ({ layers }, { graph }) => {
    const unknown = layersWithout(layers, ({ op }) => op !== null && OPERATOR.test(op));
    if (unknown.length > 0) return { refusal: { refusal: "operators-unknown", layers: unknown } };
    const operators = [...new Set(layers.flatMap(({ op }) => op ?? []))];
    const ids = new Set(layers.map(({ id }) => id));
    const others = graph.layers.filter(({ id, op }) => !ids.has(id) && operators.includes(op ?? ""));
    return {
      ending: "op-filter.sh",
      mediaType: "text/x-shellscript",
      text: `# Set before the process loads the Hexagon backend. Written by Driftgrid, explained in docs/workarounds.md.
export GGML_HEXAGON_OPFILTER='${operators.join("|")}'
`,
      notes: [{ note: "whole-operators", operators, others: others.map(({ id }) => id) }, { note: "check-effect" }],
    };
  },
});
