import { setImmediate as giveWay } from "node:timers/promises";
import type { Store } from "@/db/store";
import { judgeLayers } from "@/lib/domain/drift/judge-layers";
import type { NamedNode } from "@/lib/domain/drift/merge-parts";
import { readLayerGraphs } from "@/lib/services/drift/layer-graphs";
import type { LayeredLine } from "@/lib/services/drift/layered-runs";
import { type Accused, COMPARATOR_RUNS, factOf, graphOf, rankRuns } from "@/lib/services/drift/propose-comparators";
import { type LayeredRun, readLayeredRun } from "@/lib/services/drift/run-layers";
import type { Mark } from "@/lib/services/marks";
import { SAMPLE } from "@/lib/services/read-samples";

/** What one run's layers came to, against its best comparator or alone. */
export type DriftSummary = {
  line: LayeredLine;
  comparator: string | null;
  nodes: readonly NamedNode[];
  /** By position in `nodes`: introduced error in dB, NaN where it was not judged. */
  introduced: Float32Array;
  /** Positions in `nodes`. */
  culprits: ReadonlySet<number>;
  metrics: Readonly<Record<string, Float32Array>>;
};

/** Summaries that are kept: what a run's layers come to never changes, until another file about them arrives. */
const KEPT = 256;
const kept = new WeakMap<Store, Map<string, DriftSummary>>();

/** Changes when a file about the run's layers, or about its comparator's, arrives. */
const keyOf = (line: LayeredLine, comparator: LayeredLine | null) =>
  [line, comparator]
    .map((run) => run && `${run.id}:${run.parts.map(({ supplement }) => supplement ?? "").join(",")}`)
    .join("|");

function accusedLine(line: LayeredLine, nodes: readonly NamedNode[]): Accused {
  return {
    ...line,
    sample: line.origin === SAMPLE,
    nodes,
    graph: graphOf(line),
    against: factOf(line, "against"),
    layout: factOf(line, "layout"),
    sampleSetSha256: factOf(line, "sampleSetSha256"),
  };
}

/** The best comparator of a run among others of its model; null when none is usable. */
async function bestOf(store: Store, line: LayeredLine, among: readonly LayeredLine[], mark: Mark) {
  const hash = graphOf(line);
  const nodes = (await readLayerGraphs(store, [hash])).get(hash) ?? [];
  const same = among.filter(({ model }) => model === line.model).slice(0, COMPARATOR_RUNS);
  const { ranking, byId } = await rankRuns(store, same, accusedLine(line, nodes), mark);
  return byId.get(ranking.usable[0]?.facts.id ?? "") ?? null;
}

function summarize(line: LayeredLine, a: LayeredRun | null, b: LayeredRun): DriftSummary {
  const { answer } = judgeLayers(a, b);
  const { nodes, metrics } = b.layers;
  const introduced = new Float32Array(nodes.length).fill(Number.NaN);
  const culprits = new Set<number>();
  if (answer.ok) {
    for (const { b: node, introduced: loss, verdict } of answer.layers) {
      if (node === null) continue;
      introduced[node] = loss ?? Number.NaN;
      if (verdict === "introduced") culprits.add(node);
    }
  }
  return { line, comparator: a?.line.id ?? null, nodes, introduced, culprits, metrics };
}

/**
 * What the layers of runs came to, each against the best comparator among `among`, or alone. One at a time, so that
 * others are answered meanwhile; what was computed before is kept.
 */
export async function summarizeRuns(
  store: Store,
  lines: readonly LayeredLine[],
  among: readonly LayeredLine[],
  mark: Mark,
  upTo: number | null,
): Promise<DriftSummary[]> {
  const known = kept.get(store) ?? new Map<string, DriftSummary>();
  kept.set(store, known);
  const summaries: DriftSummary[] = [];
  for (const line of lines) {
    const comparator = await bestOf(store, line, among, mark);
    const key = keyOf(line, comparator);
    let summary = known.get(key);
    if (!summary) {
      const b = await readLayeredRun(store, line.id, upTo);
      const a = comparator && (await readLayeredRun(store, comparator.id, upTo));
      if (!b) continue;
      summary = summarize(line, a, b);
      await giveWay();
    }
    known.delete(key);
    known.set(key, summary);
    for (const oldest of known.keys()) {
      if (known.size <= KEPT) break;
      known.delete(oldest);
    }
    summaries.push(summary);
  }
  return summaries;
}
