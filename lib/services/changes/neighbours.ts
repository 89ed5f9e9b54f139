import { and, asc, eq, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { ChangesFilter, ChangeView } from "@/lib/domain/change-view";
import { changeConditions, chosenOnes } from "@/lib/services/changes/change-conditions";
import { readGroupOrder, readMembers } from "@/lib/services/changes/change-groups";
import type { Mark } from "@/lib/services/marks";

/** The changes before and after one in the list that a filter shows; both null when the list does not hold it. */
export async function readNeighbours(
  store: Store,
  id: string,
  group: string,
  filter: ChangesFilter,
  mark: Mark,
): Promise<ChangeView["neighbours"]> {
  const { change } = store.t;
  const where = and(changeConditions(store, filter, mark), chosenOnes(store, filter));
  const members = await store.db
    .select({ id: change.id })
    .from(change)
    .where(and(where, eq(change.groupKey, group)))
    .orderBy(asc(change.severity), sql`${change.at} desc`, asc(change.id));
  const place = members.findIndex((member) => member.id === id);
  if (place < 0) return { previous: null, next: null };
  const [before, after] = [members[place - 1]?.id ?? null, members[place + 1]?.id ?? null];
  if (before !== null && after !== null) return { previous: before, next: after };
  const groups = await readGroupOrder(store, where);
  const here = groups.indexOf(group);
  const [earlier, later] = [groups[here - 1], groups[here + 1]];
  const first =
    later === undefined ? null : ((await readMembers(store, where, [later], 1)).get(later)?.[0]?.id ?? null);
  const last = earlier === undefined ? null : await lastOf(store, and(where, eq(change.groupKey, earlier)));
  return { previous: before ?? last, next: after ?? first };
}

async function lastOf(store: Store, where: ReturnType<typeof and>): Promise<string | null> {
  const { change } = store.t;
  const [row] = await store.db
    .select({ id: change.id })
    .from(change)
    .where(where)
    .orderBy(sql`${change.severity} desc`, asc(change.at), sql`${change.id} desc`)
    .limit(1);
  return row?.id ?? null;
}
