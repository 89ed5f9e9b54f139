import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** RFC 8785 canonical JSON: keys sorted, no white space, ECMAScript numbers. Throws on what JSON cannot say. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("not a JSON value");
  return text;
}

/** SHA-256 of a text as 64 lower-case hexadecimal digits. */
export function sha256Hex(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Short key of a canonical text: the first 128 bits of its SHA-256, 32 hexadecimal digits. */
export function keyOf(text: string): string {
  return sha256Hex(text).slice(0, 32);
}

/** UUIDv8 (RFC 9562 section 5.8) from the first 128 bits of a SHA-256. */
export function uuidFromSha256(hex: string): string {
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0b0011) | 0b1000).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
