import { canonicalJson, sha256Hex } from "@/lib/contract/canonical-json";
import { type Layers, PLACEMENT_COLUMN } from "@/lib/contract/layers";
import { LAYER_PLACES } from "@/lib/domain/drift/layers";

/** Layers as they are stored: a graph shared by all runs of one structure, and one float32 column a metric. */
export type LayerColumns = {
  graphHash: string;
  /** Canonical JSON of the nodes. */
  graph: string;
  /** Canonical JSON of everything beside graph and metrics. */
  meta: string;
  /** Names of the columns; `placement` is no metric but the places, as indices of LAYER_PLACES. */
  metrics: string[];
  nodes: number;
  /** metrics.length x nodes float32, little-endian, metric by metric; NaN where a node was not observed. */
  values: Uint8Array;
};

/** Packs the layers of a run. Values are float32 from here on. */
export function packLayers(layers: Layers): LayerColumns {
  const { graph, metrics, placement, ...meta } = layers;
  const columns: Record<string, (number | null)[]> = { ...metrics };
  if (placement) columns[PLACEMENT_COLUMN] = placement.map((place) => (place ? LAYER_PLACES.indexOf(place) : null));
  const names = Object.keys(columns).sort();
  const values = new Uint8Array(names.length * graph.length * 4);
  const view = new DataView(values.buffer);
  for (const [column, name] of names.entries()) {
    for (const [row, value] of (columns[name] ?? []).entries()) {
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
  let placement: Layers["placement"];
  for (const [column, name] of columns.metrics.entries()) {
    const found = Array.from({ length: columns.nodes }, (_, row) => {
      const value = view.getFloat32((column * columns.nodes + row) * 4, true);
      return Number.isNaN(value) ? null : value;
    });
    if (name === PLACEMENT_COLUMN)
      placement = found.map((place) => (place === null ? null : (LAYER_PLACES[place] ?? null)));
    else metrics[name] = found;
  }
  return { ...JSON.parse(columns.meta), graph: JSON.parse(columns.graph), metrics, ...(placement && { placement }) };
}

const MAX_FLOAT32 = 3.4028234663852886e38;

/** The first value that float32 cannot hold, with its metric and row; null when all fit. */
export function findTooLarge({
  metrics,
}: Pick<Layers, "metrics">): { metric: string; row: number; value: number } | null {
  for (const [metric, values] of Object.entries(metrics)) {
    const row = values.findIndex((value) => value !== null && Math.abs(value) > MAX_FLOAT32);
    const value = values[row];
    if (value != null) return { metric, row, value };
  }
  return null;
}

/** The layers as they will be read back, with float32 values: what an id is made from. */
export function roundLayers(layers: Layers): Layers {
  const round = (values: (number | null)[]) => values.map((value) => (value === null ? null : Math.fround(value)));
  const metrics = Object.fromEntries(Object.entries(layers.metrics).map(([name, values]) => [name, round(values)]));
  return { ...layers, metrics };
}
