import type { z } from "zod";
import { decodeBody } from "@/lib/contract/decode-body";
import { explainIssues } from "@/lib/contract/explain-issues";
import { ServiceError } from "@/lib/contract/problem";

/**
 * The JSON body of a request, held to its schema. Throws `invalid-json`, `invalid-body`, `too-large` or
 * `unsupported-media-type`, naming place and fix.
 */
export async function readJsonBody<T extends z.ZodType>(
  request: Request,
  schema: T,
  bytes: number,
): Promise<z.output<T>> {
  const limits = { bodyBytes: bytes, decodedBytes: bytes };
  // A request's body can be iterated, which the DOM's type does not say.
  const body = request.body as AsyncIterable<Uint8Array> | null;
  const text = await decodeBody(body, request.headers.get("content-encoding"), limits);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : "is not JSON";
    throw new ServiceError("invalid-json", "The body is not JSON.", [
      { location: "body", message, fix: "send a JSON object as /docs/api shows it" },
    ]);
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
