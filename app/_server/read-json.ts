import type { z } from "zod";
import { decodeBody } from "@/lib/contract/decode-body";
import { explainIssues } from "@/lib/contract/explain-issues";
import { ServiceError } from "@/lib/contract/problem";

/** Bytes of a small body: names and numbers, a note of the longest text however its letters are escaped. */
const SMALL_BODY_BYTES = 64 * 1024;
const FORM = "application/x-www-form-urlencoded";

export function isForm(headers: Headers): boolean {
  return headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() === FORM;
}

/** The text of a body. Throws `too-large`, `unsupported-media-type` or `invalid-body`. */
export function readText(request: Request, bytes = SMALL_BODY_BYTES): Promise<string> {
  // A request's body can be iterated, which the DOM's type does not say.
  const body = request.body as AsyncIterable<Uint8Array> | null;
  return decodeBody(body, request.headers.get("content-encoding"), { bodyBytes: bytes, decodedBytes: bytes });
}

/** A value held to its schema. Throws `invalid-body`, naming place and fix. */
export function checkBody<T extends z.ZodType>(value: unknown, schema: T): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = explainIssues(parsed.error, schema);
  const [first] = errors;
  throw new ServiceError(
    "invalid-body",
    first ? `${first.location}: ${first.message}` : "The body is not valid.",
    errors,
  );
}

/** JSON held to its schema. Throws `invalid-json` or `invalid-body`. */
export function parseJson<T extends z.ZodType>(text: string, schema: T): z.output<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : "is not JSON";
    throw new ServiceError("invalid-json", "The body is not JSON.", [
      { location: "body", message, fix: "send one JSON value, as /docs/api shows it" },
    ]);
  }
  return checkBody(value, schema);
}

type Options = { bytes?: number; empty?: string };

/** The JSON body of a request, held to its schema; `empty` is the JSON that an empty body counts as. */
export async function readJson<T extends z.ZodType>(
  request: Request,
  schema: T,
  { bytes = SMALL_BODY_BYTES, empty = "" }: Options = {},
): Promise<z.output<T>> {
  const text = await readText(request, bytes);
  return parseJson(text.trim() === "" ? empty : text, schema);
}
