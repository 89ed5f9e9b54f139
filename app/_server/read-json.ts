import type { z } from "zod";
import { decodeBody } from "@/lib/contract/decode-body";
import { explainIssues } from "@/lib/contract/explain-issues";
import { ServiceError } from "@/lib/contract/problem";

/** Bytes of a small JSON body: names and numbers, a note of the longest text. */
const BODY_BYTES = 64 * 1024;

/**
 * A small JSON body, checked; an empty one counts as `empty` where that is given.
 * @throws ServiceError that names the field at fault
 */
export async function readJson<T extends z.ZodType>(
  request: Request,
  schema: T,
  empty?: unknown,
): Promise<z.output<T>> {
  const limits = { bodyBytes: BODY_BYTES, decodedBytes: BODY_BYTES };
  const text = await decodeBody(request.body, request.headers.get("content-encoding"), limits);
  let value: unknown = empty;
  if (text.trim() !== "" || empty === undefined) {
    try {
      value = JSON.parse(text);
    } catch {
      const error = { location: "body", message: "is not JSON", fix: "send one JSON value" };
      throw new ServiceError("invalid-json", "The body is not JSON.", [error]);
    }
  }
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
