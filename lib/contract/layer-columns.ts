import { canonicalJson, sha256Hex } from "@/lib/contract/canonical-json";
import type { RunDocument } from "@/lib/contract/run";

type Layers = NonNullable<RunDocument["layers"]>;

/** Layers as they are stored: a graph shared by all runs of one structure, and one float32 column a metric. */
export type LayerColumns = {
  graphHash: string;
  /** Canonical JSON of the nodes. */
  graph: string;
  /** Canonical JSON of everything beside graph and metrics. */
  meta: string;
  metrics: string[];
  nodes: number;
  /** metrics.length x nodes float32, little-endian, metric by metric; NaN where a node was not observed. */
  values: Uint8Array;
};

/** Packs the layers of a run. Values are float32 from here on. */
export function packLayers(layers: Layers): LayerColumns {
  const { graph, metrics, ...meta } = layers;
  const names = Object.keys(metrics).sort();
  const values = new Uint8Array(names.length * graph.length * 4);
  const view = new DataView(values.buffer);
  for (const [column, name] of names.entries()) {
    for (const [row, value] of (metrics[name] ?? []).entries()) {
      view.setFloat32((column * graph.length + row) * 4, value ?? Number.NaN, true);
    }
  }
  const text = canonicalJson(graph);
  return {
    graphHash: sha256Hex(text),
    graph: text,
    meta: canonicalJson(meta),
    metrics: names,
    nodes: graph.length,
    values,
  };
}

/** Rebuilds the wire form; the values are the float32 ones. */
export function unpackLayers(columns: Omit<LayerColumns, "graphHash">): Layers {
  const { values } = columns;
  const view = new DataView(values.buffer, values.byteOffset, values.byteLength);
  const metrics: Record<string, (number | null)[]> = {};
  for (const [column, name] of columns.metrics.entries()) {
    metrics[name] = Array.from({ length: columns.nodes }, (_, row) => {
      const value = view.getFloat32((column * columns.nodes + row) * 4, true);
      return Number.isNaN(value) ? null : value;
    });
  }
  return { ...JSON.parse(columns.meta), graph: JSON.parse(columns.graph), metrics };
}
