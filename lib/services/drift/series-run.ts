import type { SeriesRun } from "@/lib/domain/series";
import type { LayeredLine } from "@/lib/services/drift/layered-runs";
import { stackOf } from "@/lib/services/stack-columns";

/** A run with layers as a series takes it. */
export function toSeriesRun(row: LayeredLine): SeriesRun {
  return {
    id: row.id,
    seq: row.sequence,
    status: row.status,
    value: row.value,
    at: row.startedAt ?? row.receivedAt,
    stack: stackOf(row),
  };
}
