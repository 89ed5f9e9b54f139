import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { ChangeGroup, ChangeLine, GroupCause } from "@/lib/domain/change-view";
import { type MovedAxis, VERDICTS, type Verdict } from "@/lib/domain/changes/change";
import { selectChanges, toChangeLine } from "@/lib/services/changes/change-lines";

const DAY_MS = 24 * 60 * 60 * 1000;
const WORSE = ["collapsed", "regressed", "watch"] as const satisfies Verdict[];

/** A group without its members. */
export type GroupRow = Omit<ChangeGroup, "cause" | "changes">;

const newestDayFirst = ({ t: { change } }: Store) => [
  sql`max(${change.at}) / ${sql.raw(String(DAY_MS))} desc`,
  sql`min(${change.severity})`,
  asc(change.groupKey),
];

/** Keys of all groups of the changes that `where` holds, in the order of lists. */
export async function readGroupOrder(store: Store, where: SQL | undefined): Promise<string[]> {
  const { change } = store.t;
  const rows = await store.db
    .select({ key: change.groupKey })
    .from(change)
    .where(where)
    .groupBy(change.groupKey)
    .orderBy(...newestDayFirst(store));
  return rows.map(({ key }) => key);
}

type Distinct = Pick<GroupRow, "cells" | "chips">;

/** Cells and chips of groups, each counted once. */
async function countDistinct(
  store: Store,
  where: SQL | undefined,
  keys: readonly string[],
): Promise<Map<string, Distinct>> {
  if (keys.length === 0) return new Map();
  const { change } = store.t;
  const cellsOf = (which: SQL | undefined) =>
    sql`count(distinct case when ${which} then ${change.cellKey} end)`.mapWith(Number);
  // What beats its reference by far is an alarm too, and no cell that got worse.
  const worse = and(inArray(change.verdict, [...WORSE]), sql`coalesce(${change.difference}, -1) < 0`);
  const rows = await store.db
    .select({
      key: change.groupKey,
      all: sql`count(distinct ${change.cellKey})`.mapWith(Number),
      worse: cellsOf(worse),
      better: cellsOf(eq(change.verdict, "improved")),
      chips: sql`count(distinct ${change.chip})`.mapWith(Number),
    })
    .from(change)
    // An expression, so that the index of lists is read, which holds all of this, and not that of groups.
    .where(and(where, inArray(sql`coalesce(${change.groupKey}, '')`, [...keys])))
    .groupBy(change.groupKey);
  return new Map(rows.map(({ key, chips, ...cells }) => [key, { cells, chips }]));
}

/** Groups of the changes that `where` holds: newest day first, worst first within a day. */
export async function readGroups(
  store: Store,
  where: SQL | undefined,
  page: { limit: number; offset: number },
): Promise<GroupRow[]> {
  const { change } = store.t;
  const perVerdict = Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, sql`count(*) filter (where ${change.verdict} = ${verdict})`.mapWith(Number)]),
  ) as Record<Verdict, SQL<number>>;
  const rows = await store.db
    .select({
      key: change.groupKey,
      newest: sql`max(${change.at})`.mapWith(Number),
      oldest: sql`min(${change.at})`.mapWith(Number),
      total: sql`count(*)`.mapWith(Number),
      ...perVerdict,
    })
    .from(change)
    .where(where)
    .groupBy(change.groupKey)
    .orderBy(...newestDayFirst(store))
    .limit(page.limit)
    .offset(page.offset);
  // Counted apart: sorting every change with its cell, only to order groups, takes three times as long.
  const distinct = await countDistinct(
    store,
    where,
    rows.map(({ key }) => key),
  );
  return rows.flatMap(({ key, newest, oldest, total, ...counts }) => {
    const found = distinct.get(key);
    return found ? [{ key, newest, oldest, total, ...found, counts }] : [];
  });
}

/** The worst changes of each group, worst first, at most `limit` of each. */
export async function readMembers(
  store: Store,
  where: SQL | undefined,
  keys: readonly string[],
  limit: number,
): Promise<Map<string, ChangeLine[]>> {
  const { change } = store.t;
  // A query a group: each reads its own worst by an index, where one over all groups would rank every member.
  const members = keys.map(async (key) => {
    const rows = await selectChanges(store, and(where, eq(change.groupKey, key)))
      .orderBy(asc(change.severity), desc(change.at), asc(change.id))
      .limit(limit);
    return [key, rows.map(toChangeLine).filter((line) => line !== null)] as const;
  });
  return new Map(await Promise.all(members));
}

/** What a group has in common, as its key and its members say. */
export function causeOf(key: string, worst: ChangeLine | undefined): GroupCause {
  const moved: readonly MovedAxis[] = worst?.moved ?? [];
  if (worst?.kind === "reference") return { kind: "reference", moved: [...moved] };
  if (moved.length > 0) return { kind: "versions", moved: [...moved] };
  // Without a moved axis the key names the family, [kind, null, family], and the family what came in together.
  const family = (JSON.parse(key) as unknown[])[2];
  const batch = String((JSON.parse(String(family)) as unknown[])[0]);
  const [, , origin, name] = /^(sample )?(campaign|request|received) (.*)$/s.exec(batch) ?? [];
  return origin === "campaign" ? { kind: "campaign", name: name ?? "" } : { kind: "together", name: name ?? "" };
}
