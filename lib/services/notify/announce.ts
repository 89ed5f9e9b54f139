import { and, eq, gt, isNull, lt } from "drizzle-orm";
import type { Tables } from "@/db/schema";
import { LostRaceError, type Store } from "@/db/store";
import { sha256Hex } from "@/lib/contract/canonical-json";
import { WEBHOOK_EVENTS, type WebhookEvent } from "@/lib/domain/webhook";
import { findMark } from "@/lib/services/marks";
import { messageBody } from "@/lib/services/notify/message";
import { type News, readNews } from "@/lib/services/notify/news";
import { topicOf } from "@/lib/services/notify/webhooks";

/** A group that a webhook was told of does not ring again within this time: its link shows whatever joined it. */
export const QUIET_MS = 24 * 60 * 60 * 1000;
/** With more groups than this at once, for instance after an import of old results, one message tells of all. */
export const MAX_SINGLE = 10;
/** Groups in one message. */
const MAX_GROUPS = 20;

type Stored = Tables["webhook"]["$inferSelect"];
type DeliveryRow = Tables["delivery"]["$inferInsert"];

/** The messages that news make: one a group, or one for all when there are too many. */
function split({ groups, more }: News): { of: string; news: News }[] {
  if (groups.length + more > MAX_SINGLE) return [{ of: "many", news: { groups, more } }];
  return groups.map((group) => ({ of: group.key, news: { groups: [group], more: 0 } }));
}

async function toldLately(store: Store, hook: Stored, now: number): Promise<Set<string>> {
  const { delivery } = store.t;
  const rows = await store.db
    .select({ topic: delivery.groupKey })
    .from(delivery)
    .where(and(eq(delivery.webhookId, hook.id), gt(delivery.at, now - QUIET_MS)));
  return new Set(rows.map(({ topic }) => topic));
}

/** News between two marks are the same for every webhook that asks for them. */
function newsReader(store: Store, upTo: number) {
  const read = new Map<string, Promise<News>>();
  return (event: WebhookEvent, after: number): Promise<News> => {
    const key = `${event} ${after}`;
    const found = read.get(key) ?? readNews(store, event, { after, upTo }, MAX_GROUPS);
    read.set(key, found);
    return found;
  };
}

/**
 * Makes the deliveries of what became visible since a webhook was last told. Their ids follow from webhook, event, group
 * and mark, and a webhook moves to a mark in the transaction that makes them: whoever does it twice does it once.
 * @param origin address of this server, for links
 * @returns deliveries made
 */
export async function announce(store: Store, { origin, now }: { origin: string; now: number }): Promise<number> {
  const { webhook, delivery } = store.t;
  const mark = await findMark(store, null);
  const hooks = await store.db
    .select()
    .from(webhook)
    .where(and(isNull(webhook.disabledAt), isNull(webhook.removedAt), lt(webhook.announcedSeq, mark.seq)));
  const newsOf = newsReader(store, mark.seq);
  let made = 0;
  for (const hook of hooks) {
    const rows: DeliveryRow[] = [];
    for (const event of WEBHOOK_EVENTS.filter((one) => hook.events.includes(one))) {
      const news = await newsOf(event, hook.announcedSeq);
      const told = news.groups.length > 0 ? await toldLately(store, hook, now) : new Set();
      const fresh = { ...news, groups: news.groups.filter(({ key }) => !told.has(topicOf(event, key))) };
      for (const { of, news: one } of split(fresh)) {
        const groupKey = topicOf(event, of);
        const body = messageBody(event, one, hook.form, { origin, now, asOf: mark.seq });
        const id = sha256Hex(JSON.stringify([hook.id, groupKey, mark.seq])).slice(0, 32);
        const state = { at: now, attempt: 0, status: "waiting" as const, nextAt: now, answer: null };
        rows.push({ id, webhookId: hook.id, groupKey, seq: mark.seq, body, ...state });
      }
    }
    try {
      await store.atomically((tx) => [
        store.mustReturn(
          tx
            .update(webhook)
            .set({ announcedSeq: mark.seq })
            .where(
              and(eq(webhook.id, hook.id), eq(webhook.announcedSeq, hook.announcedSeq), isNull(webhook.disabledAt)),
            )
            .returning({ id: webhook.id }),
        ),
        ...(rows.length > 0 ? [tx.insert(delivery).values(rows).onConflictDoNothing()] : []),
      ]);
      made += rows.length;
    } catch (error) {
      // Another process was there first, or the webhook was disabled.
      if (!(error instanceof LostRaceError)) throw error;
    }
  }
  return made;
}
