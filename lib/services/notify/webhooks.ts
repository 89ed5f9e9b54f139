import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Tables } from "@/db/schema";
import type { Statement, Store, Writer } from "@/db/store";
import type { WebhookInput } from "@/lib/contract/webhook";
import { type Delivery, WEBHOOK_EVENTS, type Webhook } from "@/lib/domain/webhook";
import { findMark } from "@/lib/services/marks";
import { makeSecret } from "@/lib/services/notify/sign";

/** Deliveries that a log shows. */
const LOG_LENGTH = 100;

type Stored = Tables["webhook"]["$inferSelect"];

function toWebhook({ id, name, url, form, events, createdBy, createdAt, disabledAt }: Stored): Webhook {
  const known = WEBHOOK_EVENTS.filter((event) => events.includes(event));
  return { id, name, url, form, events: known, createdBy, createdAt, disabledAt };
}

/** What a delivery tells of: its event and what of it; tests stand alone. */
export function topicOf(event: Delivery["event"], of: string): string {
  return `${event} ${of}`;
}

export function toDelivery(row: Tables["delivery"]["$inferSelect"]): Delivery {
  const [event = "test"] = row.groupKey.split(" ", 1);
  const { id, at, attempt, status, answer } = row;
  const nextAt = status === "waiting" ? row.nextAt : null;
  return { id, event: event as Delivery["event"], at, attempt, status, nextAt, answer };
}

/** All webhooks, oldest first, without their secrets. */
export async function listWebhooks(store: Store): Promise<Webhook[]> {
  const { webhook } = store.t;
  const rows = await store.db
    .select()
    .from(webhook)
    .where(isNull(webhook.removedAt))
    .orderBy(asc(webhook.createdAt), asc(webhook.id));
  return rows.map(toWebhook);
}

/** The stored row of a webhook that was not removed; null when there is none. */
export async function findWebhook(store: Store, id: string): Promise<Stored | null> {
  const { webhook } = store.t;
  const [row] = await store.db
    .select()
    .from(webhook)
    .where(and(eq(webhook.id, id), isNull(webhook.removedAt)));
  return row ?? null;
}

/** Adds a webhook: it is told of what becomes visible from now on. @param by name of the token */
export async function addWebhook(
  store: Store,
  input: WebhookInput,
  by: string,
  now: number,
): Promise<Webhook & { secret: string }> {
  const row: Stored = {
    ...input,
    events: [...new Set(input.events)],
    id: uuidv7(),
    secret: makeSecret(),
    announcedSeq: (await findMark(store, null)).seq,
    createdBy: by,
    createdAt: now,
    disabledAt: null,
    removedAt: null,
  };
  await store.atomically((tx) => [tx.insert(store.t.webhook).values(row)]);
  return { ...toWebhook(row), secret: row.secret };
}

/** Deliveries that will not be made. */
function giveUp(store: Store, tx: Writer, id: string, why: string): Statement {
  const { delivery } = store.t;
  return tx
    .update(delivery)
    .set({ status: "failed", nextAt: null, answer: why })
    .where(and(eq(delivery.webhookId, id), eq(delivery.status, "waiting")));
}

/** Disables a webhook or tells it again, from now on; null when there is none of this id. */
export async function switchWebhook(store: Store, id: string, disabled: boolean, now: number): Promise<Webhook | null> {
  const { webhook } = store.t;
  const announcedSeq = (await findMark(store, null)).seq;
  await store.atomically((tx) =>
    disabled
      ? [
          tx
            .update(webhook)
            .set({ disabledAt: now })
            .where(and(eq(webhook.id, id), isNull(webhook.disabledAt))),
          giveUp(store, tx, id, "the webhook was disabled"),
        ]
      : [tx.update(webhook).set({ disabledAt: null, announcedSeq }).where(eq(webhook.id, id))],
  );
  const row = await findWebhook(store, id);
  return row && toWebhook(row);
}

/** Removes a webhook; its log stays. Null when there is none of this id. */
export async function removeWebhook(store: Store, id: string, now: number): Promise<Webhook | null> {
  const { webhook } = store.t;
  const [removed] = await store.atomically((tx) => [
    tx
      .update(webhook)
      .set({ removedAt: now })
      .where(and(eq(webhook.id, id), isNull(webhook.removedAt)))
      .returning(),
    giveUp(store, tx, id, "the webhook was removed"),
  ]);
  const [row] = removed as Stored[];
  return row ? toWebhook(row) : null;
}

/** What was sent to a webhook, newest first. */
export async function listDeliveries(store: Store, webhookId: string): Promise<Delivery[]> {
  const { delivery } = store.t;
  const rows = await store.db
    .select()
    .from(delivery)
    .where(eq(delivery.webhookId, webhookId))
    .orderBy(desc(delivery.at), desc(delivery.id))
    .limit(LOG_LENGTH);
  return rows.map(toDelivery);
}
