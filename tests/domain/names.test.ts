import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DATASET_ALIASES, DATASETS, datasetId } from "@/lib/domain/find-dataset";
import { findMetric, METRIC_ALIASES, METRIC_ALIASES_BY_UNIT } from "@/lib/domain/find-metric";
import { PATH_ALIASES, PATHS, pathId } from "@/lib/domain/find-path";
import { METRICS, POINTS } from "@/lib/domain/metrics";

describe("the metric catalogue", () => {
  test("finds each metric by its id, its name and its aliases, and no other", () => {
    for (const metric of METRICS) {
      for (const name of [metric.id, metric.name, ...(METRIC_ALIASES[metric.id] ?? [])])
        expect(findMetric(name)?.id, name).toBe(metric.id);
    }
    expect(Object.keys(METRIC_ALIASES).filter((id) => !METRICS.some((metric) => metric.id === id))).toEqual([]);
    expect(METRIC_ALIASES_BY_UNIT.filter(({ id }) => !METRICS.some((metric) => metric.id === id))).toEqual([]);
  });

  test("bounds every proportion by 0 and 1 and judges it in points", () => {
    for (const metric of METRICS.filter(({ kind }) => kind === "proportion")) {
      expect(metric).toMatchObject({ unit: "fraction", range: { min: 0, max: 1 }, thresholds: POINTS });
    }
  });

  test("orders every set of thresholds: alarm below watch below collapse", () => {
    for (const { id, thresholds } of METRICS) {
      if (!thresholds) continue;
      expect(thresholds.alarm, id).toBeLessThan(thresholds.watch);
      expect(thresholds.watch, id).toBeLessThan(thresholds.collapse);
      expect(thresholds.alarm, id).toBeGreaterThan(0);
    }
  });

  test("points errors down", () => {
    const lower = METRICS.filter(({ direction }) => direction === "lower").map(({ id }) => id);
    expect(lower).toEqual([
      "wer",
      "cer",
      "nme",
      "mae-degrees",
      "perplexity",
      "word-perplexity",
      "byte-perplexity",
      "bits-per-byte",
    ]);
  });
});

describe("a metric of a real file is found:", () => {
  test.each([
    ["Classification Accuracy", "%", "top1"],
    ["Top-1 Accuracy", "%", "top1"],
    ["Top-1 Masked LM Accuracy", "%", "top1"],
    ["Mean Average Precision", "mAP", "map"],
    ["Mean Average Precision", "mAP@0.5:0.95", "map-50-95"],
    ["Mean Intersection Over Union", "mIOU", "miou"],
    ["Panoptic Quality", "PQ", "pq"],
    ["Peak Signal-to-Noise Ratio (PSNR)", "dB", "psnr"],
    ["Structural Similarity", "SSIM", "ssim"],
    ["Delta Threshold Accuracy", "δ1", "delta1"],
    ["Colorfulness", "", "colorfulness"],
    ["Mean Angular Error", "MAE (Degrees)", "mae-degrees"],
    ["Normalized Mean Error", "NME", "nme"],
    ["Word Error Rate", "WER", "wer"],
    ["top-1 (%)", null, "top1"],
    ["top-1 fraction", null, "top1"],
    ["accuracy (%)", null, "acc"],
    ["acc,none", null, "acc"],
    ["perplexity", null, "perplexity"],
    ["F1", null, "f1"],
    ["score", null, "score"],
    ["similarity to fp model (1=identical)", null, "similarity"],
  ])("%s in %j is %s", (name, unit, id) => {
    expect(findMetric(name, unit)?.id).toBe(id);
  });

  test.each(["", "latency", "toString", "%"])("%j is none", (name) => {
    expect(findMetric(name)).toBeNull();
  });
});

describe("dataset names", () => {
  test.each([
    ["coco91class", "coco91_class"],
    ["coco91_class", "coco91_class"],
    ["ImageNet", "imagenet"],
    ["ImageNet-1k", "imagenet"],
    ["WikiText", "wikitext"],
    ["ARC-c", "arc_challenge"],
    ["My  own\tset ", "My own set"],
  ])("%j is %j", (name, id) => {
    expect(datasetId(name)).toBe(id);
  });

  test("of different sets stay apart", () => {
    const apart = [
      "imagenet",
      "imagenet_256",
      "imagenet_colorization",
      "coco",
      "coco91class",
      "coco_seg",
      "nyuv2",
      "nyuv2x518",
    ];
    expect(new Set(apart.map(datasetId)).size).toBe(apart.length);
    expect(new Set(DATASETS.map(datasetId)).size).toBe(DATASETS.length);
  });

  test("of aliases lead to a known set", () => {
    expect(Object.values(DATASET_ALIASES).filter((name) => !DATASETS.includes(name))).toEqual([]);
  });

  test("are fixed points", () => {
    const name = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(...DATASETS));
    fc.assert(
      fc.property(name, (text) => {
        expect(datasetId(datasetId(text))).toBe(datasetId(text));
      }),
    );
  });
});

describe("path names", () => {
  test.each([
    ["tflite", "litert"],
    ["qnn_dlc", "qnn-dlc"],
    ["QNN DLC", "qnn-dlc"],
    ["qnn_context_binary", "qnn-context"],
    ["precompiled_qnn_onnx", "ort-qnn-context"],
    ["qnn_dlc_via_qnn_ep", "ort-qnn-dlc"],
    ["geniex_qairt", "geniex-qairt"],
    ["llama.cpp", "llama.cpp"],
    ["llama_cpp", "llama.cpp"],
    ["ExecuTorch", "executorch"],
    ["onnx", "onnx"],
    ["my-own", "my-own"],
  ])("%s is %s", (name, id) => {
    expect(pathId(name)).toBe(id);
  });

  test("are fixed points", () => {
    const name = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(...PATHS, ...Object.keys(PATH_ALIASES)));
    fc.assert(
      fc.property(name, (text) => {
        expect(pathId(pathId(text))).toBe(pathId(text));
      }),
    );
    expect(Object.values(PATH_ALIASES).filter((path) => !PATHS.includes(path))).toEqual([]);
  });
});
