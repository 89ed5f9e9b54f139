import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type NormalRun, normalizeRun } from "@/lib/contract/normalize-run";
import { runDocument } from "@/lib/contract/run";
import { countItem, emptySummary, type ImportItem } from "@/lib/formats/import-item";
import { readItems } from "@/tests/formats/read-items";
import { hasShared, shared } from "@/tests/support/shared";

/** Real releases of ../shared/data; own fixtures cover the same code in ai-hub-models.test.ts. */

const NOW = Date.UTC(2027, 0, 1);

type Known = { release: string; run: NormalRun };

/** Node 20 has no Object.groupBy. */
function grouped(runs: readonly Known[], key: (run: Known) => string): Map<string, Known[]> {
  const groups = new Map<string, Known[]>();
  for (const run of runs) groups.set(key(run), [...(groups.get(key(run)) ?? []), run]);
  return groups;
}

function normalRuns(items: readonly ImportItem[]): Known[] {
  return items.flatMap((item) => {
    if (item.kind !== "run") return [];
    const normal = normalizeRun(runDocument.parse(item.document), NOW);
    if (!normal.ok) throw new Error(`${item.file}:${item.line} ${JSON.stringify(normal.errors)}`);
    return [{ release: item.document.provenance?.release ?? "", run: normal.run }];
  });
}

describe.skipIf(!hasShared("data/aihub"))("the four AI Hub releases of ../shared/data/aihub", () => {
  let items: ImportItem[];
  let runs: Known[];
  beforeAll(async () => {
    items = await readItems(shared("data/aihub"));
    runs = normalRuns(items);
  });

  const find = (release: string, model: string, scheme: string, pathName: string, metric?: string) =>
    runs
      .filter(
        (one) =>
          one.release === release &&
          one.run.identity.model === model &&
          one.run.identity.scheme === scheme &&
          one.run.identity.path === pathName &&
          (metric === undefined || one.run.metric.id === metric),
      )
      .map(({ run }) => run);

  test("give 1770 values, each of them a run that the contract accepts", () => {
    const summary = emptySummary();
    for (const item of items) countItem(summary, item);
    expect(summary).toEqual({
      files: 728,
      values: 1770,
      runs: 1770,
      joined: 1657,
      notJoined: {
        "perf.yaml does not have the path on this device": 100,
        "perf.yaml does not have the precision": 13,
      },
      supplements: 0,
      skipped: 5,
      refused: 0,
    });
    expect(runs).toHaveLength(1770);
    expect(new Set(runs.map(({ run }) => run.id)).size).toBe(1770);
  });

  test("by release", () => {
    const counts = [...grouped(runs, ({ release }) => release)].map(([name, list]) => [name, list.length]);
    expect(Object.fromEntries(counts)).toEqual({
      "v0.36.0": 428,
      "v0.40.0": 434,
      "v0.41.0": 454,
      "v0.42.0": 454,
    });
  });

  test("have their chips and dates", () => {
    expect(new Set(runs.map(({ run }) => run.identity.chip))).toEqual(new Set(["SM8650", "SM8750-AC"]));
    expect(new Set(runs.map(({ release, run }) => `${release} ${new Date(run.startedAt ?? 0).toISOString()}`))).toEqual(
      new Set([
        "v0.36.0 2025-08-27T00:00:00.000Z",
        "v0.40.0 2025-10-27T00:00:00.000Z",
        "v0.41.0 2025-11-10T00:00:00.000Z",
        "v0.42.0 2025-12-01T00:00:00.000Z",
      ]),
    );
  });

  test("keep the values that stand in the files", () => {
    const spot = (release: string, model: string, scheme: string, pathName: string) =>
      find(release, model, scheme, pathName).map(({ value, reference, metric, identity, stack, placement }) => ({
        value,
        reference: reference?.value,
        metric: metric.id,
        samples: identity.samples,
        qairt: stack.qairt,
        ort: stack.onnxruntime,
        npu: placement?.npu,
      }));
    expect(spot("v0.42.0", "mobilenet_v2", "unknown:w8a16", "qnn-dlc")).toEqual([
      {
        value: 0.702,
        reference: 0.724,
        metric: "top1",
        samples: 1000,
        qairt: expect.stringMatching(/^2\.4/),
        ort: null,
        npu: expect.any(Number),
      },
    ]);
    expect(spot("v0.36.0", "swin_small", "none:float", "ort-qnn")).toEqual([
      expect.objectContaining({ value: 0.82, reference: 0.82, metric: "top1" }),
    ]);
    expect(spot("v0.42.0", "resnet_3d", "none:float", "litert")).toEqual([
      expect.objectContaining({ value: 0.38, reference: 0.38 }),
    ]);
    expect(spot("v0.36.0", "depth_anything", "none:float", "ort-qnn")).toEqual([
      expect.objectContaining({ value: 0.968, reference: 0.968, metric: "delta1", samples: 100 }),
    ]);
    expect(spot("v0.36.0", "esrgan", "none:float", "ort-qnn")).toEqual([
      expect.objectContaining({ value: 27.1, reference: 27.1, metric: "psnr" }),
    ]);
    expect(spot("v0.40.0", "yolov10_det", "unknown:w8a8", "ort-qnn")).toEqual([
      expect.objectContaining({ value: 0.000181, reference: 0.348, metric: "map-50-95", samples: 300, qairt: null }),
    ]);
  });

  test("show the collapses that are in them as collapses", () => {
    const [fraction] = find("v0.36.0", "swin_small", "unknown:w8a16", "qnn-dlc");
    const [percent] = find("v0.42.0", "swin_small", "unknown:w8a16", "qnn-dlc");
    expect(fraction).toMatchObject({ value: 0.0008, reference: { value: 0.82 } });
    expect(percent).toMatchObject({ value: 0.002, reference: { value: 0.829 } });
  });

  test("never let a change of scale look like a change of value", () => {
    const jumps = [...grouped(runs, ({ run }) => run.evaluationKey).values()].flatMap((list) => {
      const references = list.flatMap(({ run }) => run.reference?.value ?? []);
      return Math.max(...references) > 3 * Math.min(...references) ? [list[0]?.run.identity.model] : [];
    });
    expect(jumps).toEqual([]);
    const fractions = runs.filter(({ run }) => run.metric.unit === "fraction");
    expect(fractions.filter(({ run }) => (run.reference?.value ?? 0) < 0.05)).toEqual([]);
    expect(fractions.length).toBeGreaterThan(1500);
  });

  test("never put different sample counts into one cell", () => {
    const cells = [...grouped(runs, ({ run }) => run.cellKey).values()];
    const mixed = cells.filter((list) => new Set(list.map(({ run }) => run.identity.samples)).size > 1);
    expect(cells.some((list) => list.length > 1)).toBe(true);
    expect(mixed).toEqual([]);
  });
});

