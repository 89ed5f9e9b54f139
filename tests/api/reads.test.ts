import { describe, expect, it } from "vitest";
import { matrixView } from "@/lib/contract/matrix-view";
import { runListView } from "@/lib/contract/run-list";
import { runView } from "@/lib/contract/views";
import { freshServer, get, post, settled, storeOf, tokenFor } from "@/tests/api/server";
import { makeRun } from "@/tests/support/runs";

freshServer();

const on = (soc: string, value: number, campaign: string) =>
  makeRun({ target: { kind: "device", soc }, result: { value }, campaign });

/** Posts runs and settles them; returns the sequence that this made. */
async function fill(...runs: ReturnType<typeof makeRun>[]): Promise<number> {
  expect((await post(runs, await tokenFor(["ingest"]))).status).toBe(201);
  await settled();
  return (await (await get("/api/v1/matrix")).json()).asOf;
}

const cells = async (query: string) =>
  matrixView
    .parse(await (await get(`/api/v1/matrix?rows=chip&columns=scheme${query}`)).json())
    .grid.squares.flat()
    .map(({ row, cell }) => [row, cell?.value]);

describe("what reads answer", () => {
  it("keeps the schemas of the OpenAPI document", async () => {
    await fill(on("SM8650", 0.7, "=1+1"), makeRun({ result: { status: "failed", reason: "x" }, campaign: "b" }));
    const list = runListView.parse(await (await get("/api/v1/runs")).json());
    expect(list.runs).toHaveLength(2);
    for (const { id } of list.runs) runView.parse(await (await get(`/api/v1/runs/${id}`)).json());
    matrixView.parse(await (await get("/api/v1/matrix")).json());
  });

  it("is not kept by caches, and carries its request id", async () => {
    for (const path of ["/api/v1/runs", "/api/v1/matrix?format=csv", "/api/v1/catalog/metrics"]) {
      const response = await get(path);
      expect(response.headers.get("cache-control"), path).toBe("no-store");
      expect(response.headers.get("x-request-id"), path).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it.each([
    ["/api/v1/runs", "runs.csv", /^id,sequence,/],
    ["/api/v1/matrix", "matrix.csv", /^row,column,state,/],
    ["/api/v1/catalog/chips", "chips.csv", /^(.*,)?soc,.*\r\n/],
  ])("of %s can be had as CSV", async (path, name, header) => {
    await fill(on("SM8650", 0.7, "=1+1"));
    const response = await get(`${path}?format=csv`);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toBe(`attachment; filename="${name}"`);
    const text = await response.text();
    expect(text).toMatch(header);
    if (path.endsWith("runs")) expect(text).toContain(",'=1+1\r\n");
  });

  it("about what is not there is a 404 with a problem document", async () => {
    for (const path of [
      "/api/v1/runs/0192f0c1-7c7a-7000-8000-000000000001",
      "/api/v1/runs/%3Cscript%3E",
      "/api/v1/runs/%00",
      "/api/v1/catalog/x",
      "/api/v1/catalog/__proto__",
      "/api/v1/catalog/constructor",
    ]) {
      const response = await get(path);
      expect(response.status, path).toBe(404);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
    }
  });
});

describe("a parameter", () => {
  it.each<[string, string]>([
    ["/api/v1/runs?modle=x", "modle"],
    ["/api/v1/matrix?chips=SM8650", "chips"],
    ["/api/v1/catalog/chips?q=1", "q"],
    ["/api/v1/runs?__proto__=1", "__proto__"],
    ["/api/v1/runs?limit=0", "limit"],
    ["/api/v1/runs?limit=501", "limit"],
    ["/api/v1/runs?limit=ten", "limit"],
    ["/api/v1/runs?limit=1.5", "limit"],
    ["/api/v1/runs?before=-1", "before"],
    ["/api/v1/runs?status=bad", "status[0]"],
    ["/api/v1/runs?cell=x", "cell"],
    ["/api/v1/runs?model=%00", "model[0]"],
    ["/api/v1/runs?campaign=a%00", "campaign[0]"],
    ["/api/v1/matrix?evaluation=%00", "evaluation"],
    ["/api/v1/runs?format=xml", "format"],
    ["/api/v1/catalog/chips?format=xml", "format"],
    ["/api/v1/matrix?rows=chip&columns=chip", "columns"],
    ["/api/v1/matrix?rows=vendor", "rows"],
    ["/api/v1/matrix?mode=delta&mode=value", "mode"],
    ["/api/v1/matrix?asOf=1&asOf=2", "asOf"],
    ["/api/v1/matrix?asOf=yesterday", "asOf"],
    ["/api/v1/runs?asOf=-1", "asOf"],
    ["/api/v1/runs?asOf=2026-01-12T8", "asOf"],
    [`/api/v1/runs?model=${"x".repeat(201)}`, "model[0]"],
    [`/api/v1/runs?${"chip=a&".repeat(501)}`, "chip"],
  ])("of %s is refused by its name", async (path, location) => {
    const response = await get(path);
    expect(response.status).toBe(400);
    const problem = await response.json();
    expect(problem.type).toBe("/docs/api#problem-invalid-query");
    expect(problem.errors.map((error: { location: string }) => error.location)).toContain(location);
  });

  it("left blank, as a form sends it, counts as absent", async () => {
    expect((await get("/api/v1/matrix?model=&asOf=&evaluation=&rows=")).status).toBe(200);
  });

  it.each(["' or 1=1 --", "%", "_", "<b>", "__proto__"])("of %j finds nothing and harms nothing", async (model) => {
    await fill(on("SM8650", 0.7, "a"));
    const response = await get(`/api/v1/runs?model=${encodeURIComponent(model)}`);
    expect(response.status).toBe(200);
    expect((await response.json()).runs).toEqual([]);
  });
});

describe("asOf", () => {
  it("by sequence shows what was true then, however often it is asked and whatever came after", async () => {
    const first = await fill(on("SM8650", 0.7, "a"));
    const then = await cells(`&asOf=${first}`);
    const second = await fill(on("SM8650", 0.5, "b"), on("SM8550", 0.6, "c"));
    expect(then).toEqual([["SM8650", 0.7]]);
    expect(await cells(`&asOf=${first}`)).toEqual(then);
    expect(await cells(`&asOf=${second - 1}`)).toEqual(then);
    expect(await cells("&asOf=0")).toEqual([]);
    expect(await cells("&asOf=999999999")).toEqual(await cells(""));
    const list = await (await get(`/api/v1/runs?asOf=${first}`)).json();
    expect(list.runs.map(({ campaign }: { campaign: string }) => campaign)).toEqual(["a"]);
  });

  it("by time means UTC unless it says a zone, also when the URL has an unescaped plus", async () => {
    await fill(on("SM8650", 0.7, "a"));
    const store = await storeOf();
    const at = Date.parse("2026-01-12T08:00:00Z");
    await store.atomically((tx) => [tx.update(store.t.mark).set({ at })]);
    const shown = async (asOf: string) => (await cells(`&asOf=${asOf}`)).length;
    expect(await shown("2026-01-12T08:00:00Z")).toBe(1);
    expect(await shown("2026-01-12T08:00")).toBe(1);
    expect(await shown("2026-01-12T07:59:59")).toBe(0);
    expect(await shown("2026-01-12T10:00:00+02:00")).toBe(1);
    expect(await shown("2026-01-12T10:00:00%2B02:00")).toBe(1);
    expect(await shown("2026-01-12T09:59:59%2B02:00")).toBe(0);
    expect(await shown("2026-01-12")).toBe(0);
    expect(await shown("2026-01-13")).toBe(1);
  });
});
