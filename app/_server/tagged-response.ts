import { sha256Hex } from "@/lib/contract/canonical-json";

/** Seconds for which a reader need not ask again. */
const FRESH_S = 60;

/** A text with its ETag; only that when the reader has it already. */
export function taggedResponse(request: Request, text: string, type: string): Response {
  const tag = `"${sha256Hex(text).slice(0, 32)}"`;
  const headers = { etag: tag, "cache-control": `private, max-age=${FRESH_S}`, vary: "authorization, cookie" };
  const known = (request.headers.get("if-none-match") ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));
  if (known.includes(tag) || known.includes("*")) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, "content-type": `${type}; charset=utf-8` } });
}
