import { idempotentResponse } from "@/app/_server/idempotent-response";
import { parseJson, readText } from "@/app/_server/read-json";
import type { RouteContext } from "@/app/_server/route";
import { ServiceError } from "@/lib/contract/problem";
import { triageInput } from "@/lib/contract/triage";
import { triageChange } from "@/lib/services/changes/triage-change";

/** Records what somebody does with a change, and wakes the settler. */
export async function patchChange(context: RouteContext): Promise<Response> {
  const { request, store, settler, token, parameters } = context;
  const text = await readText(request);
  const input = parseJson(text, triageInput);
  const id = parameters.id ?? "";
  return idempotentResponse(context, `${id}\n${text}`, async () => {
    const answer = await triageChange(store, id, input, token?.name ?? "", Date.now());
    if (!answer) throw new ServiceError("not-found", `There is no change ${JSON.stringify(id.slice(0, 60))}.`);
    settler.kick();
    return { status: 200, body: JSON.stringify(answer) };
  });
}
