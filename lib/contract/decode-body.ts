import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { LIMITS } from "@/lib/contract/limits";
import { ServiceError } from "@/lib/contract/problem";

function tooLarge(what: string, limit: number): ServiceError {
  return new ServiceError("too-large", `The body is larger than ${limit} bytes ${what}.`, [
    { location: "body", message: `more than ${limit} bytes ${what}`, fix: "send fewer runs a request" },
  ]);
}

export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

async function* limited(source: Chunks, limit: number, what: string): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const chunk of source) {
    total += chunk.byteLength;
    if (total > limit) throw tooLarge(what, limit);
    yield chunk;
  }
}

/**
 * Reads a request body as UTF-8 text, inflating gzip within bounds: a bomb stops at the limit, not at its size.
 * Throws `too-large`, `unsupported-media-type` or `invalid-body`.
 */
export async function decodeBody(
  body: Chunks | null,
  encoding: string | null,
  limits: { bodyBytes: number; decodedBytes: number } = LIMITS,
): Promise<string> {
  if (!body) return "";
  const coding = encoding?.trim().toLowerCase() || "identity";
  if (coding !== "identity" && coding !== "gzip" && coding !== "x-gzip") {
    throw new ServiceError("unsupported-media-type", `Content-Encoding ${coding} is not supported.`, [
      { location: "Content-Encoding", message: `unknown coding ${coding}`, fix: "send gzip or none" },
    ]);
  }
  const chunks: Uint8Array[] = [];
  const sent = (source: Chunks) => limited(source, limits.bodyBytes, "as sent");
  const decoded = (source: AsyncIterable<Uint8Array>) => limited(source, limits.decodedBytes, "after decompression");
  const collect = async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of source) chunks.push(chunk);
  };
  try {
    // Without a stream to inflate, a pipeline would only cost: posts of one run are the commonest request.
    if (coding === "identity") await collect(sent(body));
    else await pipeline(body, sent, createGunzip(), decoded, collect);
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ServiceError("invalid-body", "The body cannot be read.", [
      {
        location: "body",
        message: coding === "identity" ? `is not UTF-8 (${reason})` : `is not valid gzip or not UTF-8 (${reason})`,
        fix: "send UTF-8 JSON, with Content-Encoding: gzip only when it is compressed",
      },
    ]);
  }
}
