import { readJson } from "@/app/_server/read-json";
import { jsonResponse } from "@/app/_server/responses";
import type { RouteContext } from "@/app/_server/route";
import { causePriorsInput } from "@/lib/contract/cause-priors";
import { writeCausePriors } from "@/lib/services/causes/cause-priors";

/** Sets the priors of causes, or brings the defaults back. */
export async function putCausePriors({ request, store, settler, token }: RouteContext): Promise<Response> {
  const input = await readJson(request, causePriorsInput.nullable());
  const view = await writeCausePriors(store, input, token?.name ?? "", Date.now());
  settler.kick();
  return jsonResponse(view);
}
