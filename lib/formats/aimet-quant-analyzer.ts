import type { ImportFile } from "@/lib/formats/import-file";
import type { FileHead, Importer } from "@/lib/formats/importer";
import { figureOf } from "@/lib/formats/layers/figure";
import { type JsonEntry, readJsonEntries } from "@/lib/formats/layers/json-entries";
import {
  type LayerFile,
  type LayerRow,
  type ReadLayerFile,
  type Refusal,
  someOf,
} from "@/lib/formats/layers/layer-file";
import { isGraph, readLayerFiles } from "@/lib/formats/layers/read-layer-files";
import { isObject, shown } from "@/lib/formats/plain-value";

const ID = "aimet-quant-analyzer";

/** What a file of QuantAnalyzer holds: nothing inside says which of the flat ones it is. */
export const AIMET_KINDS = ["enabled", "disabled", "mse", "ranges"] as const;
export type AimetKind = (typeof AIMET_KINDS)[number];

/** Formats that say the kind for a file that was renamed. */
export const AIMET_FORMATS: Readonly<Record<AimetKind, { id: string; name: string }>> = {
  enabled: { id: "aimet-only-quantized", name: "AIMET: only this layer quantized" },
  disabled: { id: "aimet-only-float", name: "AIMET: only this layer float" },
  mse: { id: "aimet-mse", name: "AIMET: MSE of each layer" },
  ranges: { id: "aimet-ranges", name: "AIMET: min-max ranges" },
};

const METRICS: Readonly<Record<Exclude<AimetKind, "ranges">, string>> = {
  enabled: "onlyQuantized",
  disabled: "onlyFloat",
  mse: "mse",
};

const FILES: readonly (readonly [AimetKind, RegExp])[] = [
  ["enabled", /per_layer_quant_enabled[^/]*\.json$/i],
  ["disabled", /per_layer_quant_disabled[^/]*\.json$/i],
  ["mse", /per_layer_mse_loss[^/]*\.json$/i],
  ["ranges", /min_max_range[^/]*(?:\/[^/]*)?\.json$/i],
];

/** The kind that a file's name says; null for another name. */
export const kindOfName = (path: string): AimetKind | null => FILES.find(([, name]) => name.test(path))?.[0] ?? null;

const UNSAID =
  "is a list of layers and numbers that says neither tool nor meaning: name it as AIMET does " +
  `(per_layer_quant_enabled.json, per_layer_quant_disabled.json, per_layer_mse_loss.json), or say the format: ${Object.values(
    AIMET_FORMATS,
  )
    .map(({ id }) => id)
    .join(", ")}`;

/** Ranges of a layer's inputs and outputs; anything else is a weight. */
const ACTIVATION = /^(.+)_(input|output)_\d+$/;

/** `[min, max]`, or the same a channel, of which the widest counts; null for anything else. */
function rangeOf(value: unknown): { min: number; max: number; channels: number } | null {
  const pairs = Array.isArray(value) ? [value] : isObject(value) ? Object.values(value) : [];
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const pair of pairs) {
    const [low, high, ...more] = Array.isArray(pair) ? pair.map(figureOf) : [];
    if (typeof low !== "number" || typeof high !== "number" || more.length > 0 || low > high) return null;
    min = Math.min(min, low);
    max = Math.max(max, high);
  }
  return pairs.length > 0 ? { min, max, channels: pairs.length } : null;
}

type Read = { rows: LayerRow[]; refused: Refusal[]; notes: string[] };

function readRanges(entries: readonly JsonEntry[]): Read {
  const rows: LayerRow[] = [];
  const refused: Refusal[] = [];
  let inputs = 0;
  let channels = 0;
  for (const { key, value, line } of entries) {
    const range = rangeOf(value);
    const part = ACTIVATION.exec(key);
    if (!range) refused.push({ line, reason: `${shown(key)} has no [min, max]: ${shown(value)}` });
    else if (part?.[2] === "input") inputs += 1;
    else {
      if (range.channels > 1) channels += 1;
      const { min, max } = range;
      if (part) rows.push({ line, name: part[1] ?? key, of: "layer", values: { rangeMin: min, rangeMax: max } });
      else rows.push({ line, name: key, of: "weight", values: { weightMin: min, weightMax: max } });
    }
  }
  const notes = [
    ...(inputs > 0 ? [`${inputs} ranges of inputs are left out: they are outputs of the layers before`] : []),
    ...(channels > 0 ? [`${channels} ranges per channel are kept as the widest of their channels`] : []),
  ];
  return { rows, refused, notes };
}

function readFlat(entries: readonly JsonEntry[], metric: string): Read {
  const rows: LayerRow[] = [];
  const refused: Refusal[] = [];
  const unknown: string[] = [];
  for (const { key, value, line } of entries) {
    const figure = figureOf(value);
    if (figure === undefined) refused.push({ line, reason: `${shown(key)} is no number: ${shown(value)}` });
    else {
      if (figure === null) unknown.push(key);
      rows.push({ line, name: key, of: "layer", values: figure === null ? {} : { [metric]: figure } });
    }
  }
  const notes =
    unknown.length > 0 ? [`${unknown.length} × is no finite number: unknown there: ${someOf(unknown)}`] : [];
  return { rows, refused, notes };
}

function reader(said: AimetKind | null): ReadLayerFile {
  return async (file: ImportFile): Promise<LayerFile | Refusal> => {
    const entries = await readJsonEntries(file);
    if (!Array.isArray(entries)) return entries;
    if (entries.length === 0) return { line: null, reason: "names no layer: QuantAnalyzer found none to quantize" };
    const kind = said ?? kindOfName(file.path);
    if (kind === null) return { line: null, reason: UNSAID };
    const { rows, refused, notes } = kind === "ranges" ? readRanges(entries) : readFlat(entries, METRICS[kind]);
    if (rows.length === 0) return refused[0] ?? { line: null, reason: notes.join("; ") };
    if (kind === "enabled" || kind === "disabled")
      notes.push("AIMET says neither metric nor unit of its evaluation: more is taken for better");
    // Layers stand in the order of the model but for ranges, which AIMET sorts into files of its own.
    return { rows, ordered: kind !== "ranges", against: "float", refused, notes };
  };
}

/** So many numbers by name, and nothing else, are taken for layers. */
const FLAT = 3;

/** A flat dictionary of names and numbers. */
function isFlat(text: string): boolean {
  if (!/^\s*\{\s*"/.test(text) || /[{[]/.test(text.slice(text.indexOf("{") + 1)) || /:\s*"/.test(text)) return false;
  return (text.match(/"\s*:\s*-?[\dNI]/g)?.length ?? 0) >= FLAT;
}

function detect(head: FileHead): "reads" | "companion" | null {
  if (isGraph(head)) return "companion";
  if (kindOfName(head.path) !== null && /^\s*\{/.test(head.text)) return "reads";
  // Refused with the fix, where nobody else knows it either.
  return isFlat(head.text) ? "reads" : null;
}

/** Files of AIMET's QuantAnalyzer, told apart by their names. */
export const aimetQuantAnalyzer: Importer = {
  id: ID,
  name: "AIMET QuantAnalyzer",
  detect,
  read: (files, options) => readLayerFiles(ID, files, options, reader(null)),
};

/** The same for a file whose name does not say its kind: the format does. They are never found by themselves. */
export const aimetFormats: readonly Importer[] = AIMET_KINDS.map((kind) => ({
  ...AIMET_FORMATS[kind],
  detect: (head) => (isGraph(head) ? "companion" : null),
  read: (files, options) => readLayerFiles(AIMET_FORMATS[kind].id, files, options, reader(kind)),
}));
