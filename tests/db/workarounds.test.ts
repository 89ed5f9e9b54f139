import { expect, it } from "vitest";
import type { RunInput } from "@/lib/contract/run";
import { type WorkaroundInput, workaroundsQuery } from "@/lib/contract/workaround";
import { previewWorkaround } from "@/lib/services/drift/preview-workaround";
import { readLayersView } from "@/lib/services/drift/read-layers-view";
import { readMadeWith } from "@/lib/services/drift/read-made-with";
import { linkWorkaroundResult, readWorkaround, readWorkarounds } from "@/lib/services/drift/read-workarounds";
import { recordWorkaround } from "@/lib/services/drift/record-workaround";
import { recordRuns } from "@/lib/services/record-runs";
import { recordSupplements } from "@/lib/services/record-supplements";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { chainLayers, FAULTY, HEALTHY, layeredRun, qairt } from "@/tests/support/layered-runs";
import { asItems } from "@/tests/support/runs";

const NOW = Date.parse("2026-02-01T08:00:00Z");
const ALL = workaroundsQuery.parse({});

describeOnEveryEngine("workarounds", ({ store }) => {
  const post = async (run: RunInput) => {
    const [answer] = await recordRuns(store(), asItems([run]), { origin: "api", now: NOW });
    if (!answer || "problem" in answer) throw new Error(JSON.stringify(answer));
    return answer.id;
  };
  const bad = (change: Partial<RunInput> = {}) =>
    layeredRun(FAULTY, { stack: qairt("2.42.0"), result: { value: 0.5, correct: 500 }, ...change });
  const accuse = async () => ({
    comparator: await post(layeredRun(HEALTHY, { target: { kind: "host" } })),
    run: await post(bad()),
  });
  const choose = (change: Partial<WorkaroundInput> & { run: string }): WorkaroundInput => ({
    treatment: "cpu",
    layers: ["norm"],
    ...change,
  });

  it("are files with a prediction, known once a run was made with them", async () => {
    const input = choose({ ...(await accuse()), note: "  keep norm off the NPU " });
    const { id, files } = await recordWorkaround(store(), input, "me", NOW);
    const written = files.flatMap((file) => (file.written ? [file] : []));
    expect(written.map(({ writer }) => writer)).toEqual([
      "ort-session-python",
      "ort-session-json",
      "ort-layer-annotations",
      "model-explorer-node-data",
    ]);
    expect(written[0]?.text).toContain("/model/norm");

    const before = await readWorkaround(store(), id);
    expect(before).toMatchObject({
      ...{ createdBy: "me", model: "chain", chip: "SM8650", treatment: "cpu", layers: ["norm"], results: 0 },
      ...{ note: "keep norm off the NPU", newest: null, outcomes: [] },
      stack: { qairt: "2.42.0", onnxruntime: "1.29.0", qnnEp: null },
      run: { id: input.run },
      comparator: { id: input.comparator },
      prediction: { before: expect.closeTo(19, 5), output: "head" },
    });
    const { prediction } = before ?? {};
    if (!prediction) throw new Error("nothing was predicted");
    expect(prediction.low).toBeLessThan(prediction.sqnr);

    const repaired = chainLayers(HEALTHY, { placement: ["npu", "cpu", "npu", "npu", "npu"] });
    const result = { value: 0.715, correct: 715 };
    const made = await post(bad({ layers: repaired, result, workaround: id.toUpperCase() }));
    const after = await readWorkaround(store(), id);
    const told = await readMadeWith(store(), after?.outcomes[0]?.run.id ?? "");
    expect(told).toEqual([{ workaround: after, outcome: after?.outcomes[0] }]);
    expect(await readMadeWith(store(), after?.run.id ?? "")).toEqual([]);
    expect(after?.outcomes).toEqual([
      expect.objectContaining({
        run: expect.objectContaining({ id: made }),
        ...{ linkedBy: null, measuredSqnr: 33, gain: expect.closeTo(0.215, 10), effect: "took-effect" },
        within: 33 >= prediction.low && 33 <= prediction.high,
      }),
    ]);
    // It is known to whoever looks at another run of the model, with how it fits.
    const again = await post(bad({ campaign: "later" }));
    const view = await readLayersView(store(), again, { asOf: null, target: null });
    expect(view?.workarounds).toMatchObject([
      { id, results: 1, fits: { chip: true, stack: true }, newest: { measuredSqnr: 33 } },
    ]);
  });

  it("are linked to a run by a person, once, and never to the run that they are for", async () => {
    const { run, comparator } = await accuse();
    const { id } = await recordWorkaround(store(), choose({ run, comparator }), "me", NOW);
    const made = await post(bad({ layers: null, campaign: "with it" }));
    await linkWorkaroundResult(store(), id, made, "you", NOW);
    await linkWorkaroundResult(store(), id, made, "they", NOW);
    expect((await readWorkaround(store(), id))?.outcomes).toMatchObject([
      { run: { id: made }, linkedBy: "you", measuredSqnr: null, within: null, gain: 0, effect: "unknown" },
    ]);
    // A list of where the session's nodes went tells whether the layer moved.
    const { graph } = chainLayers([]);
    const layers = { graph, metrics: {}, placement: graph.map(() => "npu" as const) };
    const value = { runId: made, source: "ort-ep-assignment", layers };
    await recordSupplements(store(), [{ place: "x", value }], NOW);
    expect((await readWorkaround(store(), id))?.outcomes).toMatchObject([{ effect: "no-effect" }]);

    const link = (runId: string, to = id) => linkWorkaroundResult(store(), to, runId, "me", NOW);
    await expect(link(run)).rejects.toMatchObject({ kind: "invalid-body" });
    await expect(link(await post(bad({ model: { name: "other" } })))).rejects.toMatchObject({ kind: "invalid-body" });
    await expect(link("0192f0c1-7c7a-7000-8000-000000000001")).rejects.toMatchObject({ kind: "not-found" });
    await expect(link(made, "0192f0c1-7c7a-7000-8000-000000000001")).rejects.toMatchObject({ kind: "not-found" });
  });

  it("that no file can say are refused with every reason, and nothing is stored", async () => {
    const { run } = await accuse();
    const record = (change: Partial<WorkaroundInput>) =>
      recordWorkaround(store(), choose({ run, ...change }), "me", NOW);
    await expect(record({ layers: ["norm", "softmax"] })).rejects.toMatchObject({
      kind: "invalid-body",
      errors: [{ location: "layers[1]", message: '"softmax" is no layer of this run' }],
    });
    // The chain's weights have no names: the one kind of file that could name them says so.
    await expect(record({ treatment: "per-channel" })).rejects.toMatchObject({
      kind: "invalid-body",
      errors: [{ location: "ort-tensor-overrides", message: '{"refusal":"weight-names-unknown","layers":["norm"]}' }],
    });
    await expect(record({ writers: ["ort-session-pyhton"] })).rejects.toMatchObject({
      kind: "invalid-body",
      errors: [{ location: "writers[0]", fix: expect.stringContaining("ort-session-python") }],
    });
    expect(await store().db.$count(store().t.workaround)).toBe(0);
    const preview = await previewWorkaround(store(), choose({ run, treatment: "int16" }));
    expect(preview.files.map((file) => [file.writer, file.written])).toEqual([
      ["ort-tensor-overrides", true],
      ["model-explorer-node-data", true],
    ]);
    expect(await store().db.$count(store().t.workaround)).toBe(0);
  });

  it("are listed newest first, by model, chip and run, page by page", async () => {
    const { run } = await accuse();
    const other = await post(bad({ model: { name: "other" } }));
    const recorded: string[] = [];
    for (const [index, of] of [run, other, run].entries())
      recorded.push((await recordWorkaround(store(), choose({ run: of }), "me", NOW + index)).id);
    const list = async (change: Partial<typeof ALL>) => {
      const view = await readWorkarounds(store(), { ...ALL, ...change });
      return { ids: view.workarounds.map(({ id }) => recorded.indexOf(id)), next: view.nextBefore };
    };
    expect(await list({})).toEqual({ ids: [2, 1, 0], next: null });
    expect(await list({ model: "other" })).toEqual({ ids: [1], next: null });
    expect(await list({ chip: "SM8550" })).toEqual({ ids: [], next: null });
    expect(await list({ run, limit: 1 })).toEqual({ ids: [2], next: recorded[2] });
    expect(await list({ run, limit: 1, before: recorded[2] ?? null })).toEqual({ ids: [0], next: null });
  });
});
