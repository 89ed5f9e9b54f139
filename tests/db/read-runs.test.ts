import { expect, it } from "vitest";
import type { Store } from "@/db/store";
import { parseRunsQuery } from "@/lib/contract/runs-filter";
import { readRun } from "@/lib/services/read-run";
import { readRuns } from "@/lib/services/read-runs";
import { recordRuns } from "@/lib/services/record-runs";
import { settleAll } from "@/lib/services/settle";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { asItems, makeRun } from "@/tests/support/runs";

const NOW = Date.parse("2026-01-12T08:00:00Z");

async function fill(store: Store): Promise<string[]> {
  const answers = await recordRuns(
    store,
    asItems([
      makeRun({ campaign: "one", runner: { name: "lab-07" } }),
      makeRun({ campaign: "two", target: { kind: "device", soc: "Snapdragon 8 Gen 2" } }),
      makeRun({ campaign: "two", scheme: "float", target: { kind: "host" }, stack: null }),
      makeRun({ campaign: "two", result: { status: "failed", reason: "segfault" }, model: { name: "resnet50" } }),
    ]),
    { origin: "api", now: NOW },
  );
  await settleAll(store, { holder: "test", clock: () => NOW });
  return answers.map((answer) => ("id" in answer ? answer.id : ""));
}

describeOnEveryEngine("the list of runs", ({ store }) => {
  it("pages newest first by keyset, without gaps or repeats", async () => {
    const ids = await fill(store());
    const first = await readRuns(store(), parseRunsQuery({ limit: "3" }));
    const second = await readRuns(store(), parseRunsQuery({ limit: "3", before: String(first.nextBefore) }));
    expect([...first.runs, ...second.runs].map((run) => run.id)).toEqual(ids.toReversed());
    expect(second.nextBefore).toBeNull();
    expect(first.total).toBe(4);
  });

  it.each([
    [{ model: "resnet50" }, 1],
    [{ chip: "SM8550" }, 1],
    [{ chip: ["SM8550", "SM8650"] }, 3],
    [{ chip: "host" }, 1],
    [{ scheme: "none:float" }, 1],
    [{ path: "ort-qnn" }, 3],
    [{ path: "unknown" }, 1],
    [{ target: "host" }, 1],
    [{ status: ["failed", "timeout"] }, 1],
    [{ runner: "lab-07" }, 1],
    [{ campaign: "two" }, 3],
    [{ campaign: "two", chip: "SM8650" }, 1],
    [{ model: "' or 1=1 --" }, 0],
  ])("filters by %j", async (query, count) => {
    await fill(store());
    expect((await readRuns(store(), parseRunsQuery(query))).runs).toHaveLength(count);
  });

  it("shows a run with its cell, its reference and who speaks", async () => {
    const [id = ""] = await fill(store());
    const view = await readRun(store(), id.toUpperCase());
    expect(view).toMatchObject({
      settled: true,
      line: { chip: "SM8650", chipName: "Snapdragon 8 Gen 3", metric: "top1", runner: "lab-07" },
      cell: { runs: 1, speaks: true, speaker: null },
      reference: { value: 0.724, source: "torch fp32", kind: "inline" },
    });
    expect(view?.line.delta).toBeCloseTo(-0.005, 12);
    expect(await readRun(store(), "00000000-0000-4000-8000-000000000000")).toBeNull();
  });

  it("gives a run without a value no delta, though its cell has one of the last value", async () => {
    await recordRuns(store(), asItems([makeRun({})]), { origin: "api", now: NOW - 1 });
    const failed = makeRun({
      result: { status: "failed", reason: "segfault" },
      stack: { path: "ort-qnn", qairt: "2.45.0", onnxruntime: "1.24.3" },
    });
    const [answer] = await recordRuns(store(), asItems([failed]), { origin: "api", now: NOW });
    await settleAll(store(), { holder: "test", clock: () => NOW });
    const view = await readRun(store(), answer && "id" in answer ? answer.id : "");
    expect(view).toMatchObject({
      line: { status: "failed", value: null, delta: null },
      cell: { speaks: true, runs: 2 },
    });
  });

  it("is pinned by asOf", async () => {
    await fill(store());
    const view = await readRuns(store(), parseRunsQuery({ asOf: "0" }));
    expect(view.runs).toEqual([]);
  });
});
