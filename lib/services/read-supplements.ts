import { desc, eq } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { Supplement } from "@/lib/contract/supplement";
import type { RunSupplement, RunView } from "@/lib/domain/run-view";

/** Counts and names of a placement, nothing missing. */
export function viewPlacement(placement: Supplement["placement"]): RunView["placement"] {
  if (!placement) return null;
  const { npu, gpu, cpu, fallback } = placement;
  return { npu: npu ?? null, gpu: gpu ?? null, cpu: cpu ?? null, fallback: fallback ?? [] };
}

/** What other files said of a run, newest first. */
export async function readSupplements(store: Store, runId: string): Promise<RunSupplement[]> {
  const { supplement } = store.t;
  const rows = await store.db
    .select({ id: supplement.id, receivedAt: supplement.receivedAt, document: supplement.document })
    .from(supplement)
    .where(eq(supplement.runId, runId))
    .orderBy(desc(supplement.seq));
  return rows.map(({ id, receivedAt, document }) => {
    const said: Supplement = JSON.parse(document);
    return {
      id,
      receivedAt,
      source: said.source,
      file: said.file ?? null,
      placement: viewPlacement(said.placement),
      partitions: said.partitions ?? null,
      latencyMs: said.latencyMs ?? null,
      peakMemoryBytes: said.peakMemoryBytes ?? null,
      note: said.note ?? null,
    };
  });
}
