/** Who is told of changes, and what has become of telling them. Instants are epoch milliseconds. */

/** `alarm`: collapsed or regressed. `reference`: what results are held against moved. `recovered`: an alarm is over. */
export const WEBHOOK_EVENTS = ["alarm", "reference", "recovered"] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** `generic`: everything as JSON. `slack`: a text, as Slack-compatible tools read it. */
export const WEBHOOK_FORMS = ["generic", "slack"] as const;
export type WebhookForm = (typeof WEBHOOK_FORMS)[number];

export const DELIVERY_STATUSES = ["waiting", "delivered", "failed"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export type Webhook = {
  id: string;
  name: string;
  url: string;
  form: WebhookForm;
  events: WebhookEvent[];
  /** Name of the token. */
  createdBy: string;
  createdAt: number;
  /** Null while it is told. */
  disabledAt: number | null;
};

/** One message to a webhook, with its last attempt. */
export type Delivery = {
  id: string;
  event: WebhookEvent | "test";
  at: number;
  /** Attempts so far. */
  attempt: number;
  status: DeliveryStatus;
  /** When it is tried next; null unless it waits. */
  nextAt: number | null;
  /** Status and first words of the last answer, or why there was none. */
  answer: string | null;
};
