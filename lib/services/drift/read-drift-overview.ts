import type { Store } from "@/db/store";
import type { DriftOverviewView, GridShow } from "@/lib/domain/drift-overview-view";
import { readLayeredRuns } from "@/lib/services/drift/layered-runs";
import { type LayerGridQuery, readLayerGrid } from "@/lib/services/drift/read-layer-grid";
import { type OpRollupQuery, readOpRollup } from "@/lib/services/drift/read-op-rollup";
import { findMark } from "@/lib/services/marks";
import { readSamples, SAMPLE } from "@/lib/services/read-samples";
import { toRunLine } from "@/lib/services/run-lines";

/** Runs listed to begin with. */
export const RECENT_RUNS = 8;
/** Runs looked at for them: sample data is left out once there is other. */
const LOOKED_AT = 100;

export type DriftOverviewQuery = { show: GridShow; grid: LayerGridQuery; rollup: OpRollupQuery };

/** Layers across runs: one model's grid, the types of operators of all models, and the newest runs with layers. */
export async function readDriftOverview(store: Store, query: DriftOverviewQuery): Promise<DriftOverviewView> {
  const { asOf } = query.grid;
  const mark = await findMark(store, asOf);
  const { shown } = await readSamples(store, mark.seq);
  const runs = await readLayeredRuns(store, undefined, asOf === null ? null : mark.seq, LOOKED_AT);
  const grid = await readLayerGrid(store, query.grid);
  return {
    show: query.show,
    grid: grid.choices.models.length === 0 ? null : grid,
    rollup: await readOpRollup(store, query.rollup),
    recent: runs
      .filter(({ origin }) => shown || origin !== SAMPLE)
      .slice(0, RECENT_RUNS)
      .map(toRunLine),
  };
}
