import { inArray } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { DeviceSeen } from "@/lib/domain/chip-view";
import type { CellFact } from "@/lib/domain/standing";
import { inChunks } from "@/lib/services/in-chunks";

/** Runs asked for at once. */
const RUNS_AT_ONCE = 500;

/** Devices behind the newest results of cells, those behind most first; results that name none come last. */
export async function devicesSeen(store: Store, cells: readonly CellFact[]): Promise<DeviceSeen[]> {
  const { run } = store.t;
  const found = new Map<string | null, DeviceSeen>();
  for (const some of inChunks(cells, RUNS_AT_ONCE)) {
    const at = new Map(some.map(({ runId, measuredAt }) => [runId, measuredAt]));
    const rows = await store.db
      .select({ id: run.id, device: run.device })
      .from(run)
      .where(inArray(run.id, [...at.keys()]));
    for (const { id, device } of rows) {
      const seen = found.get(device) ?? { device, cells: 0, last: 0 };
      found.set(device, { device, cells: seen.cells + 1, last: Math.max(seen.last, at.get(id) ?? 0) });
    }
  }
  return [...found.values()].sort(
    (a, b) => Number(a.device === null) - Number(b.device === null) || b.cells - a.cells || b.last - a.last,
  );
}
