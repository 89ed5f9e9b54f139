import { expect, it } from "vitest";
import type { Store } from "@/db/store";
import { parseCompareQuery, parseSlicesQuery } from "@/lib/contract/compare-filter";
import type { RunInput } from "@/lib/contract/run";
import { compareCsv, compareMarkdown } from "@/lib/services/compare/compare-export";
import { readCompare } from "@/lib/services/compare/read-compare";
import { readSlices } from "@/lib/services/compare/read-slices";
import { recordRuns } from "@/lib/services/record-runs";
import { settleAll } from "@/lib/services/settle";
import { bitset } from "@/tests/domain/changes/judged-runs";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { parseCsv } from "@/tests/support/parse-csv";
import { asItems, makeRun } from "@/tests/support/runs";

const NOW = Date.parse("2026-01-12T08:00:00Z");

async function fill(store: Store, runs: RunInput[]): Promise<void> {
  const answers = await recordRuns(store, asItems(runs), { origin: "api", now: NOW });
  expect(answers.filter((answer) => "problem" in answer)).toEqual([]);
  await settleAll(store, { holder: "test", clock: () => NOW });
}

/** A result with bits: of 1000 samples the first `right` are right, but for the first `lost`. */
function result(right: number, lost: number): RunInput["result"] {
  const bits = bitset(
    1000,
    right,
    Array.from({ length: lost }, (_, i) => i),
  );
  return { value: (right - lost) / 1000, bits: Buffer.from(bits).toString("base64") };
}

const on = (scheme: RunInput["scheme"], lost: number, change: Partial<RunInput> = {}): RunInput =>
  makeRun({ scheme, result: result(724, lost), ...change });

const STACK = { onnxruntime: "1.24.3", qairt: "2.42.0" };
const stackDiffers = expect.objectContaining({ fact: "stack-differs" });
const SIMULATOR: Partial<RunInput> = { target: { kind: "simulator" }, stack: {} };
const REFERENCE: Partial<RunInput> = { target: { kind: "reference" }, stack: {} };

const compare = (store: Store, query: Record<string, string | string[]> = {}) =>
  readCompare(store, parseCompareQuery(query));
const slices = (store: Store, query: Record<string, string | string[]>) => readSlices(store, parseSlicesQuery(query));

