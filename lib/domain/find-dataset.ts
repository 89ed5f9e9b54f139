import { knownNames } from "@/lib/domain/known-names";

/**
 * Canonical names of datasets, as AI Hub (qai_hub_models), lm-evaluation-harness and the tables of `data/tables` write
 * them. Compared without case, white space, `-` and `_`. Sets that differ in content or preparation stay apart:
 * `imagenet` and `imagenet_256`, `coco` (80 classes) and `coco91_class`, `nyuv2` and `nyuv2x518`.
 */
export const DATASETS: readonly string[] = [
  "ade20k",
  "ade20k_10",
  "arc_challenge",
  "arc_easy",
  "audioset",
  "bbh",
  "bert_wikitext_masked",
  "boolq",
  "bsd300",
  "bsd300_denoising",
  "camvid",
  "carvana",
  "celebahq",
  "cityscapes",
  "cityscapes_lowres",
  "coco",
  "coco91_class",
  "coco_panoptic_seg",
  "coco_seg",
  "cocobody",
  "cocowholebody",
  "cofw",
  "eg1800",
  "face_attrib_dataset",
  "face_det_lite",
  "facemap_3dmm_dataset",
  "foot_track_dataset",
  "gear_guard_dataset",
  "gpqa",
  "gsm8k",
  "hellaswag",
  "human_matting",
  "imagenet",
  "imagenet_256",
  "imagenet_colorization",
  "kinetics400",
  "kitti",
  "lambada_openai",
  "libri_speech",
  "mmlu",
  "mmlu-pro",
  "mpiigaze",
  "nuscenes",
  "nuscenes_bev_cvt",
  "nuscenes_bev_gkt",
  "nyuv2",
  "nyuv2x518",
  "openbookqa",
  "pascal_voc",
  "piqa",
  "semantic_kitti",
  "squad_v1.1",
  "truthfulqa_mc1",
  "wikitext",
  "winogrande",
];

/** Names that mean a dataset above. */
export const DATASET_ALIASES: Readonly<Record<string, string>> = {
  "ImageNet-1k": "imagenet",
  "Imagenet classification validation set": "imagenet",
  "Squad V1.1 validation set": "squad_v1.1",
  "SQuAD v1.1": "squad_v1.1",
  "ARC-c": "arc_challenge",
  "ARC-e": "arc_easy",
  OBQA: "openbookqa",
  LibriSpeech: "libri_speech",
};

const fold = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\-_]+/g, "");

/** The canonical name of a dataset; one that is not known keeps its name, in NFC with white space folded. */
export const datasetId = knownNames(DATASETS, DATASET_ALIASES, fold);
