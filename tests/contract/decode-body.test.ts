import { constants, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { decodeBody } from "@/lib/contract/decode-body";
import type { ServiceError } from "@/lib/contract/problem";

const LIMITS = { bodyBytes: 1_000, decodedBytes: 2_000 };

/** A body that arrives in pieces, as a socket delivers it. */
async function* inPieces(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

const decode = (bytes: Uint8Array, encoding: string | null = null) => decodeBody(inPieces(bytes), encoding, LIMITS);

async function refusal(promise: Promise<string>): Promise<ServiceError> {
  return promise.then(
    (text) => Promise.reject(new Error(`taken: ${text}`)),
    (error) => error,
  );
}

describe("a request body", () => {
  it("is read as UTF-8, whatever pieces its characters arrive in", async () => {
    const text = "ü🦜é نموذج".repeat(9);
    for (const size of [1, 2, 3, 1_000]) {
      expect(await decodeBody(inPieces(Buffer.from(text), size), null, LIMITS)).toBe(text);
      expect(await decodeBody(inPieces(gzipSync(text), size), "gzip", LIMITS)).toBe(text);
    }
  });

  it("may be absent, or given as chunks at once", async () => {
    expect(await decodeBody(null, null)).toBe("");
    expect(await decodeBody([Buffer.from("[1,"), Buffer.from("2]")], null)).toBe("[1,2]");
    expect(await decodeBody([gzipSync("[1,2]")], "gzip")).toBe("[1,2]");
  });

  it.each([" GZIP ", "x-gzip", "gzip"])("is inflated under the coding %j", async (encoding) => {
    expect(await decode(gzipSync("[1]"), encoding)).toBe("[1]");
  });

  it("may be gzip of several members, as log shippers write it", async () => {
    expect(await decode(Buffer.concat([gzipSync("[1,"), gzipSync("2]")]), "gzip")).toBe("[1,2]");
  });

  it.each(["br", "deflate", "zstd", "gzip, gzip", "utf-8"])(
    "of the coding %s is refused by its name",
    async (encoding) => {
      const error = await refusal(decode(Buffer.from("[]"), encoding));
      expect(error).toMatchObject({ kind: "unsupported-media-type", errors: [{ location: "Content-Encoding" }] });
      expect(error.message).toContain(encoding);
    },
  );

  it("is refused when larger than it may be as sent, at the limit and not at its end", async () => {
    expect(await decode(Buffer.alloc(1_000, "a"))).toHaveLength(1_000);
    let sent = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        sent += 100;
        yield Buffer.alloc(100, "a");
      }
    }
    expect(await refusal(decodeBody(endless(), null, LIMITS))).toMatchObject({ kind: "too-large" });
    expect(sent).toBeLessThanOrEqual(1_200);
  });

  it("that is a gzip bomb stops at the limit", async () => {
    const bomb = gzipSync(Buffer.alloc(500_000), { level: constants.Z_BEST_COMPRESSION });
    expect(bomb.length).toBeLessThan(LIMITS.bodyBytes);
    expect(await refusal(decode(bomb, "gzip"))).toMatchObject({
      kind: "too-large",
      message: expect.stringMatching(/after decompression/),
    });
    expect(await decode(gzipSync(Buffer.alloc(2_000, "a")), "gzip")).toHaveLength(2_000);
  });

  it("that is gzip cut at any byte is refused, never taken in part", async () => {
    const whole = gzipSync(JSON.stringify({ value: 0.719, reason: "x".repeat(50) }));
    for (let cut = 1; cut < whole.length; cut += 1) {
      expect(await refusal(decode(whole.subarray(0, cut), "gzip"))).toMatchObject({ kind: "invalid-body" });
    }
  });

  it.each<[string, Uint8Array, string | null]>([
    ["not gzip although it says so", Buffer.from("[]"), "gzip"],
    ["gzip although it does not say so", gzipSync("[]"), null],
    ["Latin-1", Buffer.from([0x22, 0xfc, 0x22]), null],
    ["UTF-16", Buffer.from("[]ÿ", "utf16le").subarray(0, 5), null],
    ["a surrogate in UTF-8", Buffer.from([0xed, 0xa0, 0xbd]), null],
    ["cut inside a character", Buffer.from("🦜").subarray(0, 3), null],
    ["overlong UTF-8", Buffer.from([0xc0, 0xaf]), null],
    ["gzip of something else than UTF-8", gzipSync(Buffer.from([0xff])), "gzip"],
    ["gzip with a wrong checksum", wrongChecksum(), "gzip"],
  ])("that is %s is refused as unreadable", async (_, bytes, encoding) => {
    const error = await refusal(decode(bytes, encoding));
    expect(error).toMatchObject({
      kind: "invalid-body",
      errors: [{ location: "body", fix: expect.stringMatching(/UTF-8/) }],
    });
  });

  it("whose sender goes away is refused, not half taken", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("[1");
      throw new Error("socket hang up");
    }
    expect(await refusal(decodeBody(broken(), null))).toMatchObject({ kind: "invalid-body" });
    expect(await refusal(decodeBody(broken(), "gzip"))).toMatchObject({ kind: "invalid-body" });
  });
});

function wrongChecksum(): Uint8Array {
  const bytes = gzipSync("[]");
  const at = bytes.length - 6;
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  return bytes;
}
