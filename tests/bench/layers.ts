import type { Store } from "@/db/store";
import { recordRuns } from "@/lib/services/record-runs";
import { fleetRun } from "@/tests/bench/fleet";
import type { Row } from "@/tests/bench/report";

const LAYERS = 300;
const METRICS = ["cosine", "localSqnr", "mse", "sqnr"];
const RUNS = 1_000;

/** Bytes on disk of a run with layers, from the growth of a database over a thousand of them. */
export async function layerRow(store: Store, sizeOf: () => number): Promise<Row> {
  const graph = Array.from({ length: LAYERS }, (_, i) => ({
    id: `/layers.${i}/conv`,
    op: "Conv",
    inputs: i === 0 ? [] : [`/layers.${i - 1}/conv`],
  }));
  const run = (n: number) => ({
    ...fleetRun(0, n % 40, n % 12, 0),
    campaign: `layers-${n}`,
    layers: {
      against: "float",
      samples: 8,
      graph,
      metrics: Object.fromEntries(
        METRICS.map((metric, m) => [metric, graph.map((_, i) => Math.sin(n * 31 + i * 7 + m) * 50)]),
      ),
    },
  });
  const before = sizeOf();
  const items = Array.from({ length: RUNS }, (_, n) => ({ place: `runs[${n}]`, value: run(n) }));
  await recordRuns(store, items, { origin: "api", now: Date.now() });
  const bytes = (sizeOf() - before) / RUNS;
  return {
    what: `a run of ${LAYERS} layers x ${METRICS.length} metrics, on disk`,
    measured: `${(bytes / 1024).toFixed(1)} kB`,
    against: "8 kB",
    ratio: (bytes / 8192).toFixed(2),
    budget: "<= 1",
  };
}
