import { describe, expect, it } from "vitest";
import { GET as search } from "@/app/api/v1/search/route";
import { searchView } from "@/lib/contract/search";
import { freshServer, post, requestOf, settled, tokenFor } from "@/tests/api/server";
import { makeRun } from "@/tests/support/runs";

freshServer();

const get = (query: string, headers: Record<string, string> = {}) =>
  search(requestOf(`/api/v1/search${query}`, { headers }), { params: Promise.resolve({}) });

describe("GET /api/v1/search", () => {
  it("keeps its schema for every kind of hit", async () => {
    const token = await tokenFor(["ingest"]);
    const runs = [0.72, 0.21].map((value, index) =>
      makeRun({ result: { value, correct: value * 1000 }, stack: { path: "ort-qnn", qairt: `2.4${index}.0` } }),
    );
    const posted = await post(runs, token);
    expect(posted.status).toBe(201);
    await settled();
    const [{ id }] = (await posted.json()) as [{ id: string }];
    const kinds = new Set<string>();
    for (const q of ["mobilenet", "sm8650", "w8a8", "imagenet", id, "#1"]) {
      const response = await get(`?${new URLSearchParams({ q })}`);
      expect(response.headers.get("cache-control")).toBe("no-store");
      for (const { kind } of searchView.parse(await response.json()).groups) kinds.add(kind);
    }
    expect([...kinds].sort()).toEqual(["chip", "evaluation", "model", "run", "scheme"]);
  });

  it("without anything asked finds nothing", async () => {
    for (const query of ["", "?q=", "?q=%20%20"]) expect((await (await get(query)).json()).groups).toEqual([]);
  });

  it.each([
    ["?q=%00", "q"],
    [`?q=${"x".repeat(501)}`, "q"],
    ["?q=a&q=b", "q"],
    ["?limit=0", "limit"],
    ["?limit=51", "limit"],
    ["?asOf=yesterday", "asOf"],
    ["?query=x", "query"],
  ])("refuses %s by name", async (query, location) => {
    const response = await get(query);
    expect(response.status).toBe(400);
    expect((await response.json()).errors[0].location).toBe(location);
  });

  it.each(["%25_%25", "%27%3B--", "%F0%9F%A6%99", "%ED%A0%80", "%22%5C", "x".repeat(500)])(
    "takes %s as text",
    async (q) => {
      expect((await get(`?q=${q}`)).status).toBe(200);
    },
  );

  it("needs the scope read where reading is not open", async () => {
    const host = { host: "grid.example" };
    expect((await get("?q=x", host)).status).toBe(401);
    expect((await get("?q=x", { ...host, ...(await tokenFor(["ingest"])) })).status).toBe(403);
    expect((await get("?q=x", { ...host, ...(await tokenFor(["read"])) })).status).toBe(200);
  });
});
