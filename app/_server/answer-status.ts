import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

type Exchange = { request: IncomingMessage; response: ServerResponse };

// Next may load a module more than once; a process has one place where the requests under way are known.
const holder = globalThis as typeof globalThis & { driftgridExchange?: AsyncLocalStorage<Exchange> };

/**
 * Lets pages say how their request is answered. Next.js gives them no other way than `notFound()`, which answers with an
 * empty body that only scripts fill. To be called once, before the first request.
 */
export function watchExchanges(): void {
  if (holder.driftgridExchange) return;
  const exchanges = new AsyncLocalStorage<Exchange>();
  holder.driftgridExchange = exchanges;
  // Published by Node.js for each request of the process, before anything else sees it.
  subscribe("http.server.request.start", (message) => exchanges.enterWith(message as Exchange));
}

/**
 * Sets the status of the answer to the request under way. Payloads that the router of the browser asks for keep theirs:
 * it takes one with another status as a reason to load the whole page.
 * @returns false when the answer has begun or nobody watches
 */
export function answerWith(status: 404): boolean {
  const exchange = holder.driftgridExchange?.getStore();
  if (!exchange || exchange.response.headersSent) return false;
  if (exchange.request.headers.rsc === undefined) exchange.response.statusCode = status;
  return true;
}
