import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { parseRunsQuery } from "@/lib/contract/runs-filter";
import type { Supplement } from "@/lib/contract/supplement";
import { driftgrid } from "@/lib/formats/driftgrid/importer";
import { exportRuns } from "@/lib/services/export-runs";
import { importItems } from "@/lib/services/import-items";
import { rebuildSupplement } from "@/lib/services/rebuild-document";
import { recordRuns } from "@/lib/services/record-runs";
import { recordSupplements } from "@/lib/services/record-supplements";
import { memoryFile } from "@/tests/formats/memory-file";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { asItems, makeRun } from "@/tests/support/runs";

const NOW = Date.parse("2026-01-12T08:00:00Z");

const LAYERS: NonNullable<Supplement["layers"]> = {
  against: "float",
  samples: 8,
  ordered: false,
  graph: [
    { id: "/a/Conv", op: "Conv", nodes: ["/a/Conv"], outputs: ["/a/Conv_output_0"], weights: ["a.weight"] },
    { id: "中 'b\"", inputs: ["/a/Conv"], handle: "7" },
    { id: "__proto__" },
  ],
  metrics: { sqnr: [25.68150128609239, null, 347.7], localSqnr: [29.3, -1, 0] },
  placement: ["npu", null, "cpu"],
};

describeOnEveryEngine("layers that come after their run", ({ store }) => {
  const post = async () => {
    const [answer] = await recordRuns(store(), asItems([makeRun()]), { origin: "api", now: NOW });
    return answer && "id" in answer ? answer.id : "";
  };
  const record = (runId: string, layers: unknown) =>
    recordSupplements(store(), [{ place: "x", value: { runId, source: "layer-csv", layers } }], NOW);
  const stored = async (runId: string) => {
    const { supplement } = store().t;
    const rows = await store().db.select().from(supplement).where(eq(supplement.runId, runId)).orderBy(supplement.seq);
    return Promise.all(rows.map((row) => rebuildSupplement(store(), row)));
  };
  const rounded = (values: (number | null)[]) => values.map((value) => (value === null ? null : Math.fround(value)));

  it("are kept beside it as float32 columns, with places and a graph that many share", async () => {
    const id = await post();
    expect(await record(id, LAYERS)).toMatchObject([{ duplicate: false }]);
    const metrics = { sqnr: rounded([25.68150128609239, null, 347.7]), localSqnr: rounded([29.3, -1, 0]) };
    expect(await stored(id)).toEqual([{ runId: id, source: "layer-csv", layers: { ...LAYERS, metrics } }]);

    await record(id, { ...LAYERS, metrics: { cosine: [1, 0.5, 0] } });
    expect(await store().db.$count(store().t.graph)).toBe(1);
    const [row] = await store().db.select().from(store().t.supplement);
    expect(row?.layerValues?.byteLength).toBe(3 * 3 * 4);
    expect(row?.document).not.toContain("sqnr");
  });

  it("are one supplement however often they are imported, with float64 or float32 values", async () => {
    const id = await post();
    await record(id, LAYERS);
    const [said] = await stored(id);
    expect(await record(id, LAYERS)).toMatchObject([{ duplicate: true }]);
    expect(await record(id, said?.layers)).toMatchObject([{ duplicate: true }]);
    expect(await store().db.$count(store().t.supplement)).toBe(1);
  });

  it("leave with an export and come back as the same supplement", async () => {
    const id = await post();
    await record(id, LAYERS);
    let text = "";
    for await (const chunk of exportRuns(store(), parseRunsQuery({}).filter)) text += chunk.text;
    const items = driftgrid.read([memoryFile("export.ndjson", text)], {});
    const report = await importItems(store(), items, { now: () => NOW });
    expect(report).toMatchObject({ stored: 0, duplicates: 1, supplements: { stored: 0, duplicates: 1 } });
    expect(text).toContain('"placement":["npu",null,"cpu"]');
  });

  it("are refused where they do not fit together, and take nothing else with them", async () => {
    const id = await post();
    const bad = [
      { ...LAYERS, placement: ["npu"] },
      { ...LAYERS, placement: ["dsp", null, null] },
      { ...LAYERS, metrics: { sqnr: [1] } },
      { ...LAYERS, metrics: { sqnr: [1, 2, 1e39] } },
      { ...LAYERS, metrics: { placement: [0, 1, 2] } },
      { ...LAYERS, graph: [{ id: "a" }, { id: "a" }, { id: "b" }] },
    ];
    const value = (layers: unknown) => ({ place: "x", value: { runId: id, source: "layer-csv", layers } });
    const answers = await recordSupplements(store(), [...bad, LAYERS].map(value), NOW);
    const told = answers.map((answer) => ("problem" in answer ? answer.problem.errors[0]?.message : "stored"));
    expect(told).toEqual([
      "has 1 places for 3 nodes of graph; send one a node, null where unknown",
      expect.stringContaining("npu"),
      "has 1 values for 3 nodes of graph; send one a node, null where unknown",
      "1e+39 does not fit a float32",
      "is no metric: send layers.placement, one of npu, gpu, cpu or null a node",
      'repeats "a"; ids are unique in a graph',
      "stored",
    ]);
  });
});
