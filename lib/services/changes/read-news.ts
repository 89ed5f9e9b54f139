import { and, desc, gt, lte, type SQL, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import { parseChangesQuery } from "@/lib/contract/change-filter";
import type { Verdict } from "@/lib/domain/changes/change";
import type { ChangesNews } from "@/lib/domain/changes-news";
import { changeConditions, chosenOnes } from "@/lib/services/changes/change-conditions";
import { causeOf, readGroups, readMembers } from "@/lib/services/changes/change-groups";
import { findMark, type Mark, NO_MARK } from "@/lib/services/marks";

/** Groups that are told; who wants more opens the list. */
const TOLD_GROUPS = 3;
/** For readers who never looked. */
const DEFAULT_DAYS_MS = 7 * 24 * 60 * 60 * 1000;
/** A moved reference is no news of a device, and what is on watch wakes nobody. */
const NEWS: Verdict[] = ["collapsed", "regressed", "improved"];

async function markAtTime(store: Store, time: number): Promise<Mark> {
  const { mark } = store.t;
  const [found] = await store.db.select().from(mark).where(lte(mark.at, time)).orderBy(desc(mark.seq)).limit(1);
  return found ?? NO_MARK;
}

/** Not listed at a mark under this verdict: rows are versions, so an old change may stand in a new row. */
function isNew(store: Store, since: number): SQL | undefined {
  const { change } = store.t;
  return and(
    gt(change.fromSeq, since),
    // Before the first mark nothing was listed.
    since === 0
      ? undefined
      : sql`not exists (select 1 from change as earlier where earlier.id = ${change.id} and earlier.verdict = ${change.verdict}
      and earlier.listed and earlier.from_seq <= ${since} and earlier.to_seq > ${since})`,
  );
}

/**
 * Open changes that came up after a mark, by what is likely one cause; null when there are none.
 * @param seen ingest sequence of the newest mark that the reader has looked at; null or one that never was stands for
 * the last seven days before the newest mark
 */
export async function readNews(store: Store, seen: number | null): Promise<ChangesNews | null> {
  const newest = await findMark(store, null);
  if (newest.seq === 0) return null;
  const looked = seen !== null && seen <= newest.seq;
  const since = looked ? await findMark(store, seen) : await markAtTime(store, newest.at - DEFAULT_DAYS_MS);
  if (since.seq === newest.seq) return null;
  const filter = { ...parseChangesQuery({}), verdicts: NEWS };
  const where = and(changeConditions(store, filter, newest), chosenOnes(store, filter), isNew(store, since.seq));
  const found = await readGroups(store, where, { limit: TOLD_GROUPS + 1, offset: 0 });
  if (found.length === 0) return null;
  const told = found.slice(0, TOLD_GROUPS);
  const worst = await readMembers(
    store,
    where,
    told.map(({ key }) => key),
    1,
  );
  return {
    since: since.seq,
    sinceTime: since.seq === 0 ? null : since.at,
    looked,
    groups: told.map(({ key, cells, chips, counts }) => ({
      key,
      cells,
      chips,
      counts,
      cause: causeOf(key, worst.get(key)?.[0]),
    })),
    more: found.length > TOLD_GROUPS,
    asOf: newest.seq,
  };
}
