import type { Store } from "@/db/store";
import type { RunInput } from "@/lib/contract/run";
import type { LayerSide } from "@/lib/domain/drift/layers";
import { readDrift } from "@/lib/services/drift/read-drift";
import { recordRuns } from "@/lib/services/record-runs";
import { largeSides } from "@/tests/bench/drift";
import { fleetRun } from "@/tests/bench/fleet";
import { ms, percentile, type Row } from "@/tests/bench/report";

const LAYERS = 2_000;
const READS = 10;

function runOf(side: LayerSide, id: string): RunInput {
  const { nodes, metrics } = side;
  return {
    ...fleetRun(0, 0, 0, 0),
    id,
    layers: {
      against: "float",
      samples: 8,
      sampleSetSha256: "a".repeat(64),
      layout: "NCHW",
      graph: nodes.map(({ id: name, op, inputs }) => ({ id: name, op, inputs: [...inputs] })),
      metrics: Object.fromEntries(
        Object.entries(metrics).map(([name, values]) => [
          name,
          Array.from(values, (value) => (Number.isNaN(value) ? null : value)),
        ]),
      ),
    },
  };
}

/** Time of `GET /api/v1/drift` below the route: from the stored runs to everything that the page shows. */
export async function readDriftRow(store: Store): Promise<Row> {
  const [a, b] = ["0192f0c1-0000-7000-8000-00000000000a", "0192f0c1-0000-7000-8000-00000000000b"] as const;
  const [healthy, accused] = largeSides(LAYERS);
  const items = [runOf(healthy, a), runOf(accused, b)].map((value, n) => ({ place: `runs[${n}]`, value }));
  await recordRuns(store, items, { origin: "api", now: Date.now() });
  const times: number[] = [];
  for (let read = 0; read < READS; read += 1) {
    const started = performance.now();
    await readDrift(store, { a, b, asOf: null, target: null });
    times.push(performance.now() - started);
  }
  const usual = percentile(times.slice(1), 0.5);
  return {
    what: `two stored runs of ${LAYERS.toLocaleString("en")} layers read, compared and laid out for the page`,
    measured: ms(usual),
    against: `the first: ${ms(times[0] ?? Number.NaN)}`,
    ratio: (usual / 100).toFixed(2),
    budget: "< 100 ms",
  };
}
