import type { SeriesRun } from "@/lib/domain/series";
import type { LayeredLine } from "@/lib/services/drift/layered-runs";

/** A run with layers as a series takes it. */
export function toSeriesRun(row: LayeredLine): SeriesRun {
  const { qairt, qnnEp, onnxruntime, qairtCompile, runtime } = row;
  return {
    id: row.id,
    seq: row.sequence,
    status: row.status,
    value: row.value,
    at: row.startedAt ?? row.receivedAt,
    stack: { qairt, qnnEp, onnxruntime, qairtCompile, runtime, options: row.numericOptions ?? {} },
  };
}