describe.skipIf(!hasShared("data/samples/aihub_mobilenet_v2_numerics_2026-08.yaml"))(
  "AI Hub files of other times from ../shared/data/samples",
  () => {
    const sample = (name: string) => shared("data/samples", name);

    async function readAsRelease(files: Record<string, string>): Promise<ImportItem[]> {
      const folder = mkdtempSync(path.join(tmpdir(), "driftgrid-"));
      try {
        for (const [to, from] of Object.entries(files)) {
          mkdirSync(path.dirname(path.join(folder, to)), { recursive: true });
          cpSync(sample(from), path.join(folder, to));
        }
        return await readItems(folder);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }

    test("August 2026: ranges, thresholds, litert, versions of both runtimes", async () => {
      const items = await readAsRelease({
        "devices_and_chipsets.yaml": "aihub_devices_and_chipsets_2026-08.yaml",
        "mobilenet_v2/numerics.yaml": "aihub_mobilenet_v2_numerics_2026-08.yaml",
        "mobilenet_v2/perf.yaml": "aihub_mobilenet_v2_perf_2026-08.yaml",
      });
      expect(items.filter(({ kind }) => kind === "refused")).toEqual([]);
      const runs = normalRuns(items).map(({ run }) => run);
      expect(runs).toHaveLength(10);
      const w8a8 = runs.find(({ identity }) => identity.scheme === "unknown:w8a8" && identity.path === "ort-qnn");
      expect(w8a8).toMatchObject({ value: 0.708, reference: { value: 0.724 }, identity: { chip: "SM8750-AC" } });
      expect(w8a8?.stack).toMatchObject({ qairt: "2.45.0.260326154327", onnxruntime: "1.27.1" });
    });

    test("August 2025: fractions under the unit %", async () => {
      const items = await readAsRelease({
        "devices_and_chipsets.yaml": "aihub_devices_and_chipsets_2026-08.yaml",
        "swin_small/numerics.yaml": "aihub_swin_small_numerics_v0.34_fraction.yaml",
      });
      const runs = normalRuns(items).map(({ run }) => [run.identity.scheme, run.identity.path, run.value]);
      expect(runs).toEqual([
        ["unknown:w8a16", "qnn-dlc", 0.0008],
        ["unknown:w8a16", "ort-qnn", 0.82],
        ["none:float", "litert", 0.821],
        ["none:float", "qnn-dlc", 0.82],
        ["none:float", "ort-qnn", 0.82],
      ]);
    });
  },
);
