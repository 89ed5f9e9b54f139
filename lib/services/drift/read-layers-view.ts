import type { Store } from "@/db/store";
import type { LayersView } from "@/lib/domain/drift-view";
import { accusedBy } from "@/lib/services/drift/accused";
import { proposeComparators } from "@/lib/services/drift/propose-comparators";
import { readKnownWorkarounds } from "@/lib/services/drift/read-workarounds";
import { viewSide } from "@/lib/services/drift/run-layers";
import { type JudgedPair, readPair } from "@/lib/services/drift/run-pair";
import { viewRepair } from "@/lib/services/drift/view-repair";
import { findMark, momentOf } from "@/lib/services/marks";

export type DriftQuery = {
  /** Ingest sequence; null reads up to now. */
  asOf: number | null;
  /** SQNR in dB that the output shall reach; null leaves it to the comparator. */
  target: number | null;
};

/** What the pages of one run and of two have in common. */
export async function viewPair(store: Store, pair: JudgedPair, { asOf, target }: DriftQuery): Promise<LayersView> {
  const { b, network, facts, support } = pair;
  const mark = await findMark(store, asOf);
  const upTo = asOf === null ? null : mark.seq;
  const asking = { chip: b.line.chip, stack: b.stack };
  return {
    b: viewSide(b),
    network: network.view,
    comparators: await proposeComparators(store, accusedBy(b), mark, upTo),
    repair: viewRepair(network, facts, support, target),
    workarounds: await readKnownWorkarounds(store, b.line.model, asking, asOf === null ? null : mark.at),
    ...momentOf(mark),
    pinned: asOf !== null,
  };
}

/** Sequence up to which a pinned read sees; null for one that is not pinned. */
export async function pinnedTo(store: Store, asOf: number | null): Promise<number | null> {
  return asOf === null ? null : (await findMark(store, asOf)).seq;
}

/**
 * The layers of one run, judged without a comparator. Null when there is no such run; throws `not-found` when it has no
 * layers.
 */
export async function readLayersView(store: Store, runId: string, query: DriftQuery): Promise<LayersView | null> {
  const pair = await readPair(store, { a: null, b: runId }, await pinnedTo(store, query.asOf));
  return pair && viewPair(store, pair, query);
}
