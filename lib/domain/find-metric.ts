import type { Metric } from "@/lib/domain/metric";
import { METRICS } from "@/lib/domain/metrics";

/** Other names of a metric, compared without case, white space, `-`, `_`, brackets and `%`. */
export const METRIC_ALIASES: Readonly<Record<string, readonly string[]>> = {
  top1: [
    "Top-1",
    "Top-1 (%)",
    "Top-1 fraction",
    "Top-1 Accuracy",
    "Classification Accuracy",
    "Top-1 Masked LM Accuracy",
    "Image classification accuracy",
  ],
  top5: ["Top-5", "Top-5 (%)", "Top-5 Accuracy"],
  acc: ["Accuracy", "Accuracy (%)", "acc,none", "matched"],
  acc_norm: ["acc_norm,none"],
  "exact-match": ["EM", "exact_match"],
  miou: ["mIoU", "Mean Intersection Over Union", "Mean IoU"],
  map: ["mAP", "Mean Average Precision"],
  "map-50": ["mAP@0.5", "mAP50", "AP50"],
  "map-50-95": ["mAP@0.5:0.95", "mAP@[.5:.95]", "COCO mAP", "bbox"],
  pq: ["PQ", "Panoptic Quality"],
  delta1: ["δ1", "Delta Threshold Accuracy", "delta-1"],
  f1: ["F1", "F1 score"],
  ssim: ["SSIM", "Structural Similarity", "Structural Similarity Index"],
  similarity: ["similarity to fp model (1=identical)", "whowhatbench similarity"],
  "clip-score": ["CLIP", "CLIPScore"],
  wer: ["WER", "Word Error Rate"],
  cer: ["CER", "Character Error Rate"],
  nme: ["NME", "Normalized Mean Error"],
  "mae-degrees": ["MAE (Degrees)", "Mean Angular Error"],
  psnr: ["PSNR", "Peak Signal-to-Noise Ratio", "Peak Signal-to-Noise Ratio (PSNR)"],
  colorfulness: ["Colorfulness"],
  perplexity: ["ppl"],
  "word-perplexity": ["word_perplexity,none"],
  "byte-perplexity": ["byte_perplexity,none"],
  "bits-per-byte": ["bits_per_byte,none", "bpb"],
};

/** Names that mean another metric under a certain unit. */
export const METRIC_ALIASES_BY_UNIT: readonly { name: string; unit: string; id: string }[] = [
  { name: "Mean Average Precision", unit: "mAP@0.5:0.95", id: "map-50-95" },
  { name: "Mean Average Precision", unit: "mAP@0.5", id: "map-50" },
  { name: "mAP", unit: "mAP@0.5:0.95", id: "map-50-95" },
  { name: "mAP", unit: "mAP@0.5", id: "map-50" },
];

const fold = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\-_()[\]%]+/g, "");
const withUnit = (name: string, unit: string) => `${fold(name)}|${fold(unit)}`;

const BY_ID = new Map(METRICS.map((metric) => [metric.id, metric]));
const BY_NAME = new Map<string, string>(
  METRICS.flatMap(({ id, name }) => [id, name, ...(METRIC_ALIASES[id] ?? [])].map((text) => [fold(text), id] as const)),
);
const BY_NAME_AND_UNIT = new Map<string, string>(
  METRIC_ALIASES_BY_UNIT.map(({ name, unit, id }) => [withUnit(name, unit), id]),
);

/**
 * The metric that a name stands for, by id, name or documented alias.
 * @param unit what the source writes beside the values; it tells metrics of one name apart
 * @returns null when the catalogue does not know the name
 */
export function findMetric(name: string, unit?: string | null): Metric | null {
  const known = unit ? undefined : BY_ID.get(name);
  if (known) return known;
  const id = (unit && BY_NAME_AND_UNIT.get(withUnit(name, unit))) || BY_NAME.get(fold(name));
  return id === undefined ? null : (BY_ID.get(id) ?? null);
}
