import { and, asc, desc, gt, lt, type SQL, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import { measuredAt } from "@/lib/services/runs/run-constraints";
import { LOOK_AT, SORT_AT_MOST, type Walk } from "@/lib/services/runs/run-walks";
import { until } from "@/lib/services/until";

/** Sequences read from the index at a time: few where most runs match, more when few did. */
const FIRST_STEP = 256;
const STEP_GROWTH = 4;

export type Walked = {
  /** Sequences of matches, in the order of the walk. */
  found: number[];
  /** Where to go on; null when nothing is left. */
  next: number | null;
  /** Runs looked at. */
  looked: number;
};

export type WalkOrder = {
  /** Exclusive; null begins at an end. */
  from: number | null;
  /** Runs that stand after this sequence are not there; null without a pin. */
  upTo: number | null;
  direction: "older" | "newer";
};

/** The next sequences on the way, merged over its walks. */
async function nextSequences(store: Store, walks: readonly Walk[], order: WalkOrder, size: number): Promise<number[]> {
  const { run } = store.t;
  const older = order.direction === "older";
  const bounds = and(
    order.from === null ? undefined : older ? lt(run.seq, order.from) : gt(run.seq, order.from),
    until(run.seq, order.upTo),
  );
  const ordered = older ? desc(run.seq) : asc(run.seq);
  const part = ({ source, whole }: Walk) => {
    const plain = store.db.select({ seq: run.seq }).from(run);
    if (!whole) return plain.where(and(source, bounds)).orderBy(ordered).limit(size).as("part");
    // Without the inner limit an engine may take the order for the index, and pass every other run.
    const all = plain.where(source).orderBy(measuredAt).limit(SORT_AT_MOST).as("whole");
    const beyond = order.from === null ? undefined : older ? lt(all.seq, order.from) : gt(all.seq, order.from);
    return store.db
      .select({ seq: all.seq })
      .from(all)
      .where(and(beyond, until(all.seq, order.upTo)))
      .as("part");
  };
  const parts = walks.map((walk) => sql`select seq from ${part(walk)}`);
  if (parts.length === 0) return [];
  const merged = sql`(${sql.join(parts, sql` union `)}) as merged`;
  const rows = await store.db
    .select({ seq: sql`seq`.mapWith(Number) })
    .from(merged)
    .orderBy(older ? sql`seq desc` : sql`seq asc`)
    .limit(size);
  return rows.map(({ seq }) => seq);
}

/** The rows of these sequences, as a condition that no engine plans otherwise than by their primary key. */
function amongSequences({ dialect, t: { run } }: Store, sequences: readonly number[]): SQL {
  return dialect === "sqlite"
    ? sql`${run.seq} in (select value from json_each(${JSON.stringify(sequences)}))`
    : sql`${run.seq} = any(${`{${sequences.join(",")}}`}::bigint[])`;
}

async function matching(store: Store, sequences: readonly number[], where: SQL | undefined): Promise<Set<number>> {
  if (where === undefined || sequences.length === 0) return new Set(sequences);
  const { run } = store.t;
  const rows = await store.db
    .select({ seq: run.seq })
    .from(run)
    .where(and(amongSequences(store, sequences), where));
  return new Set(rows.map(({ seq }) => seq));
}

/**
 * Runs on a way that meet a condition, until there are enough of them, nothing is left, or LOOK_AT have been looked at.
 * The work is bounded whatever the condition: first the index alone, then the rows that it names.
 * @param where what the walks do not say; undefined when they say all
 */
export async function walkRuns(
  store: Store,
  { walks, where }: { walks: readonly Walk[]; where: SQL | undefined },
  order: WalkOrder,
  enough: number,
): Promise<Walked> {
  const found: number[] = [];
  let from = order.from;
  let looked = 0;
  let step = where === undefined ? enough : Math.max(FIRST_STEP, enough);
  for (;;) {
    const size = Math.min(step, LOOK_AT - looked);
    const sequences = await nextSequences(store, walks, { ...order, from }, size);
    const matches = await matching(store, sequences, where);
    for (const sequence of sequences) {
      looked += 1;
      from = sequence;
      if (!matches.has(sequence)) continue;
      found.push(sequence);
      if (found.length === enough) return { found, next: sequence, looked };
    }
    if (sequences.length < size) return { found, next: null, looked };
    if (looked >= LOOK_AT) return { found, next: from, looked };
    step *= STEP_GROWTH;
  }
}
