import type { WorkaroundLayer } from "@/lib/domain/workaround";
import { fileName } from "./file-name";
import { JSON_TYPE, type LayerValues, makeWriter, type Refused } from "./writer";

/** Colours of Model Explorer's nodes from the best value to the worst: blue to orange, which colour-blind eyes tell apart. */
export const NODE_COLOURS = ["#2166ac", "#fddbc7", "#e66101"] as const;

/** Keys by which Model Explorer may know a layer: a node's id, or the name of a tensor that it writes. */
const keysOf = ({ id, nodes, outputs }: WorkaroundLayer) => [id, ...nodes, ...outputs.map(({ name }) => name)];

/**
 * Colours by steps where the metric has limits, else by a gradient between its smallest and its largest value. A step
 * colours the values up to its own; Model Explorer leaves those above the last one white, so the last is the largest.
 */
function colours({ limits, worse }: LayerValues, known: readonly number[]) {
  const scale = worse === "higher" ? NODE_COLOURS : NODE_COLOURS.toReversed();
  const top = known.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const steps = [...limits].sort((a, b) => a - b).filter((limit) => limit < top);
  if (limits.length === 0)
    return { gradient: scale.map((bgColor, index) => ({ stop: index / (scale.length - 1), bgColor })) };
  const bounds = [...steps, top];
  // The first part is one end of the scale, the part above every limit the other.
  const colourOf = (index: number) => {
    if (index === 0) return scale[0];
    return scale[index === limits.length ? scale.length - 1 : 1];
  };
  return { thresholds: bounds.map((value, index) => ({ value, bgColor: colourOf(index) })) };
}

/**
 * Node data for Model Explorer: one value a layer, to be loaded beside the model. Layers are keyed by every name they
 * have. Values and order of the graph agree; a layer that was not observed is left out.
 */
export const modelExplorer = makeWriter({
  id: "model-explorer-node-data",
  title: "Model Explorer node data",
  applies: () => ({ applies: true }),
  choose: ({ values }): LayerValues | Refused => values ?? { refusal: { refusal: "values-missing" } },
  draft: (values, { graph }) => {
    const results = new Map<string, { value: number }>();
    const missing: string[] = [];
    for (const [index, layer] of graph.layers.entries()) {
      const value = values.values[index] ?? null;
      if (value === null || !Number.isFinite(value)) missing.push(layer.id);
      else for (const key of keysOf(layer)) results.set(key, { value });
    }
    if (results.size === 0) return { refusal: { refusal: "values-missing" } };
    const known = [...results.values()].map(({ value }) => value);
    const data = { results: Object.fromEntries(results), ...colours(values, known) };
    return {
      ending: `${fileName(values.metric, "node-data")}.json`,
      mediaType: JSON_TYPE,
      text: `${JSON.stringify(data, null, 2)}\n`,
      notes: missing.length > 0 ? [{ note: "values-missing", layers: missing }] : [],
    };
  },
});
