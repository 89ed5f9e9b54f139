import { inArray } from "drizzle-orm";
import type { Store } from "@/db/store";
import { type DeltaInterval, pairedDeltaInterval } from "@/lib/domain/estimates/delta-interval";
import type { Cell } from "@/lib/domain/matrix";
import { inDetailGroups } from "@/lib/services/changes/read-samples-of-runs";
import { inChunks } from "@/lib/services/in-chunks";
import { detailedColumn } from "@/lib/services/read-cell-runs";

/** Evaluations with more samples are left unpaired: their bits are megabytes a cell, and their intervals narrow anyway. */
export const MAX_PAIRED_SAMPLES = 1_000_000;

/** Intervals kept: runs never change, so that a pair is read once. Started anew when full. */
const MAX_KEPT = 50_000;
const kept = new WeakMap<Store, Map<string, DeltaInterval | null>>();

type Pair = { cell: Cell; delta: number; samples: number; reference: string; key: string };

/** What can be paired: both results are runs, and the value's own is the one that speaks. */
function pairOf(cell: Cell): Pair[] {
  const { samples, delta } = cell;
  const reference = cell.reference?.runId ?? null;
  const told = cell.status === "ok" && cell.smallestDrop?.basis === "paired";
  if (!told || reference === null || samples === null || delta === null || samples > MAX_PAIRED_SAMPLES) return [];
  return [{ cell, delta, samples, reference, key: `${cell.runId} ${reference}` }];
}

/** The bits of runs by run; samples in clusters are no samples of their own, and left out. */
async function readBits(store: Store, ids: readonly string[]): Promise<Map<string, Uint8Array>> {
  const { run } = store.t;
  const found = new Map<string, Uint8Array>();
  for (const some of inChunks(ids, 1_000)) {
    const rows = await store.db
      .select({ id: run.id, bits: run.bits, detailed: detailedColumn(run).mapWith(Boolean) })
      .from(run)
      .where(inArray(run.id, some));
    for (const { id, bits, detailed } of rows) if (bits && !detailed) found.set(id, bits);
  }
  return found;
}

/** Bytes of the bits of both runs. */
const bytesOf = ({ samples }: Pair) => samples / 4;

function intervalOf({ cell, delta, samples, reference }: Pair, bits: ReadonlyMap<string, Uint8Array>) {
  const [before, after] = [bits.get(reference), bits.get(cell.runId)];
  if (!before || !after) return null;
  return pairedDeltaInterval({ reference: before, value: after }, samples, { delta, direction: cell.direction });
}

/**
 * Replaces the interval of the delta, in place, wherever the run and its reference run tell of every sample whether it
 * was right: what is known of pairs is far narrower than what counts alone say.
 */
export async function pairDeltas(store: Store, cells: readonly Cell[]): Promise<void> {
  const known = kept.get(store) ?? new Map<string, DeltaInterval | null>();
  kept.set(store, known);
  const pairs = cells.flatMap(pairOf);
  const unread = pairs.filter(({ key }) => !known.has(key));
  for (const chunk of inDetailGroups(unread, bytesOf)) {
    const bits = await readBits(store, [...new Set(chunk.flatMap(({ cell, reference }) => [cell.runId, reference]))]);
    for (const pair of chunk) {
      if (known.size >= MAX_KEPT) known.clear();
      known.set(pair.key, intervalOf(pair, bits));
    }
  }
  for (const { cell, key } of pairs) cell.deltaInterval = known.get(key) ?? cell.deltaInterval;
}
