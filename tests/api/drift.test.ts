import { describe, expect, test } from "vitest";
import { GET as getDrift } from "@/app/api/v1/drift/route";
import { GET as getLayerGrid } from "@/app/api/v1/layer-grid/route";
import { GET as getLayerHistory } from "@/app/api/v1/layer-history/route";
import { GET as getOpRollup } from "@/app/api/v1/op-rollup/route";
import { GET as getLayers } from "@/app/api/v1/runs/[id]/layers/route";
import { GET as getFile } from "@/app/api/v1/workarounds/[id]/files/[index]/route";
import { POST as postResult } from "@/app/api/v1/workarounds/[id]/results/route";
import { GET as getWorkaround } from "@/app/api/v1/workarounds/[id]/route";
import { POST as postPreview } from "@/app/api/v1/workarounds/preview/route";
import { GET as listWorkarounds, POST as postWorkaround } from "@/app/api/v1/workarounds/route";
import { driftView, layersView } from "@/lib/contract/drift-answers";
import { layerGridView, layerHistory, opRollupView } from "@/lib/contract/layer-history-answers";
import {
  workaroundAnswer,
  workaroundListView,
  workaroundPreview,
  workaroundView,
} from "@/lib/contract/workaround-answers";
import { freshUploads, problemOf, reportOf, send } from "@/tests/api/send-imports";
import { freshServer, get, post, requestOf, settled, tokenFor } from "@/tests/api/server";
import { fixture } from "@/tests/formats/supplement-items";
import { FAULTY, HEALTHY, layeredRun, qairt } from "@/tests/support/layered-runs";
import { parseCsv } from "@/tests/support/parse-csv";
import { makeRun } from "@/tests/support/runs";

freshServer();
freshUploads();

const CONV = "/layers.1/conv/Conv";
type Handler = typeof getLayers;
const params = (values: Record<string, string> = {}) => ({ params: Promise.resolve(values) });
const ask = (handler: Handler, query: string, values?: Record<string, string>) =>
  handler(requestOf(`/api/v1/x${query}`), params(values));

