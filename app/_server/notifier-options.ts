import type { NotifierOptions } from "@/lib/services/notify/notifier";

/** How this process tells webhooks, from its environment. */
export function notifierOptions(): NotifierOptions {
  const { PUBLIC_URL, WEBHOOK_PRIVATE, PORT = "3000" } = process.env;
  const origin = PUBLIC_URL && URL.canParse(PUBLIC_URL) ? PUBLIC_URL : `http://127.0.0.1:${PORT}`;
  return { origin: origin.replace(/\/+$/, ""), allowPrivate: WEBHOOK_PRIVATE?.trim().toLowerCase() === "on" };
}
