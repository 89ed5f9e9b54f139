import { jsonResponse } from "@/app/_server/responses";
import type { RouteContext } from "@/app/_server/route";
import { aliasInput } from "@/lib/contract/alias";
import { decodeBody } from "@/lib/contract/decode-body";
import { explainIssues } from "@/lib/contract/explain-issues";
import { ServiceError } from "@/lib/contract/problem";
import { addAlias, removeAlias } from "@/lib/services/aliases";

/** Two names and a note, whatever their letters take in a form. */
const BODY_BYTES = 64 * 1024;
/** Characters of a field that the page gets again: all of them must fit into a URL. */
const TOLD = 300;
const FORM = "application/x-www-form-urlencoded";

function isForm(headers: Headers): boolean {
  return headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() === FORM;
}

function parse(value: unknown) {
  const parsed = aliasInput.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = explainIssues(parsed.error, aliasInput);
  const [first] = errors;
  throw new ServiceError("invalid-body", first ? `${first.location}: ${first.message}` : "This is no alias.", errors);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const error = {
      location: "body",
      message: "is not JSON",
      fix: 'send {"kind": ..., "name": ..., "canonical": ...}',
    };
    throw new ServiceError("invalid-json", "The body is not JSON.", [error]);
  }
}

const toSettings = (query: string) => new Response(null, { status: 303, headers: { location: `/settings${query}` } });

/** A form that was refused gets its page again, with what it held and the field at fault. */
async function postForm(fields: Record<string, string>, { store, token }: RouteContext): Promise<Response> {
  if (fields.remove !== undefined) {
    await removeAlias(store, fields.remove, Date.now());
    return toSettings("#aliases");
  }
  const { kind = "", name = "", canonical = "", note = "" } = fields;
  try {
    await addAlias(store, parse({ kind, name, canonical, note }), token?.name ?? "", Date.now());
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
  const limits = { bodyBytes: BODY_BYTES, decodedBytes: BODY_BYTES };
  const text = await decodeBody(request.body, request.headers.get("content-encoding"), limits);
  if (isForm(request.headers)) return postForm(Object.fromEntries(new URLSearchParams(text)), context);
  return jsonResponse(await addAlias(store, parse(parseJson(text)), token?.name ?? "", Date.now()), 201);
}
