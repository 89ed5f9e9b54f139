import { readSqnr, SQNR_EXACT_DB } from "@/lib/domain/drift/layer-metrics";
import type { ImportFile } from "@/lib/formats/import-file";
import type { FileHead, Importer } from "@/lib/formats/importer";
import { figureOf } from "@/lib/formats/layers/figure";
import { moduleOfTensor } from "@/lib/formats/layers/join-by-module";
import { type JsonEntry, readJsonEntries } from "@/lib/formats/layers/json-entries";
import { type LayerFile, type LayerRow, type Refusal, someOf } from "@/lib/formats/layers/layer-file";
import { isGraph, readLayerFiles } from "@/lib/formats/layers/read-layer-files";
import { isObject, shown } from "@/lib/formats/plain-value";

const ID = "ort-qdq-loss";

/** Names under which people dump the two dictionaries; an empty one has nothing else to be told by. */
const FILE_NAME = /qdq.*(?:loss|err|debug)|(?:activation|weight)s?[-_]?(?:err|error|loss|sqnr)/i;
/** Weights of PyTorch and of ONNX Runtime's quantizer end so. */
const WEIGHT_KEY = /"[^"\n]*(?:weight|bias|kernel|_quantized)"\s*:\s*-?\d/i;

/** Where `qdq_err` falls this far below `xmodel_err`, the local figure is the quantizer's, not the tensor's (trap 6). */
export const FOLDED_DB = 20;

const EMPTY =
  "is empty: ONNX Runtime matched no tensor of the two models, which is no perfect result. It finds no 16-bit Q/DQ of " +
  "com.microsoft: export with opset 21, and check that names were not changed by optimization";

/** What the figures of a file mean, counted by the traps of docs/formats.md. */
class Traps {
  readonly exact: string[] = [];
  readonly zero: string[] = [];
  readonly wrapped: string[] = [];
  readonly folded: string[] = [];
  readonly local: string[] = [];
  readonly unknown: string[] = [];

  see(name: string, metric: string, db: number): void {
    const { kind } = readSqnr(metric, db);
    if (kind === "exact" && !this.exact.includes(name)) this.exact.push(name);
    if (kind === "zero-tensor") this.zero.push(name);
    if (kind === "wrapped-weight") this.wrapped.push(name);
  }

  notes(): string[] {
    const told: [string[], string][] = [
      [this.exact, `above ${SQNR_EXACT_DB} dB is bit-exact: 330 to 350 dB is the cap of ONNX Runtime's epsilon`],
      [this.zero, "exactly 0.0 dB is a tensor of zeros, not an error"],
      [
        this.wrapped,
        "a negative weight SQNR is an artefact: ONNX Runtime subtracts asymmetric uint8 weights with wrap-around, and the true value is unknown",
      ],
      [
        this.folded,
        `qdq_err is ${FOLDED_DB} dB or more below xmodel_err, as where a Relu was folded into the quantizer: trust xmodel_err`,
      ],
      [this.local, "has no xmodel_err: the float model's tensor was not given, so only the local error is known"],
      [this.unknown, "is no finite number: unknown there"],
    ];
    return told.flatMap(([names, meaning]) =>
      names.length > 0 ? [`${names.length} × ${meaning}: ${someOf(names)}`] : [],
    );
  }
}

function activationRow({ key, value, line }: JsonEntry, traps: Traps): LayerRow | string {
  if (!isObject(value)) return `${shown(key)} has no qdq_err and no xmodel_err`;
  const [local, total] = [figureOf(value.qdq_err), figureOf(value.xmodel_err)];
  if (value.qdq_err === undefined && value.xmodel_err === undefined)
    return `${shown(key)} has no qdq_err and no xmodel_err`;
  if (value.qdq_err !== undefined && local === undefined) return `qdq_err of ${shown(key)} is no number`;
  if (value.xmodel_err !== undefined && total === undefined) return `xmodel_err of ${shown(key)} is no number`;
  if (local === null || total === null) traps.unknown.push(key);
  if (total === undefined) traps.local.push(key);
  const values: Record<string, number> = {};
  if (typeof total === "number") values.sqnr = total;
  if (typeof local === "number") values.localSqnr = local;
  for (const [metric, db] of Object.entries(values)) traps.see(key, metric, db);
  if (typeof local === "number" && typeof total === "number" && total - local >= FOLDED_DB) traps.folded.push(key);
  const op = moduleOfTensor(key)?.op;
  return { line, name: key, of: "output", ...(op !== undefined && { op }), values };
}

function weightRow({ key, value, line }: JsonEntry, traps: Traps): LayerRow | string {
  const db = figureOf(value);
  if (db === undefined) return `${shown(key)} is no number: ${shown(value)}`;
  if (db === null) traps.unknown.push(key);
  else traps.see(key, "weightSqnr", db);
  return { line, name: key, of: "weight", values: db === null ? {} : { weightSqnr: db } };
}

/** What a dump of `compute_activation_error` or of `compute_weight_error` says; which of the two its values tell. */
export async function readQdqLoss(file: ImportFile): Promise<LayerFile | Refusal> {
  const entries = await readJsonEntries(file);
  if (!Array.isArray(entries)) return entries;
  if (entries.length === 0) return { line: null, reason: EMPTY };
  if (entries.every(({ value }) => isObject(value) && ("pre_qdq" in value || "post_qdq" in value)))
    return { line: null, reason: "holds the tensors themselves: dump what compute_activation_error returns of them" };
  const activations = entries.some(({ value }) => isObject(value));
  const traps = new Traps();
  const rows: LayerRow[] = [];
  const refused: Refusal[] = [];
  for (const entry of entries) {
    const row = activations ? activationRow(entry, traps) : weightRow(entry, traps);
    if (typeof row === "string") refused.push({ line: entry.line, reason: row });
    else rows.push(row);
  }
  if (rows.length === 0) return refused[0] ?? { line: null, reason: EMPTY };
  // Python's dictionary is made from a set of names: its order is no order of layers.
  return { rows, ordered: false, against: "float", refused, notes: traps.notes() };
}

function detect(head: FileHead): "reads" | "companion" | null {
  if (isGraph(head)) return "companion";
  const { path, text } = head;
  if (!/^\s*\{/.test(text)) return null;
  if (/"(?:xmodel_err|qdq_err)"\s*:/.test(text)) return "reads";
  if (/"(?:pre_qdq|post_qdq)"\s*:/.test(text)) return "reads";
  if (!/^\s*\{\s*(?:"[^"\n]*"\s*:\s*-?[\dNI]|\}\s*$)/.test(text)) return null;
  const name = path.slice(path.lastIndexOf("/") + 1);
  return FILE_NAME.test(name) || WEIGHT_KEY.test(text) ? "reads" : null;
}

/**
 * Dictionaries of `onnxruntime.quantization.qdq_loss_debug`, as people dump them: activations, weights, and beside them
 * the ONNX file whose graph joins tensors to nodes.
 */
export const ortQdqLoss: Importer = {
  id: ID,
  name: "ONNX Runtime QDQ loss",
  detect,
  read: (files, options) => readLayerFiles(ID, files, options, readQdqLoss),
};
