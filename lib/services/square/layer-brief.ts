import { eq } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { Cell } from "@/lib/domain/matrix";
import type { LayerBrief } from "@/lib/domain/square-view";
import { type DriftSummary, summarizeRuns } from "@/lib/services/drift/drift-summary";
import { type LayeredLine, readLayeredRuns } from "@/lib/services/drift/layered-runs";
import { COMPARATOR_RUNS } from "@/lib/services/drift/propose-comparators";
import type { Mark } from "@/lib/services/marks";

/** Layers named; the page of the layers has all. */
const NAMED = 3;
/** Newest runs of a cell among which one with layers is looked for. */
const LOOKED_AT = 20;

function worstOf({ nodes, introduced, culprits }: DriftSummary): LayerBrief["worst"] {
  return [...introduced]
    .flatMap((loss, place) => {
      const node = nodes[place];
      return node && loss > 0 ? [{ id: node.id, op: node.op, introduced: loss, culprit: culprits.has(place) }] : [];
    })
    .sort((a, b) => b.introduced - a.introduced)
    .slice(0, NAMED);
}

const briefOf = (summary: DriftSummary, line: LayeredLine, cell: Cell): LayerBrief => ({
  runId: line.id,
  speaks: line.id === cell.runId,
  comparator: summary.comparator,
  layers: summary.nodes.length,
  culprits: summary.culprits.size,
  worst: worstOf(summary),
});

/**
 * The layers that introduced most into a cell's result, from the run that speaks or else the newest one with layers.
 * @param pinned true for a read that shows nothing that arrived after the mark
 * @returns null while nobody recorded layers of the cell
 */
export async function readLayerBrief(
  store: Store,
  cell: Cell,
  mark: Mark,
  pinned: boolean,
): Promise<LayerBrief | null> {
  const { run } = store.t;
  const upTo = pinned ? mark.seq : null;
  const own = await readLayeredRuns(store, eq(run.cellKey, cell.key), upTo, LOOKED_AT);
  const line = own.find(({ id }) => id === cell.runId) ?? own[0];
  if (!line) return null;
  const among = await readLayeredRuns(store, eq(run.model, cell.model), upTo, COMPARATOR_RUNS);
  const [summary] = await summarizeRuns(store, [line], among, mark, upTo);
  return summary ? briefOf(summary, line, cell) : null;
}
