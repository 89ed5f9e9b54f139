import { checkBody, isForm, parseJson, readText } from "@/app/_server/read-json";
import { jsonResponse } from "@/app/_server/responses";
import type { RouteContext } from "@/app/_server/route";
import { aliasInput } from "@/lib/contract/alias";
import { ServiceError } from "@/lib/contract/problem";
import { addAlias, removeAlias } from "@/lib/services/aliases";

/** Characters of a field that the page gets again: all of them must fit into a URL. */
const TOLD = 300;

const toSettings = (query: string) => new Response(null, { status: 303, headers: { location: `/settings${query}` } });

/** A form that was refused gets its page again, with what it held and the field at fault. */
async function postForm(fields: Record<string, string>, { store, token }: RouteContext): Promise<Response> {
  if (fields.remove !== undefined) {
    await removeAlias(store, fields.remove, Date.now());
    return toSettings("#aliases");
  }
  const { kind = "", name = "", canonical = "", note = "" } = fields;
  try {
    await addAlias(store, checkBody({ kind, name, canonical, note }, aliasInput), token?.name ?? "", Date.now());
    return toSettings("#aliases");
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const refused = error.errors[0]?.location ?? "other";
    const told = Object.entries({ refused, kind, name, canonical, note }).map(([key, value]) => [
      key,
      value.slice(0, TOLD),
    ]);
    return toSettings(`?${new URLSearchParams(told)}#aliases`);
  }
}

/** Adds an alias; a form may also remove one. */
export async function postAlias(context: RouteContext): Promise<Response> {
  const { request, store, token } = context;
  const text = await readText(request);
  if (isForm(request.headers)) return postForm(Object.fromEntries(new URLSearchParams(text)), context);
  return jsonResponse(await addAlias(store, parseJson(text, aliasInput), token?.name ?? "", Date.now()), 201);
}
