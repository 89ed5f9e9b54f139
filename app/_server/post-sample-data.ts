import { z } from "zod";
import { localPath } from "@/app/_server/local-path";
import { checkBody, isForm, parseJson, readText } from "@/app/_server/read-json";
import { jsonResponse } from "@/app/_server/responses";
import type { RouteContext } from "@/app/_server/route";
import { OPERATIONS } from "@/lib/contract/operations";
import { settleAll } from "@/lib/services/settle";
import { readSampleStatus, switchSamples } from "@/lib/services/switch-samples";

const formBody = z.object({
  shown: z.enum(["true", "false"]).transform((word) => word === "true"),
  /** Page to go to afterwards. */
  next: z.string().default("/settings"),
});

function readBody(text: string, form: boolean): { shown: boolean; next?: string } {
  if (form) return checkBody(Object.fromEntries(new URLSearchParams(text)), formBody);
  return parseJson(text, OPERATIONS.postSampleData.body.schema);
}

/** Puts sample data aside or brings it back; a form gets its page again. */
export async function postSampleData({ request, store, settler, requestId }: RouteContext): Promise<Response> {
  const form = isForm(request.headers);
  const { shown, next } = readBody(await readText(request), form);
  await switchSamples(store, shown, Date.now());
  // One click shows its effect; where another process is settling, it follows in a moment.
  await settleAll(store, { holder: requestId, clock: Date.now });
  settler.kick();
  if (form) return new Response(null, { status: 303, headers: { location: localPath(next) } });
  return jsonResponse(await readSampleStatus(store));
}
