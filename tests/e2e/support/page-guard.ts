import type { BrowserContext } from "@playwright/test";

/** What no page of ours may do unnoticed. */
export type PageGuard = { complaints: () => string[] };

/**
 * Watches every page of a context for console errors, uncaught exceptions, and requests that leave our server.
 * @param origin our server
 * @param expected complaints that the test means to cause, for instance a 404
 */
export function guardPages(context: BrowserContext, origin: string, expected: readonly RegExp[]): PageGuard {
  const seen: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error") seen.push(`console.error: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => seen.push(`uncaught: ${error.error().stack ?? error.error().message}`));
  context.on("request", (request) => {
    const url = request.url();
    if (/^(https?|wss?):/.test(url) && new URL(url).origin !== origin) seen.push(`left our server: ${url}`);
  });
  return { complaints: () => seen.filter((line) => !expected.some((pattern) => pattern.test(line))) };
}
