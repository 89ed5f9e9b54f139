import { describe, expect, it } from "vitest";
import { chipDetail, chipList } from "@/lib/contract/chip";
import { modelDetail, modelList } from "@/lib/contract/model";
import { freshServer, get, post, settled, tokenFor } from "@/tests/api/server";
import { makeRun } from "@/tests/support/runs";

freshServer();

const MODEL = "a/b c·模型";

async function fill(): Promise<void> {
  const runs = [
    makeRun({ model: { name: MODEL, task: "image-classification" } }),
    makeRun({ target: { kind: "device", soc: "=1+1" }, model: { name: "=2+2" } }),
    makeRun({ target: { kind: "device", soc: "QCS8275" }, result: { status: "failed", reason: "x" } }),
  ];
  expect((await post(runs, await tokenFor(["ingest"]))).status).toBe(201);
  await settled();
}

const json = async (path: string) => (await get(path)).json();

describe("what is told of chips and models", () => {
  it("keeps the schemas of the OpenAPI document", async () => {
    await fill();
    expect(chipList.parse(await json("/api/v1/chips")).measured).toBe(3);
    expect(chipDetail.parse(await json("/api/v1/chips/SM8650")).gaps).toHaveLength(1);
    expect(chipDetail.parse(await json("/api/v1/chips/%3D1%2B1")).chip).toBeNull();
    expect(modelList.parse(await json("/api/v1/models?sort=worst")).total).toBe(3);
    const model = modelDetail.parse(await json(`/api/v1/models/${encodeURIComponent(MODEL)}`));
    expect([model.model, model.tasks]).toEqual([MODEL, ["image-classification"]]);
  });

  it("answers any spelling of a chip with the canonical one", async () => {
    await fill();
    expect((await json("/api/v1/chips/Snapdragon%208%20Gen%203")).soc).toBe("SM8650");
  });

  it("can be pinned to an earlier moment", async () => {
    await fill();
    expect(await json("/api/v1/chips/SM8650?asOf=0")).toMatchObject({ standing: { cells: 0 }, pinned: true });
    expect((await get(`/api/v1/models/${encodeURIComponent(MODEL)}?asOf=0`)).status).toBe(404);
    expect((await get("/api/v1/chips/SM8650?asOf=soon")).status).toBe(400);
  });

  it("is a 404 with a problem document for what nobody knows", async () => {
    for (const path of [
      "/api/v1/chips/nonsense",
      "/api/v1/chips/%00",
      "/api/v1/models/nonsense",
      "/api/v1/models/%00",
    ]) {
      const response = await get(path);
      expect(response.status, path).toBe(404);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
    }
  });

  it("can be had as CSV, in which no name is a formula", async () => {
    await fill();
    const [chips, models] = await Promise.all(
      ["chips?show=measured", "models?find=%3D"].map(async (list) => {
        const response = await get(`/api/v1/${list}&format=csv`);
        expect(response.headers.get("content-disposition")).toMatch(/filename="(chips|models)\.csv"/);
        return response.text();
      }),
    );
    expect(chips).toMatch(/^soc,name,catalogue,/);
    expect(chips).toContain("\r\n'=1+1,");
    expect(models).toMatch(/\r\n'=2\+2,/);
  });
});
