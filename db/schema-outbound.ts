import { sql } from "drizzle-orm";
import type { Kit } from "@/db/kit";

/** Tables of who is told of changes, and of who measures what next. */
export function outboundTables(kit: Kit) {
  /** Somebody to be told of changes. */
  const webhook = kit.table("webhook", {
    id: kit.text("id").primaryKey(),
    name: kit.text("name").notNull(),
    url: kit.text("url").notNull(),
    /** Signs what is sent; kept readable, since signing needs it. */
    secret: kit.text("secret").notNull(),
    form: kit.text("form").$type<"generic" | "slack">().notNull(),
    events: kit.json<string[]>("events").notNull(),
    /** Mark up to which its deliveries were made. */
    announcedSeq: kit.integer("announced_seq").notNull(),
    createdBy: kit.text("created_by").notNull(),
    createdAt: kit.integer("created_at").notNull(),
    disabledAt: kit.integer("disabled_at"),
    removedAt: kit.integer("removed_at"),
  });

  /** One message to a webhook, with its last attempt. */
  const delivery = kit.table(
    "delivery",
    {
      id: kit.text("id").primaryKey(),
      webhookId: kit.text("webhook_id").notNull(),
      groupKey: kit.text("group_key").notNull(),
      /** Mark that made it known. */
      seq: kit.integer("seq").notNull(),
      body: kit.text("body").notNull(),
      at: kit.integer("at").notNull(),
      attempt: kit.integer("attempt").notNull(),
      status: kit.text("status").$type<"waiting" | "delivered" | "failed">().notNull(),
      /** When it is tried next, while it waits. */
      nextAt: kit.integer("next_at"),
      /** Status and first words of the last answer, or why there was none. */
      answer: kit.text("answer"),
    },
    (t) => [
      kit.index("delivery_webhook").on(t.webhookId, t.at),
      kit.index("delivery_next").on(t.nextAt).where(sql`status = 'waiting'`),
    ],
  );

  /** A runner has taken an item of the plan. */
  const planLease = kit.table("plan_lease", {
    itemKey: kit.text("item_key").primaryKey(),
    holder: kit.text("holder").notNull(),
    takenAt: kit.integer("taken_at").notNull(),
    expiresAt: kit.integer("expires_at").notNull(),
  });

  return { webhook, delivery, planLease };
}
