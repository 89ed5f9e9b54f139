import type { DriftLayer, MetricColumn, NetworkView } from "@/lib/domain/drift-view";

/** Columns of the list of layers, in their order. */
export const COLUMN_IDS = [
  "position",
  "layer",
  "op",
  "sqnrA",
  "sqnrB",
  "introduced",
  "share",
  "local",
  "cosine",
  "weight",
  "place",
  "flags",
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

/** How the figures of a column read; `text` has none. */
export type ColumnKind = "text" | "count" | "decibels" | "change" | "share" | "ratio";

export const COLUMN_KINDS: Readonly<Record<ColumnId, ColumnKind>> = {
  position: "count",
  layer: "text",
  op: "text",
  sqnrA: "decibels",
  sqnrB: "decibels",
  introduced: "change",
  share: "share",
  local: "decibels",
  cosine: "ratio",
  weight: "decibels",
  place: "text",
  flags: "text",
};

/** What the columns read: the network, and what is looked up for every layer. */
export type ListSource = {
  layers: readonly DriftLayer[];
  /** By position: place in the order of execution, from 1. */
  order: Int32Array;
  metrics: ReadonlyMap<string, MetricColumn>;
  culprits: ReadonlySet<number>;
  weightOutliers: ReadonlySet<number>;
  wrappedWeights: ReadonlySet<number>;
};

export function listSource({ layers, topological, metrics, judgement }: NetworkView): ListSource {
  const order = new Int32Array(layers.length);
  for (const [place, position] of topological.entries()) order[position] = place + 1;
  return {
    layers,
    order,
    metrics: new Map(metrics.map((metric) => [metric.name, metric])),
    culprits: new Set(judgement.ok ? judgement.culprits : []),
    weightOutliers: new Set(judgement.ok ? judgement.weights.outliers.map(({ node }) => node) : []),
    wrappedWeights: new Set(judgement.ok ? judgement.weights.wrapped : []),
  };
}

/** What can be said of a layer in a word. */
export const FLAGS = ["culprit", "inherited", "weights", "wrapped", "fused", "renamed"] as const;
export type Flag = (typeof FLAGS)[number];

export function flagsOf({ layers, culprits, weightOutliers, wrappedWeights }: ListSource, position: number): Flag[] {
  const layer = layers[position];
  if (!layer) return [];
  const holds: Record<Flag, boolean> = {
    culprit: culprits.has(position),
    inherited: layer.verdict === "inherited",
    weights: weightOutliers.has(position),
    wrapped: wrappedWeights.has(position),
    fused: layer.match === "fused" || layer.fusedFrom.length > 0,
    renamed: layer.match === "renamed",
  };
  return FLAGS.filter((flag) => holds[flag]);
}

/** The value of a figure's column, in the unit of its kind; null where unknown or for a column of text. */
export function figureOf({ layers, order, metrics }: ListSource, column: ColumnId, position: number): number | null {
  const layer = layers[position];
  const metric = (name: string) => metrics.get(name)?.b?.[position] ?? null;
  switch (column) {
    case "position":
      return order[position] ?? null;
    case "sqnrA":
      return layer?.sqnrA ?? metrics.get("sqnr")?.a?.[position] ?? null;
    case "sqnrB":
      return layer?.sqnrB ?? metric("sqnr");
    case "introduced":
      return layer?.introduced ?? null;
    case "share":
      return layer?.introducedShare ?? null;
    case "local":
      return metric("localSqnr");
    case "cosine":
      return metric("cosine");
    case "weight":
      return metric("weightSqnr");
    default:
      return null;
  }
}

/** Columns that say anything of this network. */
export function shownColumns(source: ListSource): ColumnId[] {
  const { layers, metrics } = source;
  const has: Partial<Record<ColumnId, boolean>> = {
    op: layers.some(({ op }) => op !== null),
    sqnrA: layers.some((_, position) => figureOf(source, "sqnrA", position) !== null),
    sqnrB: layers.some((_, position) => figureOf(source, "sqnrB", position) !== null),
    local: metrics.get("localSqnr")?.b != null,
    cosine: metrics.get("cosine")?.b != null,
    weight: metrics.get("weightSqnr")?.b != null,
    place: layers.some(({ placeA, placeB }) => placeA !== null || placeB !== null),
  };
  return COLUMN_IDS.filter((id) => has[id] !== false);
}
