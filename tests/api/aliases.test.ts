import { describe, expect, it } from "vitest";
import { SESSION_COOKIE } from "@/app/_server/access";
import { DELETE as deleteAlias } from "@/app/api/v1/aliases/[id]/route";
import { POST as postAlias } from "@/app/api/v1/aliases/route";
import { GET as getAliases } from "@/app/api/v1/catalog/aliases/route";
import { LIMITS } from "@/lib/contract/limits";
import { listAliases } from "@/lib/services/aliases";
import { freshServer, ORIGIN, post, requestOf, storeOf, tokenFor } from "@/tests/api/server";
import { parseCsv } from "@/tests/support/parse-csv";
import { makeRun } from "@/tests/support/runs";

freshServer();

const PATH = "/api/v1/aliases";
const none = { params: Promise.resolve({}) };
const HOUSE = { kind: "scheme", name: "House Quant", canonical: "ptq:w8a8" };

const add = (body: unknown, headers: Record<string, string>) =>
  postAlias(
    requestOf(PATH, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
    none,
  );
const remove = (id: string, headers: Record<string, string>) =>
  deleteAlias(requestOf(`${PATH}/${id}`, { method: "DELETE", headers }), { params: Promise.resolve({ id }) });
const send = (fields: Record<string, string>, headers: Record<string, string>) =>
  postAlias(
    requestOf(PATH, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: new URLSearchParams(fields).toString(),
    }),
    none,
  );
const read = (query = "") => getAliases(requestOf(`/api/v1/catalog/aliases${query}`), none);
const stored = async () => listAliases(await storeOf(), true);
const admin = () => tokenFor(["admin"]);
const adminPage = async (origin = ORIGIN) => ({
  cookie: `${SESSION_COOKIE}=${(await admin()).authorization.slice("Bearer ".length)}`,
  origin,
});

describe("adding an alias", () => {
  it("makes the server take what it refused before", async () => {
    const ingest = await tokenFor(["ingest"]);
    const run = makeRun({ scheme: "house quant" });
    expect((await post(run, ingest)).status).toBe(422);
    const response = await add(HOUSE, await admin());
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ name: "house quant", canonical: "ptq:w8a8", createdBy: "test" });
    expect((await post(run, ingest)).status).toBe(201);
  });

  it("needs an administrator", async () => {
    expect((await add(HOUSE, {})).status).toBe(401);
    expect((await add(HOUSE, await tokenFor(["ingest", "read", "triage"]))).status).toBe(403);
    expect(await stored()).toEqual([]);
  });

  it.each<[string, unknown, number, string]>([
    ["a meaning that is no scheme", { ...HOUSE, canonical: "no such scheme" }, 400, "canonical"],
    ["a meaning that is no metric", { ...HOUSE, kind: "metric", canonical: "hit@1" }, 400, "canonical"],
    ["a chip that is a kind of target", { ...HOUSE, kind: "chip", canonical: "simulator" }, 400, "canonical"],
    ["no meaning", { kind: "path", name: "x" }, 400, "canonical"],
    ["a blank name", { ...HOUSE, name: "  " }, 400, "name"],
    ["a name with a line break", { ...HOUSE, name: "a\nb" }, 400, "name"],
    ["a name that is too long", { ...HOUSE, name: "x".repeat(LIMITS.name + 1) }, 400, "name"],
    ["a kind that is none", { ...HOUSE, kind: "model" }, 400, "kind"],
    ["a note that is no text", { ...HOUSE, note: 3 }, 400, "note"],
    ["a list", [HOUSE], 400, "body"],
    ["no JSON", "{", 400, "body"],
    ["too much", { ...HOUSE, note: "x".repeat(100_000) }, 413, ""],
  ])("refuses %s, naming the place", async (_, body, status, location) => {
    const response = await add(body, await admin());
    expect(response.status).toBe(status);
    const { errors } = await response.json();
    if (location) expect(errors[0]).toMatchObject({ location, message: expect.any(String) });
    expect(await stored()).toEqual([]);
  });

  it("tells how a meaning is put right", async () => {
    const { errors } = await (await add({ ...HOUSE, canonical: "no such scheme" }, await admin())).json();
    expect(errors).toEqual([
      {
        location: "canonical",
        message: 'unknown scheme "no such scheme"',
        fix: expect.stringContaining("/api/v1/catalog/schemes"),
      },
    ]);
  });
});

