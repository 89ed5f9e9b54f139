import { expect, it } from "vitest";
import type { RunInput } from "@/lib/contract/run";
import { readLayerGrid } from "@/lib/services/drift/read-layer-grid";
import { readLayerHistory } from "@/lib/services/drift/read-layer-history";
import { readOpRollup } from "@/lib/services/drift/read-op-rollup";
import { recordRuns } from "@/lib/services/record-runs";
import { recordSupplements } from "@/lib/services/record-supplements";
import { settleAll } from "@/lib/services/settle";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { chainLayers, device, FAULTY, HEALTHY, layeredRun, qairt } from "@/tests/support/layered-runs";
import { asItems } from "@/tests/support/runs";

const NOW = Date.parse("2026-02-01T08:00:00Z");
const FAILS = { result: { value: 0.5, correct: 500 } };
const VERSIONS = ["2.38.0", "2.40.0", "2.45.0", "2.46.0"];
const GRID = { model: "chain", metric: null, scheme: null, cell: null, asOf: null };

describeOnEveryEngine("layers over versions and chips", ({ store }) => {
  const post = async (run: RunInput) => {
    const [answer] = await recordRuns(store(), asItems([run]), { origin: "api", now: NOW });
    if (!answer || "problem" in answer) throw new Error(JSON.stringify(answer));
    return answer.id;
  };
  const versions = (change: Partial<RunInput> = {}) =>
    Promise.all(
      VERSIONS.map((version, index) =>
        post(
          layeredRun(index < 2 ? HEALTHY : FAULTY, { stack: qairt(version), ...(index < 2 ? {} : FAILS), ...change }),
        ),
      ),
    );

  it("have a history per layer, told by the version in which it parted", async () => {
    const runs = await versions();
    await post(layeredRun(HEALTHY, { target: device("SM8750"), stack: qairt("2.45.0") }));
    const history = await readLayerHistory(store(), { run: runs[3] ?? "", layer: "norm", metric: null, asOf: null });
    expect(history).toMatchObject({ layer: "norm", op: "LayerNorm", metric: "sqnr", unit: "dB", runs: 5, read: 5 });
    const [own, other] = history?.series ?? [];
    expect(own?.points.map(({ label, value, runId }) => [label, value, runId])).toEqual(
      VERSIONS.map((version, index) => [version, index < 2 ? 38 : 24, runs[index]]),
    );
    expect(own?.step).toEqual({ before: 38, after: 24, last: "2.40.0", first: "2.45.0" });
    expect(other).toMatchObject({ chip: "SM8750", own: false, step: null, points: [{ value: 38 }] });
    // Gemm stands twice in the network.
    const head = await readLayerHistory(store(), { run: runs[3] ?? "", layer: "head", metric: "sqnr", asOf: null });
    expect(head?.sameOp.map(({ layer, value }) => [layer, value])).toEqual([
      ["head", 19],
      ["mlp", 20],
    ]);
    // The name of its tensor will do.
    const named = await readLayerHistory(store(), { run: runs[0] ?? "", layer: "norm_out", metric: null, asOf: null });
    expect(named?.layer).toBe("norm");
  });

  it("take a metric from the file that came last, and say what a run does not have", async () => {
    const [first = "", second = ""] = await versions();
    const cosine = chainLayers([], {
      metrics: { cosine: [1, 0.997, 1, null, 1] },
      placement: ["npu", "cpu", "npu", "npu", null],
    });
    const value = { runId: first, source: "layer-csv", layers: cosine };
    expect(await recordSupplements(store(), [{ place: "x", value }], NOW)).toMatchObject([{ duplicate: false }]);
    const ask = (run: string, layer: string, metric: string | null) =>
      readLayerHistory(store(), { run, layer, metric, asOf: null });
    const history = await ask(first, "norm", "cosine");
    expect(history?.series[0]?.points.map(({ value: told, place }) => [told, place])).toEqual([
      [Math.fround(0.997), "cpu"],
      [null, null],
      [null, null],
      [null, null],
    ]);
    await expect(ask(second, "norm", "cosine")).rejects.toMatchObject({ kind: "invalid-query" });
    await expect(ask(first, "mlp", "cosine")).rejects.toMatchObject({ kind: "invalid-query" });
    await expect(ask(first, "softmax", null)).rejects.toMatchObject({ kind: "not-found" });
    expect(await ask("0192f0c1-7c7a-7000-8000-000000000001", "norm", null)).toBeNull();
  });

  it("stand in a grid of chips, with those that hurt on more than one", async () => {
    const host = await post(layeredRun(HEALTHY, { target: { kind: "host" } }));
    const elsewhere = [40, 38, 36, 20, 19];
    await post(layeredRun(FAULTY, { target: device("SM8650"), ...FAILS }));
    await post(layeredRun(FAULTY, { target: device("SM8550"), ...FAILS }));
    await post(layeredRun(elsewhere, { target: device("SM8750"), ...FAILS }));
    await settleAll(store(), { holder: "test", clock: () => NOW + 60_000 });
    const grid = await readLayerGrid(store(), { ...GRID, model: null, by: "chip" });
    expect(grid.filter).toMatchObject({ model: "chain", scheme: "unknown:w8a8", metric: "sqnr" });
    expect(grid.columns.map(({ id, comparator, culprits }) => [id, comparator, culprits])).toEqual([
      ["SM8550", host, 1],
      ["SM8650", host, 1],
      ["SM8750", host, 1],
    ]);
    expect(grid.hurtOnSeveralChips).toEqual(["norm"]);
    const row = (layer: string) => grid.rows.find((one) => one.layer === layer);
    expect(row("norm")).toMatchObject({ hurts: 2, chips: ["SM8550", "SM8650"], worst: 14 });
    expect(row("norm")?.cells[1]).toEqual({ introduced: 14, value: 24, culprit: true });
    expect(row("mlp")?.cells.map((cell) => cell?.culprit)).toEqual([false, false, true]);
    expect(grid.rows.map(({ layer }) => layer)).toEqual(["stem", "norm", "attention", "mlp", "head"]);
    expect(grid.choices.models).toEqual(["chain"]);
  });

  it("stand in a grid of versions, and say the type that drifts since one of them", async () => {
    await post(layeredRun(HEALTHY, { target: { kind: "host" } }));
    const runs = await versions();
    await versions({ model: { name: "other" } });
    const grid = await readLayerGrid(store(), { ...GRID, by: "version" });
    expect(grid.columns.map(({ label, runId }) => [label, runId])).toEqual(
      VERSIONS.map((version, index) => [version, runs[index]]),
    );
    const norm = grid.rows.find(({ layer }) => layer === "norm");
    expect(norm?.cells.map((cell) => cell?.culprit)).toEqual([false, false, true, true]);

    const rollup = await readOpRollup(store(), { version: "qairt", arch: "V75", asOf: null });
    expect(rollup.versions).toEqual(VERSIONS);
    const [worst, ...others] = rollup.rows;
    expect(worst).toMatchObject({ op: "LayerNorm", arch: "V75", since: "2.45.0" });
    expect(worst?.cells[2]).toMatchObject({ runs: 2, culprits: 2, culpritModels: ["chain", "other"] });
    expect(others.every(({ since }) => since === null)).toBe(true);
    expect(rollup.archs).toEqual(["V75", "off-device"]);
  });

  it("that nobody measured are an empty grid", async () => {
    expect(await readLayerGrid(store(), { ...GRID, model: null, by: "chip" })).toMatchObject({ columns: [], rows: [] });
    expect(await readOpRollup(store(), { version: "qairt", arch: null, asOf: null })).toMatchObject({
      rows: [],
      runs: 0,
    });
  });
});
