import { and, eq, ne } from "drizzle-orm";
import type { Store } from "@/db/store";
import { alignLayers } from "@/lib/domain/drift/align-layers";
import { type ComparatorFacts, rankComparators } from "@/lib/domain/drift/comparator";
import type { NamedNode } from "@/lib/domain/drift/merge-parts";
import type { Comparators } from "@/lib/domain/drift-view";
import { findMetric } from "@/lib/domain/find-metric";
import { delta } from "@/lib/domain/metric";
import { STACK_AXES, type StackAxis, stackVersions } from "@/lib/domain/stack";
import { readLayerGraphs } from "@/lib/services/drift/layer-graphs";
import { isMeasured, type LayeredLine, readLayeredRuns } from "@/lib/services/drift/layered-runs";
import type { Mark } from "@/lib/services/marks";
import { readCells } from "@/lib/services/read-cells";
import { SAMPLE } from "@/lib/services/read-samples";
import { toRunLine } from "@/lib/services/run-lines";

/** Newest runs of a model that are looked at as comparators. */
export const COMPARATOR_RUNS = 200;
/** Different graphs among them that are aligned; runs with others share no structure that anybody compares. */
export const COMPARATOR_GRAPHS = 16;

/** The accused run, as far as a comparator is chosen by it. */
export type Accused = Pick<LayeredLine, "id" | "model" | "chip" | "scheme" | "path" | "variant"> &
  Pick<LayeredLine, StackAxis | "quantizedSha256"> & {
    sample: boolean;
    nodes: readonly NamedNode[];
    graph: string;
    against: string | null;
    layout: string | null;
    sampleSetSha256: string | null;
  };

const STACK = ["path", ...STACK_AXES] as const;

const same = (a: string | null | undefined, b: string | null | undefined) => (a == null || b == null ? null : a === b);

/** The newest part that says a fact speaks for it. */
export function factOf<K extends "against" | "layout" | "sampleSetSha256">(
  { parts }: LayeredLine,
  key: K,
): string | null {
  return parts.findLast(({ columns, meta }) => columns.some(isMeasured) && meta[key] != null)?.meta[key] ?? null;
}

/** The graph of a run's fullest part. */
export const graphOf = ({ parts }: LayeredLine) =>
  parts.filter(({ columns }) => columns.some(isMeasured)).reduce((a, b) => (b.nodes >= a.nodes ? b : a)).graph;

/** Within budget: no further below the reference than the metric's watch threshold; null where nobody can say. */
function passesOf(row: LayeredLine, reference: number | undefined): boolean | null {
  const watch = findMetric(row.metric)?.thresholds?.watch;
  const against = row.referenceValue ?? reference;
  if (row.status !== "ok") return false;
  if (watch === undefined || row.value === null || against === undefined) return null;
  return delta(row.value, against, row.direction) > -watch;
}

function factsOf(row: LayeredLine, accused: Accused, known: { coverage: number; reference: number | undefined }) {
  const { id, targetKind, chip, scheme, startedAt, receivedAt } = row;
  return {
    id,
    targetKind,
    sameArtifact: same(row.quantizedSha256, accused.quantizedSha256),
    sameChip: chip === accused.chip,
    sameScheme: scheme === accused.scheme,
    sameStack: STACK.every((axis) => row[axis] === accused[axis]),
    passes: passesOf(row, known.reference),
    sameAgainst: same(factOf(row, "against"), accused.against),
    sameLayout: same(factOf(row, "layout")?.toLowerCase(), accused.layout?.toLowerCase()),
    sameSamples: same(factOf(row, "sampleSetSha256"), accused.sampleSetSha256),
    coverage: known.coverage,
    hasLocal: row.parts.some(({ columns }) => columns.includes("localSqnr")),
    at: startedAt ?? receivedAt,
  } satisfies ComparatorFacts;
}

/** Share of the accused run's layers that each graph has. */
async function coverages(store: Store, hashes: readonly string[], accused: Accused): Promise<Map<string, number>> {
  const graphs = await readLayerGraphs(
    store,
    hashes.filter((hash) => hash !== accused.graph),
  );
  const shares = [...graphs].map(([hash, nodes]) => [hash, alignLayers(nodes, accused.nodes).coverage.b] as const);
  return new Map([[accused.graph, 1], ...shares]);
}

/** Values that the cells of runs are held against, for runs that bring none themselves. */
async function references(store: Store, rows: readonly LayeredLine[], mark: Mark): Promise<Map<string, number>> {
  const keys = [...new Set(rows.filter((row) => row.referenceValue === null).map(({ cellKey }) => cellKey))];
  if (keys.length === 0) return new Map();
  const cells = await readCells(store, mark, { keys });
  return new Map(cells.flatMap(({ key, reference }) => (reference ? [[key, reference.value] as const] : [])));
}

/** Runs that have layers, ranked as comparators of one among them. */
export async function rankRuns(store: Store, rows: readonly LayeredLine[], accused: Accused, mark: Mark) {
  const others = rows.filter(
    ({ id, origin, variant }) =>
      id !== accused.id && (origin === SAMPLE) === accused.sample && variant === accused.variant,
  );
  const hashes = [...new Set(others.map(graphOf))].slice(0, COMPARATOR_GRAPHS);
  const shares = await coverages(store, hashes, accused);
  const looked = others.filter((row) => shares.has(graphOf(row)));
  const values = await references(store, looked, mark);
  const byId = new Map(looked.map((row) => [row.id, row]));
  const ranking = rankComparators(
    looked.map((row) =>
      factsOf(row, accused, { coverage: shares.get(graphOf(row)) ?? 0, reference: values.get(row.cellKey) }),
    ),
  );
  return { ranking, byId, considered: looked.length, more: looked.length < others.length };
}

/**
 * Runs that could stand as the healthy side of a run's layers, best first: the same artefact on a host, the same chip
 * under another version that passes, another chip that passes.
 * @param upTo last ingest sequence that is read; null reads up to now
 */
export async function proposeComparators(
  store: Store,
  accused: Accused,
  mark: Mark,
  upTo: number | null,
): Promise<Comparators> {
  const { run } = store.t;
  const where = and(eq(run.model, accused.model), ne(run.id, accused.id));
  const rows = await readLayeredRuns(store, where, upTo, COMPARATOR_RUNS + 1);
  const { ranking, byId, considered, more } = await rankRuns(store, rows.slice(0, COMPARATOR_RUNS), accused, mark);
  const lineOf = ({ id }: ComparatorFacts) => {
    const { parts: _, numericOptions: _n, evaluationKey: _e, ...line } = byId.get(id) as LayeredLine;
    return { run: toRunLine(line), versions: stackVersions(line) };
  };
  return {
    usable: ranking.usable.map((entry) => ({ ...entry, ...lineOf(entry.facts) })),
    refused: ranking.refused.map((entry) => ({ ...entry, ...lineOf(entry.facts) })),
    considered,
    more: more || rows.length > COMPARATOR_RUNS,
  };
}
