import type { Store } from "@/db/store";
import type { Operation } from "@/lib/contract/operation";
import { type ProblemKind, ServiceError } from "@/lib/contract/problem";
import { findToken, type Token } from "@/lib/services/tokens";

export const SESSION_COOKIE = "driftgrid_session";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|::1)$/i;

/** The name in a Host header, without its port. */
function hostName(host: string | null): string {
  return (host ?? "").replace(/:\d+$/, "");
}

/**
 * Whether everybody may read: `VIEWER_AUTH` decides, else the bind. A request that reached a loopback bind under
 * another name came through a proxy or a rebound DNS name, and is not open.
 */
export function readingIsOpen(host: string | null): boolean {
  const setting = process.env.VIEWER_AUTH?.trim().toLowerCase();
  // A word that is neither (`true`, `yes`) was meant to change something: it never opens.
  if (setting) return setting === "off";
  return LOOPBACK.test(process.env.DRIFTGRID_BIND ?? "") && LOOPBACK.test(hostName(host));
}

/** Throws unless a write that a browser's cookie authorises comes from a page of this server. */
export function checkOrigin(headers: Headers): void {
  const origin = headers.get("origin");
  const own = [headers.get("host"), headers.get("x-forwarded-host")];
  if (origin !== null && URL.canParse(origin) && own.includes(new URL(origin).host)) return;
  throw new ServiceError("forbidden", "The request does not come from a page of this server.", [
    { location: "Origin", message: `is ${origin ?? "missing"}`, fix: "use a token in the Authorization header" },
  ]);
}

function refuse(kind: ProblemKind & ("unauthorized" | "forbidden"), message: string, fix: string): ServiceError {
  return new ServiceError(kind, message, [{ location: "Authorization", message, fix }]);
}

/** The token of a request, from its Authorization header or its session cookie; null when it brings none. */
async function tokenOf(store: Store, headers: Headers, cookie: string | null): Promise<Token | null> {
  const header = headers.get("authorization");
  const secret = header === null ? cookie : /^Bearer\s+(\S+)$/i.exec(header)?.[1];
  if (secret == null) {
    if (header === null) return null;
    throw refuse(
      "unauthorized",
      "The Authorization header is not a bearer token.",
      "send Authorization: Bearer dg_...",
    );
  }
  const token = await findToken(store, secret, Date.now());
  if (token) return token;
  if (header === null) return null;
  throw refuse("unauthorized", "The token is unknown, expired or revoked.", "make one with npm run token");
}

/** Lets a request through to an operation or throws; returns its token, null for an anonymous reader. */
export async function authorize(
  store: Store,
  operation: Operation,
  headers: Headers,
  cookie: string | null,
): Promise<Token | null> {
  if (operation.access === "none") return null;
  const token = await tokenOf(store, headers, cookie);
  if (operation.access === "reader") {
    if (token?.scopes.includes("read") || readingIsOpen(headers.get("host"))) return token;
    if (!token) throw refuse("unauthorized", "Reading needs a token.", "send a token with the scope read");
    throw refuse("forbidden", "The token has no scope read.", "use a token with the scope read");
  }
  if (!token) {
    throw refuse(
      "unauthorized",
      `${operation.summary}: needs a token.`,
      `send a token with the scope ${operation.access}`,
    );
  }
  if (!token.scopes.includes(operation.access)) {
    throw refuse(
      "forbidden",
      `The token has no scope ${operation.access}.`,
      `use a token with the scope ${operation.access}`,
    );
  }
  if (operation.method !== "GET" && headers.get("authorization") === null) checkOrigin(headers);
  return token;
}
