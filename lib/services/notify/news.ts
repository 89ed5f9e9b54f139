import { and, eq, gt, inArray, type SQL, sql } from "drizzle-orm";
import type { Store } from "@/db/store";
import type { ChangeGroup } from "@/lib/domain/change-view";
import type { Verdict } from "@/lib/domain/changes/change";
import type { WebhookEvent } from "@/lib/domain/webhook";
import { causeOf, readGroupOrder, readGroups, readMembers } from "@/lib/services/changes/change-groups";
import { standsAt } from "@/lib/services/stands-at";

const ALARMS = ["collapsed", "regressed"] as const satisfies Verdict[];
/** Evidence of a change that is over, see lib/services/changes/evidence.ts; a quote within a name is escaped there. */
const RECOVERED = '%"recovered":{%';
/** Members of a group that a message shows. */
const SHOWN_MEMBERS = 10;

type Change = Store["t"]["change"];

/** Whether a version of a change is what an event tells of; `of` names its table in SQL. */
const IS_NEWS: Record<WebhookEvent, (of: Pick<Change, "verdict" | "kind" | "evidence">) => SQL | undefined> = {
  alarm: ({ verdict }) => inArray(verdict, [...ALARMS]),
  reference: ({ kind }) => eq(kind, "reference"),
  recovered: ({ verdict, evidence }) => and(inArray(verdict, [...ALARMS]), sql`${evidence} like ${RECOVERED}`),
};

/** The same condition on an earlier version of the change: what was news then is none now, however often it is settled. */
function wasNews(store: Store, event: WebhookEvent, after: number): SQL {
  const { change } = store.t;
  const earlier: Record<WebhookEvent, SQL> = {
    alarm: sql`earlier.verdict in ('collapsed', 'regressed')`,
    reference: sql`earlier.kind = 'reference'`,
    recovered: sql`earlier.verdict in ('collapsed', 'regressed') and earlier.evidence like ${RECOVERED}`,
  };
  return sql`exists (select 1 from ${change} as earlier where earlier.id = ${change.id} and earlier.from_seq <= ${after} and earlier.listed and ${earlier[event]})`;
}

/** What an event tells: groups of changes that became so in (after, upTo], newest day first, worst first within it. */
export type News = { groups: ChangeGroup[]; more: number };

/**
 * News of an event between two marks. Sample data is none, nor what somebody has dealt with already.
 * @param limit groups that are read; `more` counts the rest
 */
export async function readNews(
  store: Store,
  event: WebhookEvent,
  range: { after: number; upTo: number },
  limit: number,
): Promise<News> {
  const { change } = store.t;
  const where = and(
    sql`listed`,
    eq(change.sample, false),
    gt(change.fromSeq, range.after),
    standsAt(change, range.upTo),
    event === "recovered" ? undefined : eq(change.state, "open"),
    IS_NEWS[event](change),
    sql`not ${wasNews(store, event, range.after)}`,
  );
  const all = await readGroupOrder(store, where);
  const told = await readGroups(store, where, { limit, offset: 0 });
  const keys = told.map(({ key }) => key);
  const members = await readMembers(store, where, keys, SHOWN_MEMBERS);
  return {
    groups: told.map((row) => {
      const changes = members.get(row.key) ?? [];
      return { ...row, cause: causeOf(row.key, changes[0]), changes };
    }),
    more: all.length - told.length,
  };
}
