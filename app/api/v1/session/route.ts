import { type NextRequest, NextResponse } from "next/server";
import { checkOrigin, SESSION_COOKIE } from "@/app/_server/access";
import { localPath } from "@/app/_server/local-path";
import { readText } from "@/app/_server/read-json";
import { getStore } from "@/app/_server/store";
import { PROBLEMS, ServiceError } from "@/lib/contract/problem";
import { findToken, redeemSignInCode } from "@/lib/services/tokens";

const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** A redirect that the browser follows with GET, to a path of this server whatever name it was reached by. */
function seeOther(path: string): NextResponse {
  return new NextResponse(null, { status: 303, headers: { location: path } });
}

function field(form: URLSearchParams, name: string): string | null {
  return form.get(name) || null;
}

/** The fields of a urlencoded form. Bounded: anybody may post here. */
async function formOf(request: NextRequest): Promise<URLSearchParams> {
  return new URLSearchParams(await readText(request));
}

async function secretOf(form: URLSearchParams): Promise<{ secret: string } | { refused: string }> {
  const store = await getStore();
  const code = field(form, "code");
  if (code) return redeemSignInCode(store, code, Date.now());
  const secret = field(form, "token")?.trim() ?? "";
  return (await findToken(store, secret, Date.now())) ? { secret } : { refused: "invalid" };
}

/** Sign in with a token or a one-time code, or sign out (`action=sign-out`); forms of this server only. */
export async function POST(request: NextRequest): Promise<Response> {
  let form: URLSearchParams;
  try {
    checkOrigin(request.headers);
    form = await formOf(request);
  } catch (error) {
    if (error instanceof ServiceError) return new Response(error.message, { status: PROBLEMS[error.kind].status });
    throw error;
  }
  if (form.get("action") === "sign-out") {
    const response = seeOther("/sign-in");
    response.cookies.delete(SESSION_COOKIE);
    return response;
  }
  const next = localPath(field(form, "next"));
  const found = await secretOf(form);
  if ("refused" in found) return seeOther(`/sign-in?${new URLSearchParams({ error: found.refused, next })}`);
  const response = seeOther(next);
  response.cookies.set(SESSION_COOKIE, found.secret, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    maxAge: SESSION_SECONDS,
    secure: request.headers.get("x-forwarded-proto") === "https" || request.nextUrl.protocol === "https:",
  });
  return response;
}
