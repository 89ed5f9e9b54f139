import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";

/** An address under which there is nothing, and never will be. */
const NO_PAGE = "/_nothing";

/** Whether a path says anything: Next.js fails on one whose percent signs encode no text. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * Gives every page a content security policy with a nonce of its own: no input can become a script, whatever a page
 * does with it. Uploads do not pass here, since a proxy buffers bodies only up to a limit.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const development = process.env.NODE_ENV === "development";
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    // React writes style attributes; styles cannot run code.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    // Graphs are laid out in a worker of our own; without this line the policy of scripts would hold, with its nonce.
    "worker-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = isReadable(request.nextUrl.pathname)
    ? NextResponse.next({ request: { headers } })
    : NextResponse.rewrite(new URL(NO_PAGE, request.url), { request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  matcher: ["/((?!api/|_next/|healthz|readyz|metrics|icon.svg|favicon.ico|fonts/).*)"],
};
