import { createHmac, randomBytes } from "node:crypto";

const PREFIX = "whsec_";
/** Bytes of a secret; the scheme asks for 24 to 64. */
const SECRET_BYTES = 32;

/** A new secret, as the scheme writes it: `whsec_` and base64. */
export function makeSecret(): string {
  return `${PREFIX}${randomBytes(SECRET_BYTES).toString("base64")}`;
}

/**
 * Headers that say who sends a body and when: HMAC-SHA256 over id, timestamp and the raw body, as Standard Webhooks
 * (github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md) has it, so that its libraries verify it.
 * @param now epoch milliseconds; the header has seconds
 */
export function signatureHeaders(id: string, now: number, body: string, secret: string): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const key = Buffer.from(secret.slice(PREFIX.length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}
