/** What one benchmark of the MLPerf Mobile app measures. */
export type Benchmark = {
  model: string;
  task: string;
  /** `dataset.type` that the app writes. */
  datasetType: string;
  dataset: string;
  split: string | null;
  metric: string;
  /** Unit behind the number in `accuracy.formatted`, and the power of ten from `normalized` to that number. */
  unit: string;
  digits: number;
  /** Samples of the whole data set; null where the app has used different ones. */
  size: number | null;
  /** The stored value is the formatted number (dB) instead of the normalized one. */
  inUnit?: true;
  /** How Qualcomm quantized it, per tensor, by its Calibration.md and the file's name; null when not stated. */
  qualcomm: "ptq" | "qat" | null;
};

const IMAGENET = {
  task: "image-classification",
  datasetType: "IMAGENET",
  dataset: "imagenet",
  split: "validation",
  metric: "top1",
  unit: "%",
  digits: 2,
  // measured_samples of every single-stream accuracy run of v3.0 to v5.0.
  size: 50_000,
  qualcomm: "ptq",
} as const;

const ADE20K = {
  task: "image-segmentation",
  datasetType: "ADE20K",
  dataset: "ade20k",
  split: "validation",
  metric: "mIoU",
  unit: "mIoU",
  digits: 0,
  size: 2_000,
} as const;

/** `model` is the network behind the benchmark; the file that held it is kept in the provenance. */
export const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  image_classification: { model: "mobilenet_edgetpu", ...IMAGENET },
  image_classification_v2: { model: "mobilenet_v4", ...IMAGENET },
  object_detection: {
    model: "ssd_mobiledet",
    task: "object-detection",
    datasetType: "COCO",
    dataset: "coco",
    split: "validation",
    metric: "mAP",
    unit: "mAP",
    digits: 0,
    size: 5_000,
    qualcomm: "qat",
  },
  image_segmentation_v2: { model: "mosaic", ...ADE20K, qualcomm: "ptq" },
  deeplab: { model: "deeplab_v3_plus", ...ADE20K, qualcomm: null },
  natural_language_processing: {
    model: "mobilebert",
    task: "question-answering",
    datasetType: "SQUAD",
    dataset: "squad_v1.1",
    split: "validation",
    metric: "f1",
    unit: "",
    digits: 2,
    // Phones use a mini set of 100, laptops do not say.
    size: null,
    qualcomm: "ptq",
  },
  super_resolution: {
    model: "edsr",
    task: "super-resolution",
    datasetType: "SNUSR",
    dataset: "snusr",
    split: null,
    metric: "psnr",
    unit: "dB",
    digits: 2,
    // 20 and 25 are both in use.
    size: null,
    inUnit: true,
    qualcomm: "ptq",
  },
  stable_diffusion: {
    model: "stable_diffusion",
    task: "text-to-image",
    datasetType: "COCOGEN",
    dataset: "coco_gen",
    split: "validation",
    metric: "clip-score",
    unit: "",
    digits: 0,
    size: null,
    qualcomm: null,
  },
};

/** Names of the same benchmarks up to round 2.1 and in the logs of laptops. `image_segmentation` alone names no model. */
export const BENCHMARK_ALIASES: Readonly<Record<string, string>> = {
  IC_tpu_uint8: "image_classification",
  OD_uint8: "object_detection",
  IS_uint8_mosaic: "image_segmentation_v2",
  SM_uint8: "image_segmentation_v2",
  IS_uint8: "deeplab",
  LU_int8: "natural_language_processing",
  LU_float32: "natural_language_processing",
  LU_gpu_float32: "natural_language_processing",
  language_understanding: "natural_language_processing",
};

/** The benchmark of an id, and whether it ran offline, where samples are repeated to fill the batches. */
export function findBenchmark(id: string): { benchmark: Benchmark; offline: boolean } | null {
  const offline = /_offline(?=$|_v\d+$)/.test(id);
  const base = id.replace(/_offline(?=$|_v\d+$)/, "");
  const name = Object.hasOwn(BENCHMARK_ALIASES, base) ? BENCHMARK_ALIASES[base] : base;
  const benchmark = name !== undefined && Object.hasOwn(BENCHMARKS, name) ? BENCHMARKS[name] : undefined;
  return benchmark ? { benchmark, offline } : null;
}
