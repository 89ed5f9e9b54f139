import { type NextRequest, NextResponse } from "next/server";
import { checkOrigin, SESSION_COOKIE } from "@/app/_server/access";
import { localPath } from "@/app/_server/local-path";
import { getStore } from "@/app/_server/store";
import { ServiceError } from "@/lib/contract/problem";
import { findToken, redeemSignInCode } from "@/lib/services/tokens";

const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** A redirect that the browser follows with GET, to a path of this server whatever name it was reached by. */
function seeOther(path: string): NextResponse {
  return new NextResponse(null, { status: 303, headers: { location: path } });
}

function field(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === "string" && value !== "" ? value : null;
}

async function secretOf(form: FormData): Promise<{ secret: string } | { refused: string }> {
  const store = await getStore();
  const code = field(form, "code");
  if (code) return redeemSignInCode(store, code, Date.now());
  const secret = field(form, "token")?.trim() ?? "";
  return (await findToken(store, secret, Date.now())) ? { secret } : { refused: "invalid" };
}

/** Sign in with a token or a one-time code, or sign out (`action=sign-out`); forms of this server only. */
export async function POST(request: NextRequest): Promise<Response> {
  try {
    checkOrigin(request.headers);
  } catch (error) {
    if (error instanceof ServiceError) return new Response(error.message, { status: 403 });
    throw error;
  }
  const form = await request.formData();
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
