import { eq } from "drizzle-orm";
import type { Store } from "@/db/store";
import { findLayer } from "@/lib/domain/drift/find-layer";
import { findLayerMetric, LAYER_METRICS } from "@/lib/domain/drift/layer-metrics";
import type { NamedNode } from "@/lib/domain/drift/merge-parts";
import { chipName } from "@/lib/domain/find-chip";
import { groupBy } from "@/lib/domain/group-by";
import type { LayerGridAxis, LayerGridColumn, LayerGridRow, LayerGridView } from "@/lib/domain/layer-history-view";
import type { AxisName } from "@/lib/domain/matrix";
import { axisId } from "@/lib/domain/pivot";
import { seriesPoints } from "@/lib/domain/series";
import { type DriftSummary, summarizeRuns } from "@/lib/services/drift/drift-summary";
import { readLayeredModels } from "@/lib/services/drift/layered-models";
import { type LayeredLine, readLayeredRuns } from "@/lib/services/drift/layered-runs";
import { movingAxes, pointLabel } from "@/lib/services/drift/point-label";
import { toSeriesRun } from "@/lib/services/drift/series-run";
import { findMark, momentOf } from "@/lib/services/marks";
import { axisEntries } from "@/lib/services/order-axis";
import { readSamples, SAMPLE } from "@/lib/services/read-samples";

/** Newest runs of a model that are looked at, the columns of a grid and its rows. */
export const GRID_RUNS = 500;
export const GRID_COLUMNS = 40;
export const GRID_ROWS = 300;

export type LayerGridQuery = {
  /** Null takes the model with most runs with layers. */
  model: string | null;
  by: LayerGridAxis;
  metric: string | null;
  scheme: string | null;
  cell: string | null;
  asOf: number | null;
};

/** The metric that says most of a layer: the order of the catalogue, cumulative errors first. */
const firstMetric = (metrics: readonly string[]) =>
  LAYER_METRICS.find(({ name }) => metrics.includes(name))?.name ?? metrics[0] ?? "sqnr";

type Column = LayerGridColumn & { line: LayeredLine };

const newest = (a: LayeredLine, b: LayeredLine) =>
  (b.startedAt ?? b.receivedAt) - (a.startedAt ?? a.receivedAt) || b.sequence - a.sequence;

/** The value that most runs have. */
function commonest(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([x, n], [y, m]) => m - n || (x < y ? -1 : 1))[0]?.[0] ?? null;
}

function columnOf(line: LayeredLine, entry: AxisName): Column {
  return {
    ...entry,
    runId: line.id,
    cell: line.cellKey,
    chip: line.chip,
    at: line.startedAt ?? line.receivedAt,
    comparator: null,
    culprits: 0,
    line,
  };
}

/** The newest run with layers of each chip; other targets only where there is no chip at all. */
function chipColumns(runs: readonly LayeredLine[]): Column[] {
  const devices = runs.filter(({ chip }) => chip !== null);
  const shown = devices.length > 0 ? devices : runs;
  return axisEntries(shown, "chip").flatMap((entry) => {
    const [line] = shown.filter((run) => axisId(run, "chip") === entry.id).sort(newest);
    const { id, label, detail } = entry;
    return line ? [columnOf(line, { id, label, detail })] : [];
  });
}

/** The newest run with layers of each point of one cell. */
function versionColumns(runs: readonly LayeredLine[]): Column[] {
  const byId = new Map(runs.map((run) => [run.id, run]));
  const points = seriesPoints(runs.map(toSeriesRun));
  const moving = movingAxes(points);
  return points.flatMap(({ key, stack, runs: [first] }) => {
    const line = byId.get(first?.id ?? "");
    if (!line || !first) return [];
    return [columnOf(line, { id: key, label: pointLabel(stack, moving, first.at), detail: null })];
  });
}

type Chosen = { runs: LayeredLine[]; scheme: string | null; cell: string | null };

function choose(runs: readonly LayeredLine[], { by, scheme, cell }: LayerGridQuery): Chosen {
  if (by === "chip") {
    const chosen = scheme ?? commonest(runs.map((run) => run.scheme));
    return { runs: runs.filter((run) => run.scheme === chosen), scheme: chosen, cell: null };
  }
  const among = scheme === null ? runs : runs.filter((run) => run.scheme === scheme);
  const chosen = cell ?? commonest(among.map((run) => run.cellKey));
  return { runs: runs.filter((run) => run.cellKey === chosen), scheme, cell: chosen };
}

/** All layers of the columns: those of the fullest graph in its order, then culprits that it does not have. */
function rowNames(summaries: readonly DriftSummary[]): { nodes: readonly NamedNode[]; extra: NamedNode[] } {
  const [first] = [...summaries].sort((x, y) => y.nodes.length - x.nodes.length);
  const nodes = first?.nodes ?? [];
  const extra = new Map<string, NamedNode>();
  for (const summary of summaries)
    for (const position of summary.culprits) {
      const node = summary.nodes[position];
      if (node && findLayer(nodes, node.id) === null) extra.set(node.id, node);
    }
  return { nodes, extra: [...extra.values()] };
}

