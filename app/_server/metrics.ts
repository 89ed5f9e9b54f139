import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { getServer } from "@/app/_server/store";
import { countPending } from "@/lib/services/count-pending";
import { findMark } from "@/lib/services/marks";

function makeMetrics() {
  const registry = new Registry();
  const registers = [registry];
  new Gauge({
    name: "driftgrid_pending_runs",
    help: "Runs acknowledged and not yet settled.",
    registers,
    async collect() {
      const { store } = await getServer();
      this.set(await countPending(store, await findMark(store, null)));
    },
  });
  new Gauge({
    name: "driftgrid_settled_runs",
    help: "Runs settled.",
    registers,
    async collect() {
      this.set((await findMark((await getServer()).store, null)).runs);
    },
  });
  new Gauge({
    name: "driftgrid_waiting_writes",
    help: "Writes waiting for a commit.",
    registers,
    async collect() {
      this.set((await getServer()).store.waiting());
    },
  });
  return {
    registry,
    runs: new Counter({
      name: "driftgrid_runs_total",
      help: "Runs posted, by what became of them.",
      labelNames: ["outcome"] as const,
      registers,
    }),
    requests: new Histogram({
      name: "driftgrid_request_seconds",
      help: "Time to answer, by operation and status.",
      labelNames: ["operation", "status"] as const,
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
  };
}

const holder = globalThis as typeof globalThis & { driftgridMetrics?: ReturnType<typeof makeMetrics> };

/** Metrics of this process. */
export function getMetrics(): ReturnType<typeof makeMetrics> {
  holder.driftgridMetrics ??= makeMetrics();
  return holder.driftgridMetrics;
}
