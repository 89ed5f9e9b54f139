import { expect, it } from "vitest";
import { importFiles } from "@/lib/services/import-files";
import { rebuildSupplement } from "@/lib/services/rebuild-document";
import { recordRuns } from "@/lib/services/record-runs";
import { memoryFile } from "@/tests/formats/memory-file";
import { fixture } from "@/tests/formats/supplement-items";
import { describeOnEveryEngine } from "@/tests/support/engines";
import { asItems, makeRun } from "@/tests/support/runs";

const NOW = Date.parse("2026-01-12T08:00:00Z");
const QDQ = ["activations.json", "weights.json", "float.onnx"];

describeOnEveryEngine("an import of layer files", ({ store }) => {
  const post = async () => {
    const [answer] = await recordRuns(store(), asItems([makeRun()]), { origin: "api", now: NOW });
    return answer && "id" in answer ? answer.id : "";
  };
  const files = (format: string, names: readonly string[]) =>
    names.map((name) => memoryFile(name, fixture(format, name)));
  const importing = (list: ReturnType<typeof files>, run: string, more: { dryRun?: boolean; format?: string } = {}) =>
    importFiles(store(), list, { format: "auto", now: () => NOW, run, ...more });

  it("joins them to one supplement with float32 figures, and a second time adds nothing", async () => {
    const id = await post();
    const list = files("ort-qdq-loss", QDQ);
    expect(await importing(list, id, { dryRun: true })).toMatchObject({
      supplements: { stored: 1 },
      refused: { count: 0 },
    });
    expect(await store().db.$count(store().t.supplement)).toBe(0);

    const report = await importing(list, id);
    expect(report).toMatchObject({
      supplements: { stored: 1, duplicates: 0 },
      refused: { count: 0 },
      notes: { count: 3 },
    });
    expect(report.files.map(({ path, format, role }) => [path, format, role])).toEqual([
      ["activations.json", "ort-qdq-loss", "reads"],
      ["weights.json", "ort-qdq-loss", "reads"],
      ["float.onnx", "ort-qdq-loss", "companion"],
    ]);
    expect(await importing(list, id)).toMatchObject({ supplements: { stored: 0, duplicates: 1 } });

    const [row] = await store().db.select().from(store().t.supplement);
    if (!row) throw new Error("nothing was stored");
    const { layers, note } = await rebuildSupplement(store(), row);
    const at = layers?.graph.findIndex((one) => one.id === "/layers.1/conv/Conv") ?? -1;
    expect(layers?.metrics.sqnr?.[at]).toBe(Math.fround(32.97066929359436));
    expect(note).toContain("fc.bias");
  });

  it("keeps a graph that several files of several tools need once, alone or beside them", async () => {
    const id = await post();
    const [graph] = files("ort-qdq-loss", ["qdq.onnx"]);
    const [weights] = files("ort-qdq-loss", ["weights.json"]);
    const mse = memoryFile("per_layer_mse_loss.json", '{"/layers.0/conv/Conv": 0.5}');
    if (!graph || !weights) throw new Error("a fixture is missing");
    expect(await importing([graph], id)).toMatchObject({
      supplements: { stored: 1 },
      files: [{ format: "onnx-graph" }],
    });
    expect(await importing([graph, weights, mse], id)).toMatchObject({
      supplements: { stored: 2 },
      refused: { count: 0 },
    });
    expect(await store().db.$count(store().t.graph)).toBe(1);
    expect(
      await importing([graph, memoryFile("scores.json", '{"/layers.0/conv/Conv": 0.5}')], id, { format: "aimet-mse" }),
    ).toMatchObject({ supplements: { stored: 1 }, refused: { count: 0 } });
  });

  it("refuses files of a run that is not stored, and one bad file takes no other with it", async () => {
    const list = files("ort-qdq-loss", QDQ);
    const lost = await importing(list, "00000000-0000-4000-8000-000000000000");
    expect(lost.refused.notes[0]?.reason).toContain("there is no run 00000000-0000-4000-8000-000000000000");
    const cut = memoryFile("cut_qdq_loss.json", fixture("ort-qdq-loss", "activations.json").subarray(0, 500));
    const report = await importing([cut, ...list], await post());
    expect(report).toMatchObject({
      supplements: { stored: 1 },
      refused: { count: 1, notes: [{ file: "cut_qdq_loss.json", reason: "is cut short: its JSON has no end" }] },
    });
  });
});
