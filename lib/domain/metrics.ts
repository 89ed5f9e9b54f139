import type { Metric } from "@/lib/domain/metric";

type Thresholds = NonNullable<Metric["thresholds"]>;

/** DESIGN section 6: watch at 1 point, alarm at half a point when significant, collapse at 10 points. */
export const POINTS: Thresholds = { watch: 0.01, alarm: 0.005, collapse: 0.1 };

/**
 * For everything else, collapse is the difference at which AI Hub withdraws a result (`metric_threshold` in its
 * scorecard), and watch is a tenth of it (AI Hub's own rule for a regression); alarm is half of watch, when
 * significant. Where AI Hub states none, the step is ours and docs/catalogues.md says why.
 */
function steps(collapse: number): Thresholds {
  return { watch: collapse / 10, alarm: collapse / 20, collapse };
}

const FRACTION = { unit: "fraction", range: { min: 0, max: 1 } } as const;
/** Binomial: each sample is right or wrong. */
const PROPORTION = { kind: "proportion", direction: "higher", ...FRACTION, thresholds: POINTS } as const;
/** A mean of shares, for instance over classes, images or pixels: bounded like a proportion, but not binomial. */
const SHARE = { kind: "mean", direction: "higher", ...FRACTION, thresholds: POINTS } as const;
/** Errors per word or character can exceed 1. */
const ERROR_RATE = {
  kind: "mean",
  direction: "lower",
  unit: "fraction",
  range: { min: 0, max: null },
  thresholds: POINTS,
} as const;
const PERPLEXITY = { kind: "mean", direction: "lower", unit: "", range: { min: 1, max: null } } as const;

/** Every metric that Driftgrid knows. Values, ranges and thresholds are in the stored unit. */
export const METRICS: readonly Metric[] = [
  { id: "top1", name: "Top-1 accuracy", ...PROPORTION },
  { id: "top5", name: "Top-5 accuracy", ...PROPORTION },
  { id: "acc", name: "Accuracy", ...PROPORTION },
  { id: "acc_norm", name: "Accuracy, length-normalised", ...PROPORTION },
  { id: "exact-match", name: "Exact match", ...PROPORTION },
  { id: "miou", name: "Mean IoU", ...SHARE },
  { id: "map", name: "Mean average precision", ...SHARE },
  { id: "map-50", name: "mAP at IoU 0.5", ...SHARE },
  { id: "map-50-95", name: "mAP over IoU 0.5 to 0.95", ...SHARE },
  { id: "pq", name: "Panoptic quality", ...SHARE },
  { id: "delta1", name: "Depth within 25 % (δ1)", ...SHARE },
  { id: "f1", name: "F1", ...SHARE },
  { id: "ssim", name: "Structural similarity", ...SHARE, range: { min: -1, max: 1 } },
  { id: "score", name: "Benchmark score", ...SHARE, thresholds: null },
  { id: "similarity", name: "Similarity to the float model", ...SHARE, range: { min: -1, max: 1 }, thresholds: null },
  { id: "clip-score", name: "CLIP score", ...SHARE, range: { min: -1, max: 1 }, thresholds: null },
  { id: "wer", name: "Word error rate", ...ERROR_RATE },
  { id: "cer", name: "Character error rate", ...ERROR_RATE },
  {
    id: "nme",
    name: "Normalised mean error",
    kind: "mean",
    direction: "lower",
    unit: "",
    range: { min: 0, max: null },
    thresholds: steps(0.01),
  },
  {
    id: "mae-degrees",
    name: "Mean angular error",
    kind: "mean",
    direction: "lower",
    unit: "°",
    range: { min: 0, max: 180 },
    thresholds: steps(5),
  },
  {
    id: "psnr",
    name: "Peak signal-to-noise ratio",
    kind: "mean",
    direction: "higher",
    unit: "dB",
    range: { min: null, max: null },
    thresholds: steps(10),
  },
  {
    id: "output-psnr",
    name: "PSNR of the output against float",
    kind: "other",
    direction: "higher",
    unit: "dB",
    range: { min: null, max: null },
    thresholds: null,
  },
  {
    id: "colorfulness",
    name: "Colourfulness",
    kind: "mean",
    direction: "higher",
    unit: "",
    range: { min: 0, max: null },
    thresholds: steps(10),
  },
  { id: "perplexity", name: "Perplexity", ...PERPLEXITY, thresholds: steps(5) },
  { id: "word-perplexity", name: "Word perplexity", ...PERPLEXITY, thresholds: steps(5) },
  { id: "byte-perplexity", name: "Byte perplexity", ...PERPLEXITY, thresholds: null },
  {
    id: "bits-per-byte",
    name: "Bits per byte",
    kind: "mean",
    direction: "lower",
    unit: "bit",
    range: { min: 0, max: null },
    thresholds: null,
  },
];
