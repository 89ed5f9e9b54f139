import { z } from "zod";
import { changeLine, groupFacts } from "@/lib/contract/changes";
import { LIMITS } from "@/lib/contract/limits";
import { nameText } from "@/lib/contract/texts";
import { DELIVERY_STATUSES, type Delivery, WEBHOOK_EVENTS, WEBHOOK_FORMS, type Webhook } from "@/lib/domain/webhook";

const events = z.array(z.enum(WEBHOOK_EVENTS));

/** A webhook as an administrator sends it. */
export const webhookInput = z
  .strictObject({
    name: nameText,
    url: z
      .url({ protocol: /^https?$/ })
      .max(LIMITS.text)
      .refine((url) => !URL.canParse(url) || new URL(url).username + new URL(url).password === "", {
        message: "must hold no name and password: the signature says who sends",
      })
      .meta({ description: "http or https. Where it leads is checked whenever something is sent." }),
    form: z.enum(WEBHOOK_FORMS).default("generic"),
    events: events.min(1).default(["alarm"]).meta({ description: "`watch` is never told." }),
  })
  .meta({ id: "WebhookInput" });
export type WebhookInput = z.infer<typeof webhookInput>;

export const webhookPatch = z.strictObject({ disabled: z.boolean() });

const webhookFields = {
  id: z.string(),
  name: z.string(),
  url: z.string(),
  form: z.enum(WEBHOOK_FORMS),
  events,
  createdBy: z.string(),
  createdAt: z.int(),
  disabledAt: z.int().nullable(),
};

export const webhook = z.strictObject(webhookFields).meta({ id: "Webhook" }) satisfies z.ZodType<Webhook>;

export const newWebhook = z
  .strictObject({ ...webhookFields, secret: z.string().meta({ description: "Shown only in this answer." }) })
  .meta({ id: "NewWebhook" });

export const delivery = z
  .strictObject({
    id: z.string().meta({ description: "The header `webhook-id`: the same at every attempt." }),
    event: z.enum([...WEBHOOK_EVENTS, "test"]),
    at: z.int(),
    attempt: z.int(),
    status: z.enum(DELIVERY_STATUSES),
    nextAt: z.int().nullable(),
    answer: z.string().nullable(),
  })
  .meta({ id: "Delivery" }) satisfies z.ZodType<Delivery>;

/** The body of a delivery in the generic form. */
export const webhookMessage = z
  .strictObject({
    type: z.enum(["change.alarm", "change.reference", "change.recovered", "test"]),
    timestamp: z.iso.datetime().meta({ description: "When it was noticed." }),
    data: z.strictObject({
      text: z.string().meta({ description: "The whole in words; names in it are as they were sent to Driftgrid." }),
      url: z.string().meta({ description: "The page that shows it." }),
      asOf: z.int().meta({ description: "Ingest sequence at which it was noticed." }),
      groups: z.array(
        z.strictObject({
          ...groupFacts,
          url: z.string(),
          changes: z
            .array(z.strictObject({ ...changeLine.shape, url: z.string() }))
            .meta({ description: "The worst ones." }),
        }),
      ),
      moreGroups: z.int().meta({ description: "Groups that are not in this message." }),
    }),
  })
  .meta({ id: "WebhookMessage" });
export type WebhookMessage = z.infer<typeof webhookMessage>;
