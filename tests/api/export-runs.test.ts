import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { getServer } from "@/app/_server/store";
import { GET } from "@/app/api/v1/runs/route";
import { recordRuns } from "@/lib/services/record-runs";
import { databasesOf } from "@/tests/support/engines";
import { asItems, makeRun } from "@/tests/support/runs";

const databases = databasesOf("sqlite");
let ids: string[];

beforeAll(async () => {
  vi.stubEnv("DATABASE_URL", await databases.make());
  const { store } = await getServer();
  const runs = [makeRun(), makeRun({ scheme: "w8a16" }), makeRun({ campaign: "x" })];
  const answers = await recordRuns(store, asItems(runs), { origin: "api", now: Date.UTC(2026, 0, 12) });
  ids = answers.flatMap((answer) => ("id" in answer ? answer.id : []));
});

afterAll(async () => {
  const { store, settler } = await getServer();
  await settler.stop();
  await store.close();
  await databases.dispose();
});

async function get(query: string, host = "127.0.0.1:3000") {
  vi.stubEnv("DRIFTGRID_BIND", "127.0.0.1");
  const request = new NextRequest(`http://${host}/api/v1/runs?${query}`, { headers: { host } });
  return GET(request, { params: Promise.resolve({}) });
}

const idsOf = (text: string) => text.split("\n").flatMap((line) => (line === "" ? [] : JSON.parse(line).id));

test("GET /api/v1/runs?format=ndjson streams the whole filtered set, whatever the limit says", async () => {
  const all = await get("format=ndjson&limit=1");
  expect([all.status, all.headers.get("content-type")]).toEqual([200, "application/x-ndjson; charset=utf-8"]);
  expect(idsOf(await all.text())).toEqual(ids);
  expect(idsOf(await (await get("format=ndjson&scheme=unknown:w8a16")).text())).toEqual(ids.slice(1, 2));
  expect(await (await get("format=ndjson&asOf=0")).text()).toBe("");
});

test("GET /api/v1/runs?format=ndjson asks for a token like every read, and names a bad parameter", async () => {
  expect((await get("format=ndjson", "lab.example:3000")).status).toBe(401);
  const bad = await get("format=ndjson&status=fine");
  expect([bad.status, bad.headers.get("content-type")]).toEqual([400, "application/problem+json"]);
  expect((await get("format=xml")).status).toBe(400);
});
