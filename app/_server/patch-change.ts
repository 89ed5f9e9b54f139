import { idempotencyKey } from "@/app/_server/idempotency-key";
import type { RouteContext } from "@/app/_server/route";
import { sha256Hex } from "@/lib/contract/canonical-json";
import { decodeBody } from "@/lib/contract/decode-body";
import { explainIssues } from "@/lib/contract/explain-issues";
import { ServiceError } from "@/lib/contract/problem";
import { type TriageInput, triageInput } from "@/lib/contract/triage";
import { triageChange } from "@/lib/services/changes/triage-change";
import { answerOnce, type StoredAnswer } from "@/lib/services/idempotency";

/** A note of the longest text, however its letters are escaped. */
const BODY_BYTES = 64 * 1024;

function parse(text: string): TriageInput {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const error = { location: "body", message: "is not JSON", fix: 'send {"action": "acknowledge"}' };
    throw new ServiceError("invalid-json", "The body is not JSON.", [error]);
  }
  const parsed = triageInput.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = explainIssues(parsed.error, triageInput);
  const [first] = errors;
  throw new ServiceError("invalid-body", first ? `${first.location}: ${first.message}` : "This is no triage.", errors);
}

/** Records what somebody does with a change, and wakes the settler. */
export async function patchChange({ request, store, settler, token, parameters }: RouteContext): Promise<Response> {
  const limits = { bodyBytes: BODY_BYTES, decodedBytes: BODY_BYTES };
  const text = await decodeBody(request.body, request.headers.get("content-encoding"), limits);
  const input = parse(text);
  const id = parameters.id ?? "";
  const work = async (): Promise<StoredAnswer> => {
    const answer = await triageChange(store, id, input, token?.name ?? "", Date.now());
    if (!answer) throw new ServiceError("not-found", `There is no change ${JSON.stringify(id.slice(0, 60))}.`);
    settler.kick();
    return { status: 200, body: JSON.stringify(answer) };
  };
  const key = idempotencyKey(request.headers);
  const now = Date.now();
  const answer =
    key === null
      ? await work()
      : await answerOnce(store, { tokenId: token?.id ?? "", key, bodySha256: sha256Hex(`${id}\n${text}`), now }, work);
  const headers: Record<string, string> = { "content-type": "application/json", "cache-control": "no-store" };
  if ("replayed" in answer && answer.replayed) headers["idempotency-replayed"] = "true";
  return new Response(answer.body, { status: answer.status, headers });
}
