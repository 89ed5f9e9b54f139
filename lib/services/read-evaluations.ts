import { asc, desc, lte } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { Evaluation } from "@/lib/domain/matrix";
import type { Mark } from "@/lib/services/marks";

/** Evaluations that had a cell at a mark, those with most cells first. `cells` counts the newest mark's. */
export async function readEvaluations(store: Store, mark: Mark): Promise<(Evaluation & { cells: number })[]> {
  const { evaluation } = store.t;
  return store.db
    .select({
      key: evaluation.key,
      model: evaluation.model,
      variant: evaluation.variant,
      dataset: evaluation.dataset,
      split: evaluation.split,
      metric: evaluation.metric,
      metricName: evaluation.metricName,
      metricKind: evaluation.metricKind,
      direction: evaluation.direction,
      unit: evaluation.unit,
      samples: evaluation.samples,
      sampleSha256: evaluation.sampleSha256,
      cells: evaluation.cells,
    })
    .from(evaluation)
    .where(lte(evaluation.firstSeq, mark.seq))
    .orderBy(desc(evaluation.cells), asc(evaluation.model), asc(evaluation.key));
}
