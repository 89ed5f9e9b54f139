import { headers } from "next/headers";

/** Where this server is reached, as the reader's browser says it; for commands to copy, never for decisions. */
export async function requestOrigin(): Promise<string> {
  const sent = await headers();
  const host = sent.get("x-forwarded-host") ?? sent.get("host") ?? "127.0.0.1:3000";
  return `${sent.get("x-forwarded-proto")?.split(",")[0] ?? "http"}://${host}`;
}
