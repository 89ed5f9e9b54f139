import { describe, expect, it, vi } from "vitest";
import { SESSION_COOKIE } from "@/app/_server/access";
import { createToken, listTokens, revokeToken } from "@/lib/services/tokens";
import { bearer, freshServer, get, ORIGIN, post, storeOf, tokenFor } from "@/tests/api/server";
import { makeRun } from "@/tests/support/runs";

freshServer();

const READS = ["/api/v1/runs", "/api/v1/matrix", "/api/v1/catalog/chips", "/metrics"];

async function cookieFor(scopes: Parameters<typeof tokenFor>[0]): Promise<{ cookie: string }> {
  const { authorization } = await tokenFor(scopes);
  return { cookie: `${SESSION_COOKIE}=${authorization.slice("Bearer ".length)}` };
}

describe("reading without a token", () => {
  it.each<[viewerAuth: string, bind: string | undefined, host: string, status: number]>([
    ["", "127.0.0.1", "127.0.0.1:3000", 200],
    ["", "127.0.0.1", "localhost:3000", 200],
    ["", "localhost", "LOCALHOST", 200],
    ["", "::1", "[::1]:3000", 200],
    ["", "127.0.0.1", "driftgrid.example.com", 401],
    ["", "127.0.0.1", "127.0.0.1.evil.example", 401],
    ["", "127.0.0.1", "localhost.evil.example:3000", 401],
    ["", "127.0.0.1", "evil.example/127.0.0.1", 401],
    ["", "127.0.0.1", "", 401],
    ["", "0.0.0.0", "127.0.0.1:3000", 401],
    ["", "::", "localhost:3000", 401],
    ["", "192.168.1.5", "192.168.1.5", 401],
    ["", undefined, "127.0.0.1:3000", 401],
    ["on", "127.0.0.1", "127.0.0.1:3000", 401],
    [" ON ", "127.0.0.1", "127.0.0.1:3000", 401],
    ["true", "127.0.0.1", "127.0.0.1:3000", 401],
    ["off", "0.0.0.0", "driftgrid.example.com", 200],
    ["OFF", undefined, "driftgrid.example.com", 200],
  ])("with VIEWER_AUTH %j, bound to %s and reached as %j answers %d", async (viewerAuth, bind, host, status) => {
    vi.stubEnv("VIEWER_AUTH", viewerAuth);
    vi.stubEnv("DRIFTGRID_BIND", bind);
    for (const path of READS) {
      const response = await get(path, { host });
      expect(response.status, path).toBe(status);
      if (status === 401) {
        expect(response.headers.get("www-authenticate")).toBe("Bearer");
        expect(await response.json()).toMatchObject({
          type: "/docs/api#problem-unauthorized",
          errors: [{ location: "Authorization" }],
        });
      }
    }
  });
});

describe("a token", () => {
  it("for ingest cannot read, one for reading cannot ingest, and admin implies neither", async () => {
    vi.stubEnv("VIEWER_AUTH", "on");
    const [ingest, read, triage, admin] = [
      await tokenFor(["ingest"]),
      await tokenFor(["read"]),
      await tokenFor(["triage"]),
      await tokenFor(["admin"]),
    ];
    for (const path of READS) {
      expect((await get(path, read)).status, path).toBe(200);
      for (const other of [ingest, triage, admin]) expect((await get(path, other)).status, path).toBe(403);
    }
    expect((await post(makeRun(), ingest)).status).toBe(201);
    for (const other of [read, triage, admin]) expect((await post(makeRun(), other)).status).toBe(403);
  });

  it("is needed to ingest even where reading is open", async () => {
    const response = await post(makeRun());
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ errors: [{ fix: expect.stringContaining("ingest") }] });
  });

  it("that is unknown, expired, revoked or no bearer token is refused, and the run is not stored", async () => {
    const store = await storeOf();
    const now = Date.now();
    const revoked = await createToken(store, { name: "r", scopes: ["ingest"], expiresAt: null, now });
    expect((await post(makeRun(), bearer(revoked.secret))).status).toBe(201);
    await revokeToken(store, revoked.token.id, now);
    const expired = await tokenFor(["ingest"], now - 1);
    const good = await tokenFor(["ingest"]);
    const headers = [
      bearer(revoked.secret),
      expired,
      bearer("dg_nonsense"),
      { authorization: `${good.authorization}x` },
      { authorization: good.authorization.slice("Bearer ".length) },
      { authorization: `Basic ${btoa("user:password")}` },
      { authorization: "Bearer" },
      { authorization: "Bearer ' or 1=1 --" },
      { authorization: "" },
    ];
    for (const one of headers)
      expect((await post(makeRun({ campaign: "no" }), one)).status, one.authorization).toBe(401);
    expect(await store.db.$count(store.t.run)).toBe(1);
    expect((await post(makeRun(), { authorization: good.authorization.replace("Bearer", "bearer") })).status).toBe(201);
  });

  it("that does not work is an error even where reading is open", async () => {
    expect((await get("/api/v1/runs", bearer("dg_nonsense"))).status).toBe(401);
  });

  it("never leaves the server: not in an answer, not in the store", async () => {
    const header = await tokenFor(["ingest"]);
    const secret = header.authorization.slice("Bearer ".length);
    const answers = [
      await post(makeRun(), header),
      await post({}, header),
      await get("/api/v1/runs"),
      await get("/metrics"),
    ];
    for (const answer of answers) expect(await answer.text()).not.toContain(secret);
    expect(JSON.stringify(await listTokens(await storeOf()))).not.toContain(secret);
  });
});

describe("a session cookie", () => {
  it("lets its owner read", async () => {
    vi.stubEnv("VIEWER_AUTH", "on");
    expect((await get("/api/v1/runs", await cookieFor(["read"]))).status).toBe(200);
    expect((await get("/api/v1/runs", await cookieFor(["ingest"]))).status).toBe(403);
    expect((await get("/api/v1/runs", { cookie: `${SESSION_COOKIE}=dg_nonsense` })).status).toBe(401);
  });

  it.each<[string, Record<string, string>, number]>([
    ["from a page of this server", { origin: ORIGIN }, 201],
    [
      "from a page of this server behind a proxy",
      { origin: "https://grid.example", "x-forwarded-host": "grid.example" },
      201,
    ],
    ["without an Origin", {}, 403],
    ["from another site", { origin: "https://evil.example" }, 403],
    ["from another port", { origin: "http://127.0.0.1:3001" }, 403],
    ["from a name that begins alike", { origin: "http://127.0.0.1:3000.evil.example" }, 403],
    ["from a sandbox", { origin: "null" }, 403],
    ["from something that is no origin", { origin: "127.0.0.1:3000" }, 403],
  ])("writes only %s", async (_, headers, status) => {
    const cookie = await cookieFor(["ingest"]);
    expect((await post(makeRun(), { ...cookie, ...headers })).status).toBe(status);
    const store = await storeOf();
    expect(await store.db.$count(store.t.run)).toBe(status === 201 ? 1 : 0);
  });

  it("does not help a request that brings a token of its own", async () => {
    const cookie = await cookieFor(["ingest"]);
    expect((await post(makeRun(), { ...cookie, ...bearer("dg_nonsense"), origin: ORIGIN })).status).toBe(401);
    expect(
      (await post(makeRun(), { ...(await tokenFor(["ingest"])), origin: "https://elsewhere.example" })).status,
    ).toBe(201);
  });
});
