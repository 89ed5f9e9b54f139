import { type CsvValue, toCsv } from "@/lib/contract/csv";
import type { DriftLayer, LayersView } from "@/lib/domain/drift-view";
import type { LayerGridView, LayerHistory, OpRollupView } from "@/lib/domain/layer-history-view";
import type { WorkaroundListView } from "@/lib/domain/workaround-view";

const LAYER_COLUMNS: readonly (readonly [string, (layer: DriftLayer, ids: readonly string[]) => CsvValue])[] = [
  ["layer", ({ id }) => id],
  ["op", ({ op }) => op],
  ["rank", ({ rank }) => rank],
  ["verdict", ({ verdict }) => verdict],
  ["introduced_db", ({ introduced }) => introduced],
  ["evidence", ({ evidence }) => evidence],
  ["sqnr_a_db", ({ sqnrA }) => sqnrA],
  ["sqnr_b_db", ({ sqnrB }) => sqnrB],
  ["gap_db", ({ gap }) => gap],
  ["blame", ({ blame }) => blame],
  ["refusal", ({ refusal }) => refusal],
  ["from", ({ from }, ids) => (from === null ? null : ids[from])],
  ["place_a", ({ placeA }) => placeA],
  ["place_b", ({ placeB }) => placeB],
];

/** One line a layer, with every metric of both sides behind. */
export function layersCsv({ network }: LayersView): string {
  const { layers, metrics } = network;
  const ids = layers.map(({ id }) => id);
  const columns = metrics.flatMap(({ name, a, b }) => [
    ...(a ? [{ title: `${name}_a`, values: a }] : []),
    ...(b ? [{ title: `${name}_b`, values: b }] : []),
  ]);
  return toCsv(
    [...LAYER_COLUMNS.map(([name]) => name), ...columns.map(({ title }) => title)],
    layers.map((layer, index) => [
      ...LAYER_COLUMNS.map(([, value]) => value(layer, ids)),
      ...columns.map(({ values }) => values[index]),
    ]),
  );
}

/** One line a point. */
export function historyCsv({ layer, metric, series }: LayerHistory): string {
  const columns = ["layer", "metric", "chip", "target", "scheme", "path", "version", "at", "value", "place", "run"];
  const rows = series.flatMap(({ chip, targetKind, scheme, path, points }) =>
    points.map(({ label, at, value, place, runId }): CsvValue[] => [
      ...[layer, metric, chip, targetKind, scheme, path],
      ...[label, new Date(at).toISOString(), value, place, runId],
    ]),
  );
  return toCsv(columns, rows);
}

/** One line a layer and column; a column whose run has no such layer has none. */
export function gridCsv({ filter, columns, rows }: LayerGridView): string {
  const names = ["model", "layer", "op", filter.by, "introduced_db", filter.metric, "culprit", "run", "comparator"];
  const lines = rows.flatMap(({ layer, op, cells }) =>
    cells.flatMap((cell, index) => {
      const column = columns[index];
      if (!cell || !column) return [];
      const at = filter.by === "chip" ? column.id : column.label;
      const { introduced, value, culprit } = cell;
      return [[filter.model, layer, op, at, introduced, value, culprit, column.runId, column.comparator]];
    }),
  );
  return toCsv(names, lines);
}

/** One line a type of operator, architecture and version. */
export function rollupCsv({ rows, versions }: OpRollupView): string {
  const names = [
    "op",
    "arch",
    "version",
    "runs",
    "models",
    "layers",
    "culprits",
    "culprit_models",
    "mean_db",
    "worst_db",
  ];
  const lines = rows.flatMap(({ op, arch, cells }) =>
    cells.flatMap((cell, index): CsvValue[][] => {
      if (!cell) return [];
      const { runs, models, layers, culprits, culpritModels, mean, worst } = cell;
      return [
        [op, arch, versions[index], runs, models.join(" "), layers, culprits, culpritModels.join(" "), mean, worst],
      ];
    }),
  );
  return toCsv(names, lines);
}

/** One line a workaround. */
export function workaroundsCsv({ workarounds }: WorkaroundListView): string {
  const names = ["id", "created_at", "created_by", "model", "chip", "treatment", "layers", "before_db", "predicted_db"];
  return toCsv(
    [...names, "low_db", "high_db", "results", "measured_db", "within", "gain"],
    workarounds.map(({ prediction, newest, ...line }) => [
      ...[line.id, new Date(line.createdAt).toISOString(), line.createdBy, line.model, line.chip, line.treatment],
      ...[line.layers.join(" "), prediction?.before, prediction?.sqnr, prediction?.low, prediction?.high],
      ...[line.results, newest?.measuredSqnr, newest?.within, newest?.gain],
    ]),
  );
}