const say = (handler: Handler, body: unknown, headers: Record<string, string>, values?: Record<string, string>) =>
  handler(
    requestOf("/api/v1/x", {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
    params(values),
  );

async function postRun(run: unknown): Promise<string> {
  const response = await post(run, await tokenFor(["ingest"]));
  expect(response.status).toBe(201);
  const [{ id }] = (await response.json()) as [{ id: string }];
  return id;
}

async function attach(run: string, files: Record<string, string | Buffer>): Promise<void> {
  const form = new FormData();
  for (const [name, content] of Object.entries(files)) form.append("file", new Blob([content as BlobPart]), name);
  const report = await reportOf(await send({ query: `?run=${run}`, body: form }));
  expect(report.supplements).toEqual({ stored: 1, duplicates: 0 });
}

/** What ONNX Runtime's debugger wrote, onto a run; the figures of the second convolution can be made healthy. */
async function measured(run: string, healthy: boolean): Promise<void> {
  const activations = JSON.parse(String(fixture("ort-qdq-loss", "activations.json")));
  // Without the fault all tensors from the second convolution on are 10 dB better.
  const repaired = Object.entries<{ xmodel_err: number }>(activations).filter(
    ([name]) => !/images|layers\.0/.test(name),
  );
  if (healthy) for (const [, tensor] of repaired) tensor.xmodel_err += 10;
  // Far enough below the two others for three weights to tell an outlier.
  const weights = {
    ...JSON.parse(String(fixture("ort-qdq-loss", "weights.json"))),
    ...(!healthy && { "layers.1.conv.weight": 20 }),
  };
  const graph = fixture("ort-qdq-loss", "float.onnx");
  await attach(run, { "activations.json": JSON.stringify(activations), "float.onnx": graph });
  await attach(run, { "weights.json": JSON.stringify(weights) });
}

describe("layer files of a run", () => {
  test("lead from the import to the convolution, the advice and the file that repairs it", async () => {
    const artifact = { quantizedSha256: "d".repeat(64) };
    const stack = { path: "ort-qnn", onnxruntime: "1.30.0" };
    const bad = await postRun(makeRun({ artifact, stack, result: { value: 0.5, correct: 500 } }));
    const host = await postRun(makeRun({ artifact, stack, target: { kind: "host" } }));
    await measured(bad, false);
    await measured(host, true);
    await settled();

    const alone = layersView.parse(await (await ask(getLayers, "", { id: bad })).json());
    expect(alone.comparators.usable.map(({ run, reason }) => [run.id, reason])).toEqual([
      [host, "same-artifact-on-host"],
    ]);

    const drift = driftView.parse(await (await ask(getDrift, `?b=${bad}`)).json());
    const { judgement, layers } = drift.network;
    if (!judgement.ok) throw new Error(JSON.stringify(judgement));
    expect([drift.a.run.id, judgement.weak]).toEqual([host, false]);
    const [first = -1] = judgement.culprits;
    expect(layers[first]?.id).toBe(CONV);
    expect(judgement.advice).toContainEqual({
      kind: "per-channel-weights",
      nodes: [first],
      notRepairedBy: "int16-activation",
    });

    const choice = { run: bad, comparator: host, treatment: "per-channel", layers: [CONV] };
    const preview = await say(postPreview, choice, {});
    expect(workaroundPreview.parse(await preview.json()).files).toContainEqual(
      expect.objectContaining({ writer: "ort-tensor-overrides", written: true }),
    );
    const body = { ...choice, writers: ["ort-tensor-overrides"] };
    const stored = await say(postWorkaround, body, await tokenFor(["triage"]));
    expect(stored.status).toBe(201);
    const { id } = workaroundAnswer.parse(await stored.json());
    const file = await ask(getFile, "", { id, index: "0" });
    expect(file.headers.get("content-type")).toBe("text/x-python; charset=utf-8");
    expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename="[\w.-]+\.py"$/);
    expect(await file.text()).toContain("layers.1.conv.weight");

    const made = await postRun(makeRun({ artifact: {}, stack, result: { value: 0.7, correct: 700 }, workaround: id }));
    const known = workaroundView.parse(await (await ask(getWorkaround, "", { id })).json());
    expect(known.outcomes).toMatchObject([{ run: { id: made }, linkedBy: null, gain: expect.closeTo(0.2, 10) }]);
    const list = workaroundListView.parse(await (await ask(listWorkarounds, `?run=${bad}`)).json());
    expect(list.workarounds).toMatchObject([{ id, results: 1, layers: [CONV] }]);
  });

  test("are told as tables too", async () => {
    const stack = qairt("2.45.0");
    const a = await postRun(layeredRun(HEALTHY, { target: { kind: "host" } }));
    const b = await postRun(layeredRun(FAULTY, { stack, result: { value: 0.5, correct: 500 } }));
    await settled();
    const csv = async (handler: Handler, query: string, values?: Record<string, string>) => {
      const response = await ask(handler, query, values);
      expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
      return parseCsv(await response.text());
    };
    const layers = await csv(getDrift, `?a=${a}&b=${b}&format=csv`);
    expect(layers).toHaveLength(5);
    expect(layers[1]).toMatchObject({ layer: "norm", op: "LayerNorm", rank: "1", introduced_db: "14", sqnr_b: "24" });
    expect((await csv(getLayers, "?format=csv", { id: b }))[0]).toMatchObject({ layer: "stem", sqnr_a_db: "" });
    const [point] = await csv(getLayerHistory, `?run=${b}&layer=norm&format=csv`);
    expect(point).toMatchObject({ layer: "norm", metric: "sqnr", chip: "SM8650", value: "24" });
    const grid = await csv(getLayerGrid, "?model=chain&format=csv");
    expect(grid[1]).toMatchObject({ layer: "norm", chip: "SM8650", introduced_db: "14", sqnr: "24", culprit: "true" });
    const [worst] = await csv(getOpRollup, "?arch=V75&format=csv");
    expect(worst).toMatchObject({ op: "LayerNorm", arch: "V75", version: "2.45.0", culprits: "1" });
    const json = async (handler: Handler, query: string) => (await ask(handler, query)).json();
    layerHistory.parse(await json(getLayerHistory, `?run=${b}&layer=norm`));
    layerGridView.parse(await json(getLayerGrid, "?by=version"));
    opRollupView.parse(await json(getOpRollup, ""));
  });

  test("are not invented: what is missing, refused or forbidden is a problem that names it", async () => {
    const bare = await postRun(makeRun());
    const b = await postRun(layeredRun(FAULTY));
    const nobody = "0192f0c1-7c7a-7000-8000-000000000001";
    await problemOf(await ask(getLayers, "", { id: nobody }), 404);
    const none = await problemOf(await ask(getLayers, "", { id: bare }), 404);
    expect(none.errors).toMatchObject([{ location: "run", fix: expect.stringContaining("import a file") }]);
    await problemOf(await ask(getDrift, `?b=${b}`), 404);
    await problemOf(await ask(getDrift, `?a=${b}&b=${b}`), 400);
    await problemOf(await ask(getDrift, "?b=x"), 400);
    await problemOf(await ask(getLayers, "?target=loud", { id: b }), 400);
    await problemOf(await ask(getLayerHistory, `?run=${b}&layer=softmax`), 404);
    await problemOf(await ask(getWorkaround, "", { id: "%00" }), 404);
    await problemOf(await ask(getFile, "", { id: nobody, index: "../0" }), 404);

    const choice = { run: b, treatment: "cpu", layers: ["norm"] };
    await problemOf(await say(postWorkaround, choice, {}), 401);
    await problemOf(await say(postWorkaround, choice, await tokenFor(["read", "ingest"])), 403);
    const triage = await tokenFor(["triage"]);
    await problemOf(await say(postWorkaround, "{", triage), 400);
    const bad = await problemOf(await say(postWorkaround, { ...choice, treatment: "hope" }, triage), 400);
    expect(bad.errors).toMatchObject([{ location: "treatment" }]);
    const refused = await problemOf(await say(postWorkaround, { ...choice, layers: ["softmax"] }, triage), 400);
    expect(refused.errors).toMatchObject([{ location: "layers[0]" }]);
    await problemOf(await say(postResult, { run: b }, triage, { id: nobody }), 404);
    expect((await get(`/api/v1/runs/${b}`)).status).toBe(200);
  });
});
