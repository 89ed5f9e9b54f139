import { expect, it } from "vitest";
import type { RunInput } from "@/lib/contract/run";
import { ortQdqLoss } from "@/lib/formats/ort-qdq-loss";
import { readDrift } from "@/lib/services/drift/read-drift";
import { readLayersView } from "@/lib/services/drift/read-layers-view";
import { importItems } from "@/lib/services/import-items";
import { recordRuns } from "@/lib/services/record-runs";
import { settleAll } from "@/lib/services/settle";
import { memoryFile } from "@/tests/formats/memory-file";
import { fixture } from "@/tests/formats/supplement-items";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { chainLayers, device, FAULTY, HEALTHY, layeredRun, qairt } from "@/tests/support/layered-runs";
import { asItems, makeRun } from "@/tests/support/runs";

const NOW = Date.parse("2026-02-01T08:00:00Z");
const PLAIN = { asOf: null, target: null };
const CONV = "/layers.1/conv/Conv";

describeOnEveryEngine("layers and drift", ({ store }) => {
  const post = async (run: RunInput, now = NOW) => {
    const [answer] = await recordRuns(store(), asItems([run]), { origin: "api", now });
    if (!answer || "problem" in answer) throw new Error(JSON.stringify(answer));
    return answer.id;
  };
  const attach = (run: string, files: Record<string, string | Uint8Array>) => {
    const items = Object.entries(files).map(([name, content]) => memoryFile(name, content));
    return importItems(store(), ortQdqLoss.read(items, { run }), { now: () => NOW });
  };
  const settle = () => settleAll(store(), { holder: "test", clock: () => NOW + 60_000 });
  const ids = (positions: readonly number[], layers: readonly { id: string }[]) =>
    positions.map((position) => layers[position]?.id);

  it("of files that came one after the other are one network, and name the convolution and its weights", async () => {
    const id = await post(makeRun());
    const activations = fixture("ort-qdq-loss", "activations.json");
    await attach(id, { "activations.json": activations, "float.onnx": fixture("ort-qdq-loss", "float.onnx") });
    // Far enough below the two others for three weights to tell an outlier.
    const weights = { ...JSON.parse(String(fixture("ort-qdq-loss", "weights.json"))), "layers.1.conv.weight": 20 };
    await attach(id, { "weights.json": JSON.stringify(weights) });

    const view = await readLayersView(store(), id, PLAIN);
    const { network, b } = view ?? {};
    expect(b?.sources.map(({ file, placed, layers, speaksFor }) => [file, placed, layers, speaksFor])).toEqual([
      ["activations.json, float.onnx", 10, 10, ["localSqnr", "sqnr"]],
      ["weights.json", 3, 3, ["biasSqnr", "weightSqnr"]],
    ]);
    const judgement = network?.judgement;
    if (!network || !judgement?.ok) throw new Error(JSON.stringify(judgement));
    expect(judgement.weak).toBe(true);
    expect(ids(judgement.culprits, network.layers)).toEqual([CONV]);
    const [at = -1] = judgement.culprits;
    expect(judgement.weights.outliers.map(({ node }) => node)).toEqual([at]);
    expect(judgement.advice).toContainEqual({
      kind: "per-channel-weights",
      nodes: [at],
      notRepairedBy: "int16-activation",
    });
    expect(judgement.advice.map(({ kind }) => kind)).not.toContain("int16-activation");
    const weightColumn = network.metrics.find(({ name }) => name === "weightSqnr");
    expect(weightColumn?.b?.[at]).toBe(20);
    const proposals = Object.fromEntries(view?.repair.proposals.map((one) => [one.treatment, one]) ?? []);
    expect(proposals["per-channel"]?.layers).toEqual([at]);
    expect(proposals.int16?.layers).not.toContain(at);
  });

  it("are held against the same artefact on a host, which is proposed before a passing chip", async () => {
    const host = await post(layeredRun(HEALTHY, { target: { kind: "host" } }));
    const other = await post(layeredRun(HEALTHY, { target: device("SM8750") }));
    const bad = await post(layeredRun(FAULTY, { result: { value: 0.5, correct: 500 } }));
    const float = await post(layeredRun(HEALTHY, { target: { kind: "reference" }, scheme: "float" }));
    await settle();
    const view = await readDrift(store(), { a: null, b: bad, ...PLAIN });
    if (!view?.network.judgement.ok) throw new Error("not judged");
    expect(view.comparators.usable.map(({ run, reason }) => [run.id, reason])).toEqual([
      [host, "same-artifact-on-host"],
      [other, "other-chip-passes"],
    ]);
    expect(view.comparators.refused.map(({ run, obstacle }) => [run.id, obstacle])).toEqual([
      [float, "float-reference"],
    ]);
    expect(view.a.run.id).toBe(host);
    expect(view.standing).toEqual({ reason: "same-artifact-on-host" });
    expect(view.environment).toEqual([
      { field: "target", name: null, a: "host", b: "device" },
      { field: "chip", name: null, a: null, b: "SM8650" },
    ]);
    const { judgement, layers } = view.network;
    expect(ids(judgement.culprits, layers)).toEqual(["norm"]);
    expect(layers.map(({ gap }) => gap)).toEqual([0, 14, 14, 14, 14]);
    expect(layers.map(({ introduced }) => introduced)).toEqual([0, 14, 0, 0, 0]);
    expect(layers.map(({ verdict }) => verdict)).toEqual([
      "clean",
      "introduced",
      "inherited",
      "inherited",
      "inherited",
    ]);
    expect(view.network.topological).toEqual([0, 1, 2, 3, 4]);

    // The target lies just below the healthy output: repairing `norm` alone reaches it.
    expect(view.repair).toMatchObject({ target: 30, targetFrom: "comparator", measured: expect.closeTo(19, 5) });
    const [cpu] = view.repair.proposals;
    expect(cpu).toMatchObject({ treatment: "cpu", kind: "reached", layers: [1] });
    expect(cpu?.prediction?.sqnr).toBeGreaterThan(30);

    const chosen = await readDrift(store(), { a: other, b: bad, ...PLAIN, target: 5 });
    expect(chosen?.standing).toEqual({ reason: "other-chip-passes" });
    expect(chosen?.repair.proposals.map(({ kind }) => kind)).toContain("already-within");
  });

  it("of other samples or another layout are judged with a caveat, or not at all", async () => {
    const a = await post(layeredRun(HEALTHY, { target: { kind: "host" } }));
    const samples = chainLayers(FAULTY, { sampleSetSha256: "c".repeat(64), samples: 1 });
    const b = await post(layeredRun(FAULTY, { layers: samples }));
    const view = await readDrift(store(), { a, b, ...PLAIN });
    const judgement = view?.network.judgement;
    expect(judgement?.ok && judgement.caveats.map(({ kind }) => kind)).toEqual(["few-samples", "different-samples"]);

    const c = await post(layeredRun(FAULTY, { layers: chainLayers(FAULTY, { layout: "NHWC" }) }));
    const refused = await readDrift(store(), { a, b: c, ...PLAIN });
    expect(refused?.network.judgement).toEqual({
      ok: false,
      side: null,
      refusal: { kind: "layout-differs", a: "NCHW", b: "NHWC" },
    });
    // What was measured is shown all the same.
    expect(refused?.network.metrics[0]?.b).toEqual(FAULTY);
  });

  it("without an order, or with a name twice in a graph, say so", async () => {
    const { graph, ...rest } = chainLayers(FAULTY);
    const loose = graph.map(({ id, op }) => ({ id, op }));
    const list = await post(layeredRun(FAULTY, { layers: { ...rest, graph: loose, ordered: false } }));
    const view = await readLayersView(store(), list, PLAIN);
    expect(view?.network.order).toBe("none");
    const circle = graph.map((node, index) => (index === 0 ? { ...node, inputs: ["head"] } : node));
    const bad = await post(layeredRun(FAULTY, { layers: { ...rest, graph: circle }, campaign: "circle" }));
    expect((await readLayersView(store(), bad, PLAIN))?.network.judgement).toMatchObject({
      ok: false,
      side: "b",
      refusal: { kind: "cycle", through: expect.arrayContaining(["stem", "head"]) },
    });
  });

  it("are not there for other runs, and neither before they came", async () => {
    const bare = await post(makeRun());
    await settle();
    const before = await store().db.$count(store().t.run);
    await attach(bare, { "weights.json": String(fixture("ort-qdq-loss", "weights.json")) });
    await settle();
    expect((await readLayersView(store(), bare, PLAIN))?.b.layers).toBe(3);
    await expect(readLayersView(store(), bare, { asOf: before, target: null })).rejects.toMatchObject({
      kind: "not-found",
      message: `Run ${bare} has no layers.`,
    });
    expect(await readLayersView(store(), "0192f0c1-7c7a-7000-8000-000000000001", PLAIN)).toBeNull();
    expect(await readLayersView(store(), "no id at all", PLAIN)).toBeNull();
    await expect(readDrift(store(), { a: bare, b: bare, ...PLAIN })).rejects.toMatchObject({ kind: "invalid-query" });
    await expect(readDrift(store(), { a: null, b: bare, ...PLAIN })).rejects.toMatchObject({ kind: "not-found" });
  });

  it("of a newer version are proposed the last one that passes", async () => {
    const good = await post(layeredRun(HEALTHY, { stack: qairt("2.40.0") }), NOW);
    await post(layeredRun(FAULTY, { stack: qairt("2.41.0"), result: { value: 0.6, correct: 600 } }), NOW + 1);
    const bad = await post(
      layeredRun(FAULTY, { stack: qairt("2.42.0"), result: { value: 0.5, correct: 500 } }),
      NOW + 2,
    );
    const view = await readDrift(store(), { a: null, b: bad, ...PLAIN });
    expect(view?.a.run.id).toBe(good);
    expect(view?.standing).toEqual({ reason: "same-chip-other-version-passes" });
    expect(view?.environment).toEqual([{ field: "qairt", name: null, a: "2.40.0", b: "2.42.0" }]);
  });
});