describeOnEveryEngine("comparing", ({ store }) => {
  it("of nothing is empty", async () => {
    expect(await compare(store())).toMatchObject({ rows: [], columns: [], overall: [], asOf: 0 });
    expect(await slices(store(), { preset: "qnn-ort" })).toMatchObject({ matches: [], unmatched: [] });
  });

  it("pairs schemes of one chip by their samples, and lets the better one win", async () => {
    await fill(store(), [on("ptq:w8a8", 50), on("qat:w8a8", 5), on("ptq:mxfp4", 40, { stack: { path: "llama.cpp" } })]);
    const view = await compare(store());
    expect(view.columns.map(({ id }) => id)).toEqual(["ptq:w8a8", "ptq:mxfp4-b32", "qat:w8a8"]);
    const row = view.rows.find(({ path }) => path === "ort-qnn");
    expect(row?.cells[2]?.againstBase).toMatchObject({
      test: "paired-mcnemar",
      verdict: "better",
      lost: 0,
      won: 45,
      difference: 0.045,
    });
    expect(row?.winner.column).toBe("qat:w8a8");
    expect(view.rows.find(({ path }) => path === "llama.cpp")?.cells[1]?.native).toMatchObject({ native: "yes" });
    const [told] = parseCsv(compareCsv(view)).filter(({ scheme }) => scheme === "qat:w8a8");
    expect(told).toMatchObject({ verdict: "better", difference: "0.045", won: "45", wins: "true" });
    expect(compareMarkdown(view)).toContain("qat:w8a8 | ");
  });

  it("changes nothing when a run of another model arrives", async () => {
    await fill(store(), [on("ptq:w8a8", 50), on("qat:w8a8", 5)]);
    const query = { model: "mobilenet_v2" };
    const before = await compare(store(), query);
    await fill(store(), [on("qat:w8a8", 700, { model: { name: "stranger" } })]);
    const after = await compare(store(), query);
    expect([after.rows, after.columns, after.overall]).toEqual([before.rows, before.columns, before.overall]);
    expect(await compare(store(), { ...query, asOf: String(before.asOf) })).toMatchObject({ rows: before.rows });
  });

  it("says where the accuracy goes, and which arm nobody measured", async () => {
    await fill(store(), [
      on("float", 0, REFERENCE),
      on("float", 2),
      on("ptq:w8a8", 3, SIMULATOR),
      on("ptq:w8a8", 300),
      on("qat:w8a8", 8),
    ]);
    const view = await compare(store(), { target: "device" });
    const [ptq, qat] = view.rows[0]?.waterfalls ?? [];
    expect(ptq).toMatchObject({ column: "ptq:w8a8", missing: [], simulatorFineDeviceNot: true });
    expect(ptq?.arms.map(({ kind }) => kind)).toEqual([
      "reference",
      "float-device",
      "quantized-simulator",
      "quantized-device",
    ]);
    const sum = ptq?.parts.reduce((total, { pair }) => total + (pair.difference ?? Number.NaN), 0);
    expect(sum).toBeCloseTo(ptq?.total?.difference ?? Number.NaN, 12);
    expect(ptq?.losses.map(({ kind, pair }) => [kind, pair.lost, pair.verdict])).toEqual([
      ["quantization", 3, "equivalent"],
      ["platform", 297, "worse"],
      ["platform-float", 2, "equivalent"],
    ]);
    expect(qat).toMatchObject({
      simulatorFineDeviceNot: false,
      missing: [
        {
          kind: "quantized-simulator",
          because: { reason: "not-measured" },
          scheme: "qat:w8a8",
          targetKinds: ["simulator", "host"],
        },
      ],
    });
  });

  it("leaves a simulator out of a budget that stands under another float value", async () => {
    const under = (value: number, change: Partial<RunInput> = {}): Partial<RunInput> => ({
      reference: { value, source: "torch fp32" },
      ...change,
    });
    await fill(store(), [on("ptq:w8a8", 3, under(0.724, SIMULATOR)), on("ptq:w8a8", 300, under(0.428))]);
    const [row] = (await compare(store(), { target: "device" })).rows;
    expect(row?.waterfalls).toMatchObject([
      { arms: [{ kind: "reference", value: 0.428 }, { kind: "quantized-device" }], simulatorFineDeviceNot: false },
    ]);
    expect(row?.waterfalls[0]?.missing.map(({ because }) => because)).toEqual([
      { reason: "not-measured" },
      { reason: "reference-differs", arm: 0.724, budget: 0.428 },
    ]);
  });

  it("takes calibrations apart when asked, and says that they differ when not", async () => {
    const calibrated = (algorithm: string, lost: number) =>
      on({ method: "ptq", weights: "int8", activations: "int8", calibration: { algorithm } }, lost);
    await fill(store(), [calibrated("minmax", 50), calibrated("entropy", 5)]);
    const together = await compare(store());
    expect(together).toMatchObject({ calibrationsDiffer: true, columns: [{ id: "ptq:w8a8" }] });
    const apart = await compare(store(), { calibrations: "1" });
    expect(apart.columns.map(({ calibrations }) => calibrations[0]?.algorithm)).toEqual(["entropy", "minmax"]);
    expect(apart.rows[0]?.cells.map((cell) => cell?.value)).toEqual([0.719, 0.674]);
    expect(apart.rows[0]?.cells[1]?.againstBase).toMatchObject({ verdict: "worse", lost: 45 });
  });

  it("offers results of two stacks on the newest stack that both ran", async () => {
    const under = (scheme: string, qairt: string, lost: number, day = 1) =>
      on(scheme, lost, { startedAt: `2026-01-0${day}T00:00:00Z`, stack: { path: "ort-qnn", qairt } });
    await fill(store(), [
      under("ptq:w8a8", "2.40.0", 9),
      under("ptq:w8a8", "2.42.0", 50),
      under("ptq:w8a8", "2.42.0", 60, 2),
      under("ptq:w8a8", "2.43.0", 700),
      under("qat:w8a8", "2.40.0", 3),
      under("qat:w8a8", "2.42.0", 5),
      under("qat:w8a16", "2.41.0", 5),
    ]);
    const view = await compare(store());
    const [base, alone, qat] = ["ptq:w8a8", "qat:w8a16", "qat:w8a8"].map((scheme) =>
      view.rows[0]?.cells.find((cell) => cell?.column === scheme),
    );
    expect(qat?.againstBase).toMatchObject({ lost: 0, won: 695, facts: expect.arrayContaining([stackDiffers]) });
    expect(qat?.sameStack).toMatchObject({
      stack: { qairt: "2.42.0" },
      pair: { verdict: "better", from: 0.664, to: 0.719, lost: 0, won: 55 },
    });
    expect(qat?.sameStack?.pair.facts).not.toContainEqual(stackDiffers);
    expect([base?.sameStack, alone?.sameStack]).toEqual([null, null]);
    expect(alone?.againstBase?.facts).toContainEqual(stackDiffers);
    const told = parseCsv(compareCsv(view)).find(({ scheme }) => scheme === "qat:w8a8");
    expect(told).toMatchObject({ same_stack: "qairt 2.42.0", same_stack_difference: "0.055" });
  });

  it("ranks size and speed beside accuracy", async () => {
    await fill(store(), [
      on("ptq:w8a8", 50, { cost: { latencyMs: 1 }, artifact: { bytes: 4_000 } }),
      on("qat:w8a8", 5, { cost: { latencyMs: 1 }, artifact: { bytes: 8_000 } }),
    ]);
    const [row] = (await compare(store())).rows;
    expect(row?.cells).toMatchObject([
      { latencyMs: 1, bytes: 4_000, frontLatency: false, frontBytes: true },
      { latencyMs: 1, bytes: 8_000, frontLatency: true, frontBytes: true },
    ]);
  });

  it("matches two paths cell by cell, and swapping them turns every sign", async () => {
    const by = (path: string, scheme: string, lost: number) => on(scheme, lost, { stack: { path, ...STACK } });
    await fill(store(), [
      by("qnn-dlc", "ptq:w8a8", 2),
      by("ort-qnn", "ptq:w8a8", 90),
      by("qnn-dlc", "ptq:w8a16", 1),
      by("ort-qnn", "ptq:w8a16", 1),
      by("qnn-dlc", "ptq:w4a8", 1),
    ]);
    const there = await slices(store(), { preset: "qnn-ort" });
    expect(there.matches.map(({ a, b, pair }) => [a.scheme, a.path, b.path, pair.verdict])).toEqual([
      ["ptq:w8a8", "qnn-dlc", "ort-qnn", "worse"],
      ["ptq:w8a16", "qnn-dlc", "ort-qnn", "equivalent"],
    ]);
    expect(there.unmatched).toMatchObject([{ side: "a", end: { scheme: "ptq:w4a8" }, reason: "no-partner" }]);
    expect(await slices(store(), { preset: "qnn-ort", differences: "1" })).toMatchObject({
      hidden: 1,
      matches: [{ a: { scheme: "ptq:w8a8" } }],
    });
    const back = await slices(store(), { "a.path": "ort-qnn", "b.path": "qnn-dlc" });
    const signs = (view: typeof there) => view.matches.map(({ pair }) => [pair.difference, pair.lost, pair.won]);
    expect(signs(back).reverse()).toEqual(signs(there).map(([d, lost, won]) => [d ? -d : d, won, lost]));
    const self = await slices(store(), { "a.path": "qnn-dlc", "b.path": "qnn-dlc" });
    expect(self.counts.same).toBe(3);
    expect(self.environment.differences).toEqual([]);
  });

  it("matches two versions of one cell, with what differs in the environment", async () => {
    const under = (qairt: string, lost: number) => on("ptq:w8a8", lost, { stack: { path: "ort-qnn", qairt } });
    await fill(store(), [under("2.40.0", 1), under("2.42.0", 200)]);
    const view = await slices(store(), { "a.qairt": "2.40.0", "b.qairt": "2.42.0" });
    expect(view.matches).toMatchObject([{ a: { value: 0.723 }, b: { value: 0.524 }, pair: { verdict: "worse" } }]);
    expect(view.environment).toEqual({
      cells: 1,
      differences: [{ axis: "qairt", option: null, from: "2.40.0", to: "2.42.0", cells: 1 }],
    });
    expect(view.choices.qairt.map(({ id }) => id)).toEqual(["2.42.0", "2.40.0"]);
  });
});