describe("removing an alias", () => {
  it("works once, needs an administrator, and keeps the history", async () => {
    const header = await admin();
    const { id } = await (await add(HOUSE, header)).json();
    expect((await remove(id, {})).status).toBe(401);
    expect((await remove(id, await tokenFor(["read", "ingest"]))).status).toBe(403);
    expect((await remove(id, await adminPage("https://evil.example"))).status).toBe(403);
    const response = await remove(id, header);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ id, removedAt: expect.any(Number) });
    expect((await remove(id, header)).status).toBe(404);
    expect((await remove("nonsense", header)).status).toBe(404);
    expect(await stored()).toMatchObject([{ id, removedAt: expect.any(Number) }]);
    expect((await post(makeRun({ scheme: "house quant" }), await tokenFor(["ingest"]))).status).toBe(422);
  });
});

describe("the form of the settings page", () => {
  it("adds and removes, and leads back to its page", async () => {
    const page = await adminPage();
    const added = await send({ ...HOUSE, note: "" }, page);
    expect([added.status, added.headers.get("location")]).toEqual([303, "/settings#aliases"]);
    const [one] = await stored();
    expect(one).toMatchObject({ name: "house quant", note: null });
    expect((await send({ remove: one?.id ?? "" }, page)).headers.get("location")).toBe("/settings#aliases");
    expect(await stored()).toMatchObject([{ removedAt: expect.any(Number) }]);
  });

  it("comes back with the field at fault and what it held", async () => {
    const response = await send({ ...HOUSE, canonical: "what & why", note: "名" }, await adminPage());
    expect(response.status).toBe(303);
    const location = new URL(response.headers.get("location") ?? "", ORIGIN);
    expect([location.pathname, location.hash]).toEqual(["/settings", "#aliases"]);
    expect(Object.fromEntries(location.searchParams)).toEqual({
      refused: "canonical",
      ...HOUSE,
      canonical: "what & why",
      note: "名",
    });
    expect(await stored()).toEqual([]);
  });

  it("fits into an address, whatever it held", async () => {
    const long = "名".repeat(1_600);
    const response = await send({ kind: long, name: long, canonical: long, note: long }, await adminPage());
    expect(response.status).toBe(303);
    expect(response.headers.get("location")?.length).toBeLessThan(14_000);
  });

  it.each(["https://evil.example", "null"])("is refused from the origin %s", async (origin) => {
    expect((await send(HOUSE, await adminPage(origin))).status).toBe(403);
    expect(await stored()).toEqual([]);
  });
});

describe("the list of aliases", () => {
  it("has own ones first and then those of the catalogues", async () => {
    await add({ ...HOUSE, note: "lab 7" }, await admin());
    const list = (await (await read()).json()) as { kind: string; name: string; canonical: string; source: string }[];
    expect(list[0]).toMatchObject({ ...HOUSE, name: "house quant", source: "own", note: "lab 7" });
    expect(list).toContainEqual(
      expect.objectContaining({ kind: "path", name: "tflite", canonical: "litert", source: "built-in" }),
    );
    expect(new Set(list.map(({ kind }) => kind)).size).toBe(6);
  });

  it("has removed ones only when they are asked for", async () => {
    const header = await admin();
    const { id } = await (await add(HOUSE, header)).json();
    await remove(id, header);
    expect(await (await read()).json()).not.toContainEqual(expect.objectContaining({ source: "own" }));
    expect((await (await read("?removed=true")).json())[0]).toMatchObject({ id, removedAt: expect.any(Number) });
    expect((await read("?removed=perhaps")).status).toBe(400);
  });

  it("comes as CSV", async () => {
    await add(HOUSE, await admin());
    const response = await read("?format=csv");
    expect(response.headers.get("content-type")).toContain("text/csv");
    const text = await response.text();
    expect(text.split("\r\n")[0]).toContain("name");
    expect(text).toContain("house quant");
    expect(parseCsv(text).length).toBeGreaterThan(100);
  });
});
