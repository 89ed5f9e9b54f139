import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { localPath } from "@/app/_server/local-path";
import { createSignInCode, SIGN_IN_CODE_MS } from "@/lib/services/tokens";
import { freshServer, get, ORIGIN, signIn, storeOf, tokenFor } from "@/tests/api/server";

freshServer();

const cookieOf = (response: Response) => response.headers.get("set-cookie") ?? "";
const sessionOf = (response: Response) => ({ cookie: cookieOf(response).split(";")[0] ?? "" });
const secretOf = async (...args: Parameters<typeof tokenFor>) => (await tokenFor(...args)).authorization.slice(7);

describe("signing in", () => {
  it("with a token sets a cookie that no script and no other site can use, and leads on", async () => {
    vi.stubEnv("VIEWER_AUTH", "on");
    const response = await signIn({ token: ` ${await secretOf(["read"])} `, next: "/runs?model=a&model=b" });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/runs?model=a&model=b");
    expect(cookieOf(response)).toMatch(/HttpOnly/i);
    expect(cookieOf(response)).toMatch(/SameSite=Lax/i);
    expect(cookieOf(response)).not.toMatch(/Secure/i);
    expect((await get("/api/v1/runs", sessionOf(response))).status).toBe(200);
  });

  it("over https sets a cookie for https only", async () => {
    const response = await signIn({ token: await secretOf(["read"]) }, { "x-forwarded-proto": "https" });
    expect(cookieOf(response)).toMatch(/Secure/i);
  });

  it("with a one-time code works once, and gives what an administrator needs", async () => {
    vi.stubEnv("VIEWER_AUTH", "on");
    const code = await createSignInCode(await storeOf(), Date.now());
    const first = await signIn({ code });
    expect(first.headers.get("location")).toBe("/");
    expect((await get("/api/v1/runs", sessionOf(first))).status).toBe(200);
    expect(cookieOf(first)).not.toContain(code);
    const second = await signIn({ code });
    expect(second.headers.get("location")).toBe("/sign-in?error=used&next=%2F");
    expect(cookieOf(second)).toBe("");
  });

  it("with one code raced by twenty browsers lets one in", async () => {
    const code = await createSignInCode(await storeOf(), Date.now());
    const responses = await Promise.all(Array.from({ length: 20 }, () => signIn({ code })));
    expect(responses.filter((response) => cookieOf(response) !== "")).toHaveLength(1);
    expect(responses.filter((response) => response.headers.get("location")?.includes("error=used"))).toHaveLength(19);
  });

  it.each<[string, () => Promise<Record<string, string>>, string]>([
    ["an unknown token", async () => ({ token: "dg_x" }), "invalid"],
    ["no token", async () => ({}), "invalid"],
    ["an expired token", async () => ({ token: await secretOf(["read"], Date.now() - 1) }), "invalid"],
    ["an unknown code", async () => ({ code: "x" }), "invalid"],
    [
      "an old code",
      async () => ({ code: await createSignInCode(await storeOf(), Date.now() - SIGN_IN_CODE_MS) }),
      "expired",
    ],
  ])("with %s leads back with the reason and sets nothing", async (_, fields, error) => {
    const response = await signIn({ ...(await fields()), next: "/runs" });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(`/sign-in?error=${error}&next=%2Fruns`);
    expect(cookieOf(response)).toBe("");
  });

  it.each(["https://evil.example", "null", ""])("from a page of another origin (%s) is refused", async (origin) => {
    const response = await signIn({ token: await secretOf(["read"]) }, { origin });
    expect(response.status).toBe(403);
    expect(cookieOf(response)).toBe("");
  });

  it("out takes the cookie away", async () => {
    const response = await signIn({ action: "sign-out" });
    expect(response.headers.get("location")).toBe("/sign-in");
    expect(cookieOf(response)).toMatch(/driftgrid_session=;.*(Max-Age=0|1970)/i);
  });

  it("with something that is no form, or far too much of one, is refused and not a failure of the server", async () => {
    const json = await signIn({}, { "content-type": "application/json" });
    expect(json.headers.get("location")).toContain("error=invalid");
    expect((await signIn({ token: "x".repeat(100_000) })).status).toBe(413);
    expect((await signIn({ token: "x" }, { "content-encoding": "gzip" })).status).toBe(400);
  });
});

describe("the path that sign-in leads on to", () => {
  it.each([
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/.//evil.example",
    "/x/..//evil.example",
    "/%2e//evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "evil.example",
    "@evil.example",
    " //evil.example",
    "/https://x\r\nset-cookie: a=b",
    "",
  ])("is one of this server's for %j", async (next) => {
    const response = await signIn({ token: await secretOf(["read"]), next });
    const location = response.headers.get("location") ?? "";
    expect(new URL(location, ORIGIN).origin).toBe(ORIGIN);
    expect(location).toMatch(/^\/(?![/\\])/);
    expect(location).not.toMatch(/[\r\n]/);
  });

  it("is one of this server's for any text, and a path that is one already is kept", () => {
    const piece = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "//",
      "evil.example",
      "@",
      ":",
      "?",
      "#",
      "\t",
      "%2f",
      "http:",
      "x",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = localPath(`/${pieces.join("")}`);
        expect(new URL(path, ORIGIN).origin).toBe(ORIGIN);
        expect(localPath(path)).toBe(path);
      }),
      { numRuns: 3_000 },
    );
  });
});
