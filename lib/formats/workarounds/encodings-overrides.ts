import type { WorkaroundFacts, WorkaroundLayer } from "@/lib/domain/workaround";
import type { Note } from "@/lib/domain/workaround-words";
import { appliesTo } from "./applies-to";
import { chosenTensors } from "./chosen-layers";
import { type Int16Encoding, int16Encoding } from "./int16-encoding";
import { JSON_TYPE, makeWriter, type Refused, type WorkaroundWriter } from "./writer";

export const ENCODINGS_VERSIONS = ["0.6.1", "1.0.0", "2.0.0"] as const;
export type EncodingsVersion = (typeof ENCODINGS_VERSIONS)[number];

/** Paths whose model a QAIRT converter or quantizer makes from a float model and a file of encodings. */
const PATHS = ["qnn-dlc", "qnn-context", "snpe", "ort-qnn-dlc"];

const applies = appliesTo(["int16", "fp16"], PATHS, ({ fp16, chip }, treatment) =>
  treatment === "fp16" && fp16 === false ? { reason: "fp16-unsupported", chip } : null,
);

/** A tensor and how it is stored; null is FP16. */
type Entry = { name: string; int16: Int16Encoding | null };
type Tensors = { activations: Entry[]; parameters: Entry[] };

function legacy(entries: readonly Entry[]): Record<string, unknown> {
  const encodingOf = ({ int16 }: Entry) =>
    int16 === null ? { bitwidth: 16, dtype: "float" } : { bitwidth: 16, dtype: "int", is_symmetric: "False", ...int16 };
  return Object.fromEntries(entries.map((entry) => [entry.name, [encodingOf(entry)]]));
}

function listed({ name, int16 }: Entry) {
  const head = { name, enc_type: "PER_TENSOR" };
  return int16 === null
    ? { ...head, dtype: "FLOAT", bw: 16 }
    : { ...head, dtype: "INT", bw: 16, is_sym: false, scale: [int16.scale], offset: [int16.offset] };
}

/** AIMET writes a tensor in FP16 without type and scale: version 2 does not count it as quantized. */
function flat({ name, int16 }: Entry) {
  return int16 === null
    ? { name }
    : { name, output_dtype: "uint16", y_scale: int16.scale, y_zero_point: -int16.offset + 0 };
}

function documentOf(version: EncodingsVersion, { activations, parameters }: Tensors): unknown {
  if (version === "2.0.0") return { version, encodings: [...activations, ...parameters].map(flat) };
  const shape = version === "0.6.1" ? legacy : (entries: readonly Entry[]) => entries.map(listed);
  return { version, activation_encodings: shape(activations), param_encodings: shape(parameters) };
}

type Collected = { tensors: Tensors; notes: Note[] };

function inFloat(layers: readonly WorkaroundLayer[], outputs: readonly string[], facts: WorkaroundFacts): Collected {
  const entries = (names: readonly string[]) => [...new Set(names)].map((name) => ({ name, int16: null }));
  const tensors = {
    activations: entries(outputs),
    parameters: entries(layers.flatMap(({ weights }) => weights.map(({ name }) => name))),
  };
  const note = facts.fp16 === null ? "float-placement-unknown" : "float-runs-on-npu";
  return { tensors, notes: [{ note, chip: facts.chip }] };
}

/** Integers need ranges: tensors without one are left out and named, and a file without any is refused. */
function inIntegers(layers: readonly WorkaroundLayer[]): Collected | Refused {
  const ranges = new Map(layers.flatMap(({ outputs }) => outputs.map(({ name, range }) => [name, range] as const)));
  const encoded = [...ranges].map(([name, range]) => ({ name, int16: range === null ? null : int16Encoding(range) }));
  const missing = encoded.filter(({ int16 }) => int16 === null).map(({ name }) => name);
  if (missing.length === encoded.length) return { refusal: { refusal: "ranges-missing", tensors: missing } };
  return {
    tensors: { activations: encoded.filter(({ int16 }) => int16 !== null), parameters: [] },
    notes: missing.length > 0 ? [{ note: "ranges-missing", tensors: missing }] : [],
  };
}

/** Encodings that override calibration in QAIRT's converter and quantizer (`--quantization_overrides`) and in AIMET. */
export function encodingsOverrides(version: EncodingsVersion): WorkaroundWriter {
  return makeWriter({
    id: `encodings-${version}`,
    title: `QAIRT / AIMET encodings ${version}`,
    applies,
    choose: chosenTensors,
    draft: ({ layers, tensors }, { facts, choice: { treatment } }) => {
      const float = treatment === "fp16";
      const collected = float ? inFloat(layers, tensors, facts) : inIntegers(layers);
      if ("refusal" in collected) return collected;
      const notes: Note[] = [{ note: "others-follow-calibration" }, ...collected.notes];
      if (float && version === "2.0.0") notes.push({ note: "type-undocumented", type: "float16", version });
      const text = `${JSON.stringify(documentOf(version, collected.tensors), null, 2)}\n`;
      return { ending: `${treatment}.${version}.encodings`, mediaType: JSON_TYPE, text, notes };
    },
  });
}