const orNull = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);

function rowOf(node: NamedNode, columns: readonly Column[], summaries: readonly DriftSummary[], metric: string) {
  const chips = new Set<string>();
  let [hurts, worst] = [0, Number.NEGATIVE_INFINITY];
  const cells = summaries.map((summary, index) => {
    const position = findLayer(summary.nodes, node.id);
    if (position === null) return null;
    const introduced = orNull(summary.introduced[position]);
    const culprit = summary.culprits.has(position);
    if (introduced !== null) worst = Math.max(worst, introduced);
    if (culprit) hurts += 1;
    const chip = columns[index]?.chip;
    if (culprit && chip) chips.add(chip);
    return { introduced, value: orNull(summary.metrics[metric]?.[position]), culprit };
  });
  const known = Number.isFinite(worst) ? worst : null;
  return { layer: node.id, op: node.op, hurts, chips: [...chips], worst: known, cells } satisfies LayerGridRow;
}

/** At most `GRID_ROWS` rows, in the order of the network: those that hurt most and then those that lost most stay. */
function keepWorst(rows: readonly LayerGridRow[]): LayerGridRow[] {
  const ranked = [...rows.keys()].sort(
    (x, y) =>
      (rows[y]?.hurts ?? 0) - (rows[x]?.hurts ?? 0) ||
      (rows[y]?.worst ?? Number.NEGATIVE_INFINITY) - (rows[x]?.worst ?? Number.NEGATIVE_INFINITY) ||
      x - y,
  );
  const kept = new Set(ranked.slice(0, GRID_ROWS));
  return rows.filter((_, index) => kept.has(index));
}

function cellChoices(runs: readonly LayeredLine[]): LayerGridView["choices"]["cells"] {
  const cells = groupBy(runs, ({ cellKey }) => cellKey);
  return [...cells]
    .map(([key, [first, ...more]]) => ({
      key,
      chip: first?.chip ?? null,
      chipName: chipName(first?.chip ?? null),
      scheme: first?.scheme ?? "",
      path: first?.path ?? null,
      points: seriesPoints([first, ...more].flatMap((run) => (run ? [toSeriesRun(run)] : []))).length,
    }))
    .sort((x, y) => y.points - x.points || (x.key < y.key ? -1 : 1));
}

/** A model's layers over its chips, or over the versions of one cell; the newest `GRID_COLUMNS` columns. */
export async function readLayerGrid(store: Store, query: LayerGridQuery): Promise<LayerGridView> {
  const mark = await findMark(store, query.asOf);
  const upTo = query.asOf === null ? null : mark.seq;
  const { shown } = await readSamples(store, mark.seq);
  const models = await readLayeredModels(store, upTo, shown);
  const model = query.model ?? models[0] ?? "";
  const { run } = store.t;
  const all = (await readLayeredRuns(store, eq(run.model, model), upTo, GRID_RUNS)).filter(
    ({ origin }) => shown || origin !== SAMPLE,
  );
  const chosen = choose(all, query);
  const every = query.by === "chip" ? chipColumns(chosen.runs) : versionColumns(chosen.runs);
  const columns = every.slice(-GRID_COLUMNS);
  const summaries = await summarizeRuns(
    store,
    columns.map(({ line }) => line),
    all,
    mark,
    upTo,
  );
  const metrics = [...new Set(summaries.flatMap((summary) => Object.keys(summary.metrics)))];
  const metric = query.metric ?? firstMetric(metrics);
  const { nodes, extra } = rowNames(summaries);
  const rows = [...nodes, ...extra].map((node) => rowOf(node, columns, summaries, metric));
  const known = findLayerMetric(metric);
  return {
    filter: {
      model,
      by: query.by,
      metric,
      scheme: chosen.scheme,
      cell: chosen.cell,
      asOf: query.asOf,
    },
    unit: known?.unit ?? null,
    better: known?.better ?? null,
    columns: columns.map(({ line: _, ...column }, index) => ({
      ...column,
      comparator: summaries[index]?.comparator ?? null,
      culprits: summaries[index]?.culprits.size ?? 0,
    })),
    rows: keepWorst(rows),
    layers: rows.length,
    hurtOnSeveralChips: rows
      .filter(({ chips }) => chips.length > 1)
      .sort((x, y) => y.chips.length - x.chips.length || (y.worst ?? 0) - (x.worst ?? 0))
      .map(({ layer }) => layer),
    choices: {
      models,
      schemes: [...new Set(all.map(({ scheme }) => scheme))].sort(),
      cells: cellChoices(all),
      metrics,
    },
    ...momentOf(mark),
  };
}
