import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Tables } from "@/db/schema";
import type { Store } from "@/db/store";
import type { Delivery } from "@/lib/domain/webhook";
import { testBody } from "@/lib/services/notify/message";
import { type Outcome, type SendOptions, send } from "@/lib/services/notify/send";
import { signatureHeaders } from "@/lib/services/notify/sign";
import { findWebhook, toDelivery, topicOf } from "@/lib/services/notify/webhooks";

/** Attempts before a delivery is given up; with the pauses between them, most of a day. */
export const MAX_ATTEMPTS = 12;
/** Pause after the first attempt, doubled after each, in milliseconds; and the longest. */
export const FIRST_PAUSE_MS = 30_000;
export const LONGEST_PAUSE_MS = 6 * 60 * 60 * 1000;
/** Who has taken a delivery has this long to send it; then it is anybody's again. Longer than a send may take. */
export const CLAIM_MS = 60_000;
/** Deliveries sent at a time. */
const AT_ONCE = 8;
/** The receiver is gone for good (RFC 9110, section 15.5.11). */
const GONE = 410;

type Row = Tables["delivery"]["$inferSelect"];
type Hook = Pick<Tables["webhook"]["$inferSelect"], "url" | "secret">;

export type DeliverOptions = SendOptions & { clock: () => number; random: () => number };

/** Pause before the attempt after the n-th, in milliseconds: doubled each time, at least half of it left by jitter. */
export function pauseAfter(attempt: number, random: number): number {
  const whole = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1));
  return Math.round((whole * (1 + random)) / 2);
}

/** Takes a delivery for one attempt; false when another process was there first. */
async function claim(store: Store, row: Row, now: number): Promise<boolean> {
  const { delivery } = store.t;
  const [claimed] = await store.atomically((tx) => [
    tx
      .update(delivery)
      .set({ attempt: row.attempt + 1, nextAt: now + CLAIM_MS })
      .where(and(eq(delivery.id, row.id), eq(delivery.attempt, row.attempt), eq(delivery.status, "waiting")))
      .returning({ id: delivery.id }),
  ]);
  return (claimed as unknown[]).length > 0;
}

function stateAfter(row: Row, outcome: Outcome, { clock, random }: DeliverOptions): Partial<Row> {
  const { ok, answer, status, retryAfterMs } = outcome;
  if (ok) return { status: "delivered", nextAt: null, answer };
  const attempt = row.attempt + 1;
  const isTest = toDelivery(row).event === "test";
  if (isTest || status === GONE || attempt >= MAX_ATTEMPTS) return { status: "failed", nextAt: null, answer };
  const pause = Math.max(pauseAfter(attempt, random()), Math.min(retryAfterMs ?? 0, LONGEST_PAUSE_MS));
  return { nextAt: clock() + pause, answer };
}

async function attempt(store: Store, row: Row, hook: Hook, options: DeliverOptions): Promise<void> {
  const now = options.clock();
  if (!(await claim(store, row, now))) return;
  const headers = {
    ...signatureHeaders(row.id, now, row.body, hook.secret),
    "driftgrid-event": toDelivery(row).event,
    "driftgrid-attempt": String(row.attempt + 1),
  };
  const outcome = await send(hook.url, headers, row.body, options);
  // A server that stops is no failure of the receiver: the claim runs out and the next process sends.
  if (options.signal?.aborted && !outcome.ok) return;
  const { delivery } = store.t;
  const after = stateAfter(row, outcome, options);
  await store.atomically((tx) => [
    tx
      .update(delivery)
      .set(after)
      .where(and(eq(delivery.id, row.id), eq(delivery.attempt, row.attempt + 1), eq(delivery.status, "waiting"))),
  ]);
}

/**
 * Sends what is due, each at least once: an attempt that a crash cut off is made again under the same id.
 * @returns deliveries that were due; 0 when nothing was
 */
export async function deliverDue(store: Store, options: DeliverOptions): Promise<number> {
  const { delivery, webhook } = store.t;
  const due = await store.db
    .select({ row: delivery, url: webhook.url, secret: webhook.secret })
    .from(delivery)
    .innerJoin(webhook, eq(webhook.id, delivery.webhookId))
    .where(
      and(
        eq(delivery.status, "waiting"),
        lte(delivery.nextAt, options.clock()),
        isNull(webhook.disabledAt),
        isNull(webhook.removedAt),
      ),
    )
    .orderBy(asc(delivery.nextAt))
    .limit(AT_ONCE);
  await Promise.all(due.map(({ row, url, secret }) => attempt(store, row, { url, secret }, options)));
  return due.length;
}

/** Sends a test message to a webhook at once, whether it is disabled or not; null when there is none of this id. */
export async function testWebhook(
  store: Store,
  webhookId: string,
  origin: string,
  options: DeliverOptions,
): Promise<Delivery | null> {
  const hook = await findWebhook(store, webhookId);
  if (!hook) return null;
  const { delivery } = store.t;
  const now = options.clock();
  const id = uuidv7().replaceAll("-", "");
  const body = testBody(hook.form, hook.name, origin, now);
  // Due only once this process must have died: nobody else sends it meanwhile.
  const row: Row = {
    ...{ id, webhookId, groupKey: topicOf("test", id), seq: 0, body, at: now },
    ...{ attempt: 0, status: "waiting", nextAt: now + CLAIM_MS, answer: null },
  };
  await store.atomically((tx) => [tx.insert(delivery).values(row)]);
  await attempt(store, row, hook, options);
  const [sent] = await store.db.select().from(delivery).where(eq(delivery.id, id));
  return sent ? toDelivery(sent) : null;
}
