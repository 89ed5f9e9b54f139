import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { afterEach, describe, expect, it } from "vitest";
import { openSqlite } from "@/db/sqlite";
import type { Store } from "@/db/store";
import { parseCompareQuery, parseSlicesQuery } from "@/lib/contract/compare-filter";
import type { Waterfall } from "@/lib/domain/compare-view";
import { listFiles } from "@/lib/formats/folder-files";
import { readCompare } from "@/lib/services/compare/read-compare";
import { readSlices } from "@/lib/services/compare/read-slices";
import { importFiles } from "@/lib/services/import-files";
import { settleAll } from "@/lib/services/settle";
import { hasShared, shared } from "@/tests/support/shared";

const now = () => Date.UTC(2027, 0, 1);
const NEWEST = "data/aihub/scorecard/2026-04-09_15564dab43_accuracy.csv";

let store: Store | null = null;
afterEach(async () => {
  await store?.close();
  store = null;
});

async function importFolders(...folders: string[]): Promise<Store> {
  const made = await openSqlite(":memory:");
  store = made;
  for (const folder of folders) {
    const { files, items } = await listFiles(shared(folder));
    await importFiles(made, files, { format: "auto", now, before: items });
  }
  await settleAll(made, { holder: "test", clock: now });
  return made;
}

async function compareAll(from: Store) {
  const models = (await readCompare(from, parseCompareQuery({}))).choices.models.map(({ id }) => id);
  return readCompare(from, parseCompareQuery({ model: models }));
}

const scorecardLines = () => parse(readFileSync(shared(NEWEST), "utf8"), { columns: true }) as Record<string, string>[];

/** `model scheme` of every line of the scorecard in which the simulator holds and the device lost ten points more. */
function fallenDevices(): string[] {
  const fallen = scorecardLines().filter((line) => {
    const [torch, simulator, device] = ["Torch Accuracy", "Sim Accuracy", "Device Accuracy"].map((name) =>
      line[name] ? Number(line[name]) : Number.NaN,
    ) as [number, number, number];
    return line.metric_unit === "%" && torch - simulator < 1 && simulator - device > 11;
  });
  return [...new Set(fallen.map(({ model_id, precision }) => `${model_id} ${precision?.replace("_mixed", "-mixed")}`))];
}

/** ViT on a Galaxy S25 as v0.42.0 publishes it. */
const VIT = {
  schemes: ["none:float", "unknown:w8a16", "unknown:w8a8", "unknown:w8a8-mixed_int16"],
  rows: [
    ["litert", [0.806, null, 0.783, null]],
    ["ort-qnn", [0.806, 0.805, 0.781, 0.806]],
    ["qnn-dlc", [0.806, 0.583, 0.21, null]],
  ],
  shared: [
    ["unknown:w8a8", "worse"],
    ["none:float", "no-difference-shown"],
  ],
};

const part = ({ losses }: Waterfall, kind: string) => losses.find((loss) => loss.kind === kind)?.pair;

describe.skipIf(!hasShared("data/aihub"))("AI Hub's published results", () => {
  it("of the scorecard show where the simulator is fine and the device is not", async () => {
    const view = await compareAll(await importFolders("data/aihub/scorecard"));
    const models = new Map(view.evaluations.map(({ key, model }) => [key, model]));
    const found = view.rows.flatMap((row) =>
      row.waterfalls
        .filter(({ simulatorFineDeviceNot }) => simulatorFineDeviceNot)
        .map((waterfall) => ({ name: `${models.get(row.evaluation)} ${waterfall.column.split(":")[1]}`, waterfall })),
    );
    const expected = fallenDevices();
    expect(expected.length).toBeGreaterThan(10);
    expect(found.map(({ name }) => name)).toEqual(expect.arrayContaining(expected));
    for (const { name, waterfall } of found) {
      expect(part(waterfall, "quantization")?.difference, name).toBeGreaterThan(-0.01);
      expect(part(waterfall, "platform")?.difference, name).toBeLessThan(-0.01);
    }
    // A float that fell as well is a loss of the platform, whatever the scheme.
    const beit = found.find(({ name, waterfall }) => name === "beit w8a16" && waterfall.arms[3]?.path === "qnn-dlc");
    expect(part(beit?.waterfall as Waterfall, "platform-float")?.difference).toBeLessThan(-0.8);
  });

  it("of a release and of the scorecard are never subtracted across two float values", async () => {
    const view = await compareAll(await importFolders("data/aihub/scorecard", "data/aihub/v0.36.0"));
    const models = new Map(view.evaluations.map(({ key, model }) => [key, model]));
    const told = view.rows.flatMap((row) =>
      row.waterfalls.map((waterfall) => ({ model: models.get(row.evaluation) ?? "", row, waterfall })),
    );
    const printed = new Set(
      scorecardLines().map((line) => `${line.model_id} ${(Number(line["Torch Accuracy"]) / 100).toFixed(4)}`),
    );
    const striking = told.filter(({ waterfall }) => waterfall.simulatorFineDeviceNot);
    expect(striking.length).toBeGreaterThan(10);
    // Only the scorecard runs a simulator: what it shows stands under the float that the scorecard prints.
    const strangers = striking.filter(
      ({ model, waterfall }) => !printed.has(`${model} ${waterfall.arms[0]?.value.toFixed(4)}`),
    );
    expect(strangers.map(({ model, row }) => [model, row.target.id])).toEqual([]);
    expect(told.flatMap(({ waterfall }) => waterfall.parts.flatMap(({ pair }) => pair.facts))).not.toContainEqual(
      expect.objectContaining({ fact: "reference-differs" }),
    );
    const yolo = told.filter(({ model, row }) => model === "yolov10_det" && row.target.id === "SM8650");
    expect(yolo.length).toBeGreaterThan(0);
    for (const { waterfall } of yolo) {
      expect(waterfall.arms[0]?.value).toBeCloseTo(0.348, 12);
      expect(waterfall.missing).toContainEqual(
        expect.objectContaining({
          kind: "quantized-simulator",
          because: { reason: "reference-differs", arm: expect.closeTo(0.468, 12), budget: expect.closeTo(0.348, 12) },
        }),
      );
    }
  });

  it("of one model on one chip stand beside each other, path by path", async () => {
    const from = await importFolders("data/aihub/v0.42.0");
    const view = await readCompare(from, parseCompareQuery({ model: "vit", chip: "SM8750-AC" }));
    const told = view.rows.map(({ path, cells }) => [path, cells.map((cell) => cell?.value ?? null)]);
    expect(view.columns.map(({ scheme }) => scheme)).toEqual(VIT.schemes);
    expect(told).toEqual(VIT.rows);
    const slices = await readSlices(from, parseSlicesQuery({ model: "vit", "a.path": "litert", "b.path": "qnn-dlc" }));
    for (const { a, b, pair } of slices.matches)
      expect(pair.difference).toBeCloseTo((b.value ?? 0) - (a.value ?? 0), 12);
    expect(slices.matches.map(({ a, pair }) => [a.scheme, pair.verdict])).toEqual(VIT.shared);
    expect(slices.environment.differences.map(({ axis }) => axis)).toContain("runtime");
  });
});
