import { z } from "zod";
import { jsonResponse } from "@/app/_server/responses";
import type { RouteContext } from "@/app/_server/route";
import { decodeBody } from "@/lib/contract/decode-body";
import { OPERATIONS } from "@/lib/contract/operations";
import { ServiceError } from "@/lib/contract/problem";
import { settleAll } from "@/lib/services/settle";
import { readSampleStatus, switchSamples } from "@/lib/services/switch-samples";

/** One field of a form, or one member of an object. */
const BODY_BYTES = 4 * 1024;
const FORM = "application/x-www-form-urlencoded";

const formBody = z.object({ shown: z.enum(["true", "false"]).transform((word) => word === "true") });

function isForm(headers: Headers): boolean {
  return headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() === FORM;
}

function parse(text: string, form: boolean): { shown: boolean } {
  let value: unknown;
  try {
    value = form ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text);
  } catch {
    const error = { location: "body", message: "is not JSON", fix: 'send {"shown": true} or {"shown": false}' };
    throw new ServiceError("invalid-json", "The body is not JSON.", [error]);
  }
  const parsed = (form ? formBody : OPERATIONS.postSampleData.body.schema).safeParse(value);
  if (parsed.success) return parsed.data;
  const error = { location: "shown", message: "is neither true nor false", fix: 'send {"shown": true}' };
  throw new ServiceError("invalid-body", "The body does not say whether to show sample data.", [error]);
}

/** Puts sample data aside or brings it back; a form gets its page again. */
export async function postSampleData({ request, store, settler, requestId }: RouteContext): Promise<Response> {
  const form = isForm(request.headers);
  const limits = { bodyBytes: BODY_BYTES, decodedBytes: BODY_BYTES };
  const text = await decodeBody(request.body, request.headers.get("content-encoding"), limits);
  await switchSamples(store, parse(text, form).shown, Date.now());
  // One click shows its effect; where another process is settling, it follows in a moment.
  await settleAll(store, { holder: requestId, clock: Date.now });
  settler.kick();
  if (form) return new Response(null, { status: 303, headers: { location: "/settings" } });
  return jsonResponse(await readSampleStatus(store));
}
