import { desc, eq } from "drizzle-orm";
import type { Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import type { Supplement } from "@/lib/contract/supplement";
import { levelAlone, medianPower } from "@/lib/domain/drift/error-level";
import { findLayer } from "@/lib/domain/drift/find-layer";
import { judgeLayers } from "@/lib/domain/drift/judge-layers";
import { delta } from "@/lib/domain/metric";
import type { WorkaroundEffect, WorkaroundResult } from "@/lib/domain/workaround-view";
import { placementEvidence, verifyOnCpu } from "@/lib/formats/workarounds/verify";
import { writerGraph } from "@/lib/services/drift/plan-workaround";
import { type LayeredRun, readLayeredRun } from "@/lib/services/drift/run-layers";
import { type LineRow, toRunLine } from "@/lib/services/run-lines";

export type WorkaroundRow = Tables["workaround"]["$inferSelect"];

/** The importer whose files list every node of a session. */
const LISTS_EVERY_NODE = "ort-ep-assignment";

/** Layers of a run that may have none. */
async function layersIfAny(store: Store, id: string): Promise<LayeredRun | null> {
  try {
    return await readLayeredRun(store, id, null);
  } catch (error) {
    if ((error as { kind?: string }).kind === "not-found") return null;
    throw error;
  }
}

/** SQNR of a layer in dB, from the best metric that the run has; null when it was not observed. */
function sqnrOf(found: LayeredRun, name: string): number | null {
  const node = findLayer(found.layers.nodes, name);
  if (node === null) return null;
  const { b: side } = judgeLayers(null, found);
  const level = levelAlone(side, node, medianPower(side));
  return level.ok ? level.sqnr : null;
}

/** What the newest file about where nodes ran says of the chosen layers, else what the run itself says. */
async function effectOf(store: Store, row: WorkaroundRow, result: LineRow): Promise<WorkaroundEffect> {
  const accused = await layersIfAny(store, row.runId);
  if (!accused) return "unknown";
  const chosen = new Set(row.layers);
  const layers = writerGraph(accused).layers.filter(({ id }) => chosen.has(id));
  const { supplement } = store.t;
  const [said] = await store.db
    .select({ document: supplement.document })
    .from(supplement)
    .where(eq(supplement.runId, result.id))
    .orderBy(desc(supplement.seq))
    .limit(1);
  const counts: Supplement["placement"] = said ? JSON.parse(said.document).placement : null;
  const found = await layersIfAny(store, result.id);
  const part = found?.parts.findLast(({ placement }) => placement !== null);
  const placed = part ? { graph: part.nodes, placement: part.placement } : null;
  const evidence = placementEvidence(placed, counts ?? result, part?.importer === LISTS_EVERY_NODE);
  return verifyOnCpu(layers, evidence).verdict;
}

/** The run that a workaround is for, as far as a result is held against it. */
export type Repaired = { value: number | null; evaluationKey: string } | null;

/** What a run that was made with a workaround brought, without whether layers moved. */
export async function measureResult(
  store: Store,
  row: WorkaroundRow,
  repaired: Repaired,
  result: LineRow & { evaluationKey: string },
): Promise<Pick<WorkaroundResult, "measuredSqnr" | "within" | "gain">> {
  const { prediction } = row;
  const found = prediction ? await layersIfAny(store, result.id) : null;
  const measuredSqnr = found && prediction ? sqnrOf(found, prediction.output) : null;
  const comparable = repaired !== null && repaired.evaluationKey === result.evaluationKey;
  return {
    measuredSqnr,
    within:
      measuredSqnr === null || !prediction ? null : measuredSqnr >= prediction.low && measuredSqnr <= prediction.high,
    gain:
      comparable && repaired.value !== null && result.value !== null
        ? delta(result.value, repaired.value, result.direction)
        : null,
  };
}

/** Everything that a result says, with whether the chosen layers really ran on the CPU. */
export async function viewResult(
  store: Store,
  row: WorkaroundRow,
  repaired: Repaired,
  result: LineRow & { evaluationKey: string; linkedBy: string | null },
): Promise<WorkaroundResult> {
  const { evaluationKey: _, linkedBy, ...line } = result;
  return {
    run: toRunLine(line),
    linkedBy,
    ...(await measureResult(store, row, repaired, result)),
    effect: row.kind === "cpu" ? await effectOf(store, row, result) : null,
  };
}
