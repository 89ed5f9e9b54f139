import { notifierOptions } from "@/app/_server/notifier-options";

/** Address under which a reader reached this server: `PUBLIC_URL`, else what the request says. */
export function ownOrigin(headers: Headers): string {
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  if (process.env.PUBLIC_URL || host === null) return notifierOptions().origin;
  const protocol = headers.get("x-forwarded-proto") === "https" ? "https" : "http";
  return `${protocol}://${host}`;
}
