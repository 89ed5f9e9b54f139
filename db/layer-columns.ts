import type { Kit } from "@/db/kit";

/** Layers of a run or of a supplement: one float32 column a metric, beside a graph that many share. */
export function layerColumns(kit: Kit) {
  return {
    layerGraph: kit.text("layer_graph"),
    layerNodes: kit.integer("layer_nodes"),
    layerMetrics: kit.json<string[]>("layer_metrics"),
    layerMeta: kit.text("layer_meta"),
    layerValues: kit.bytes("layer_values"),
  };
}
