import { eq } from "drizzle-orm";
import type { Store } from "@/db/store";
import { PLACEMENT_COLUMN } from "@/lib/contract/layers";
import { ServiceError } from "@/lib/contract/problem";
import { findLayer } from "@/lib/domain/drift/find-layer";
import { findLayerMetric } from "@/lib/domain/drift/layer-metrics";
import { findLayerStep } from "@/lib/domain/drift/layer-step";
import { LAYER_PLACES } from "@/lib/domain/drift/layers";
import { chipName } from "@/lib/domain/find-chip";
import { groupBy } from "@/lib/domain/group-by";
import type { HistoryPoint, HistorySeries, LayerHistory } from "@/lib/domain/layer-history-view";
import { seriesPoints } from "@/lib/domain/series";
import { stackVersions } from "@/lib/domain/stack";
import { type LayerValue, readLayerValues } from "@/lib/services/drift/layer-values";
import { type LayeredLine, readLayeredRuns } from "@/lib/services/drift/layered-runs";
import { movingAxes, pointLabel } from "@/lib/services/drift/point-label";
import { pinnedTo } from "@/lib/services/drift/read-layers-view";
import { type LayeredRun, readLayeredRun } from "@/lib/services/drift/run-layers";
import { toSeriesRun } from "@/lib/services/drift/series-run";

/** Newest runs of a model that are looked at, and the cells of them that are shown. */
export const HISTORY_RUNS = 1_000;
export const HISTORY_CELLS = 24;
/** Layers of the same type that are told. */
export const SAME_OP_LAYERS = 100;

export type LayerHistoryQuery = { run: string; layer: string; metric: string | null; asOf: number | null };

/** Metrics in the order in which one is chosen when none is asked for. */
const FIRST = ["sqnr", "cosine", "localSqnr", "mse", "relL2"];

type Values = { of: Map<string, LayerValue>; places: Map<string, LayerValue> };

function toSeries(
  runs: readonly LayeredLine[],
  { of, places }: Values,
  asked: { cell: string; layer: string; metric: string },
): HistorySeries {
  const [first] = runs as [LayeredLine];
  const points = seriesPoints(runs.map(toSeriesRun));
  const moving = movingAxes(points);
  const shown = points.map(({ stack, runs: [newest] }): HistoryPoint => {
    const runId = newest?.id ?? "";
    const found = of.get(runId);
    const place = places.get(runId)?.value ?? null;
    return {
      runId,
      at: newest?.at ?? 0,
      stack: stackVersions(stack),
      label: pointLabel(stack, moving, newest?.at ?? 0),
      value: found?.value ?? null,
      place: place === null ? null : (LAYER_PLACES[place] ?? null),
      layer: found && found.layer !== asked.layer ? found.layer : null,
    };
  });
  const step = findLayerStep(
    asked.metric,
    shown.map(({ value }) => value),
  );
  return {
    cell: first.cellKey,
    chip: first.chip,
    chipName: chipName(first.chip),
    targetKind: first.targetKind,
    scheme: first.scheme,
    path: first.path,
    own: first.cellKey === asked.cell,
    points: shown,
    step: step && {
      before: step.before,
      after: step.after,
      last: shown[step.last]?.label ?? "",
      first: shown[step.first]?.label ?? "",
    },
  };
}

/** Metrics for which a run has a value of a layer, those that are chosen first in front. */
function metricsAt({ layers }: LayeredRun, position: number): string[] {
  const known = Object.keys(layers.metrics).filter((name) => !Number.isNaN(layers.metrics[name]?.[position]));
  return [...FIRST.filter((name) => known.includes(name)), ...known.filter((name) => !FIRST.includes(name))];
}

function sameOpLayers({ layers }: LayeredRun, position: number, metric: string): LayerHistory["sameOp"] {
  const op = layers.nodes[position]?.op ?? null;
  if (op === null) return [];
  const column = layers.metrics[metric];
  const worst = findLayerMetric(metric)?.better === "lower" ? -1 : 1;
  const valueAt = (node: number) => column?.[node] ?? Number.NaN;
  return layers.nodes
    .flatMap((node, at) => (node.op === op ? [{ layer: node.id, position: at, value: valueAt(at) }] : []))
    .sort((x, y) => Number(Number.isNaN(x.value)) - Number(Number.isNaN(y.value)) || worst * (x.value - y.value) || 0)
    .slice(0, SAME_OP_LAYERS)
    .map((one) => ({ ...one, value: Number.isNaN(one.value) ? null : one.value }));
}

/** Runs by cell: the own one first, then the same scheme, then the rest; in each the cell with most runs first. */
function groupByCell(runs: readonly LayeredLine[], own: LayeredRun): LayeredLine[][] {
  const cells = groupBy(runs, ({ cellKey }) => cellKey);
  const nearness = ([first]: LayeredLine[]) =>
    Number(first?.cellKey === own.cellKey) * 2 + Number(first?.scheme === own.line.scheme);
  return [...cells.values()].sort(
    (x, y) =>
      nearness(y) - nearness(x) || y.length - x.length || ((x[0]?.cellKey ?? "") < (y[0]?.cellKey ?? "") ? -1 : 1),
  );
}

/**
 * One layer over the versions of its cell, on other chips, and beside layers of its type in the same run. Only the
 * values that are shown are read. Null when there is no such run; throws `not-found` when it has no such layer, and
 * `invalid-query` for a metric that it does not have there.
 */
export async function readLayerHistory(store: Store, query: LayerHistoryQuery): Promise<LayerHistory | null> {
  const upTo = await pinnedTo(store, query.asOf);
  const own = await readLayeredRun(store, query.run, upTo);
  if (!own) return null;
  const position = findLayer(own.layers.nodes, query.layer);
  if (position === null)
    throw new ServiceError("not-found", `Run ${own.line.id} has no layer ${JSON.stringify(query.layer.slice(0, 80))}.`);
  const layer = own.layers.nodes[position]?.id ?? query.layer;
  const metrics = metricsAt(own, position);
  const metric = query.metric ?? metrics[0] ?? "sqnr";
  if (query.metric !== null && !metrics.includes(metric))
    throw new ServiceError("invalid-query", `The layer has no ${metric}.`, [
      { location: "metric", message: `is not known of this layer`, fix: `known: ${metrics.join(", ") || "none"}` },
    ]);
  const { run } = store.t;
  const runs = await readLayeredRuns(store, eq(run.model, own.line.model), upTo, HISTORY_RUNS + 1);
  const asked = { cell: own.cellKey, layer, metric };
  const groups = groupByCell(
    runs.slice(0, HISTORY_RUNS).filter(({ origin }) => (origin === "sample") === own.sample),
    own,
  ).slice(0, HISTORY_CELLS);
  const speakers = groups.map((group) => seriesPoints(group.map(toSeriesRun)).map(({ runs: [newest] }) => newest?.id));
  const ids = new Set(speakers.flat());
  const read = groups.flat().filter(({ id }) => ids.has(id));
  const values = {
    of: await readLayerValues(store, read, layer, metric),
    places: await readLayerValues(store, read, layer, PLACEMENT_COLUMN),
  };
  const known = findLayerMetric(metric);
  return {
    run: own.line.id,
    layer,
    op: own.layers.nodes[position]?.op ?? null,
    metric,
    unit: known?.unit ?? null,
    better: known?.better ?? null,
    metrics,
    series: groups
      .map((group) => toSeries(group, values, asked))
      .filter(({ own: isOwn, points }) => isOwn || points.some(({ value }) => value !== null)),
    sameOp: sameOpLayers(own, position, metric),
    runs: runs.length,
    read: read.length,
  };
}
