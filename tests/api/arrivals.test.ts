import { describe, expect, it } from "vitest";
import { GET as getArrivals } from "@/app/api/v1/arrivals/route";
import { arrivals } from "@/lib/contract/arrivals";
import { freshServer, post, requestOf, settled, tokenFor } from "@/tests/api/server";
import { makeRun } from "@/tests/support/runs";

freshServer();

const get = (headers: Record<string, string> = {}, query = "") =>
  getArrivals(requestOf(`/api/v1/arrivals${query}`, { headers }), { params: Promise.resolve({}) });

describe("GET /api/v1/arrivals", () => {
  it("says how many runs pages show, and nothing more while nothing changes", async () => {
    expect(arrivals.parse(await (await get()).json())).toEqual({ asOf: 0, runs: 0, pending: 0 });
    const token = await tokenFor(["ingest"]);
    expect((await post([makeRun(), makeRun({ scheme: "w8a16" })], token)).status).toBe(201);
    await settled();
    const first = await get();
    expect(arrivals.parse(await first.json())).toMatchObject({ runs: 2, pending: 0 });
    const tag = first.headers.get("etag") ?? "";
    const same = await get({ "if-none-match": tag });
    expect([same.status, await same.text()]).toEqual([304, ""]);

    await post([makeRun({ scheme: "w4a16" })], token);
    await settled();
    const newer = await get({ "if-none-match": tag });
    expect(newer.status).toBe(200);
    expect(arrivals.parse(await newer.json())).toMatchObject({ runs: 3 });
  });

  it("refuses a parameter by its name", async () => {
    const refused = await get({}, "?model=x");
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("model");
  });
});
