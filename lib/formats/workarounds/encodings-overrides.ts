import type { Treatment, WorkaroundFacts, WorkaroundLayer } from "@/lib/domain/workaround";
import type { Note, Refusal } from "@/lib/domain/workaround-words";
import { chosenLayers, inapplicable, layersWithout } from "./chosen-layers";
import { fileName } from "./file-name";
import { type Int16Encoding, int16Encoding } from "./int16-encoding";
import { file, JSON_TYPE, no, refused, type WorkaroundWriter, YES } from "./writer";

export const ENCODINGS_VERSIONS = ["0.6.1", "1.0.0", "2.0.0"] as const;
export type EncodingsVersion = (typeof ENCODINGS_VERSIONS)[number];

const TREATMENTS: readonly Treatment[] = ["int16", "fp16"];
/** Paths whose model a QAIRT converter or quantizer makes from a float model and a file of encodings. */
const PATHS = ["qnn-dlc", "qnn-context", "snpe", "ort-qnn-dlc"];

function applies({ path, fp16, chip }: WorkaroundFacts, treatment: Treatment) {
  if (!TREATMENTS.includes(treatment)) return no({ reason: "other-treatment", treatments: TREATMENTS });
  if (path !== null && !PATHS.includes(path)) return no({ reason: "other-path", path, paths: PATHS });
  return treatment === "fp16" && fp16 === false ? no({ reason: "fp16-unsupported", chip }) : YES;
}

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

type Collected = { tensors: Tensors; notes: Note[] } | { refusal: Refusal };

function inFloat(layers: readonly WorkaroundLayer[], facts: WorkaroundFacts): Collected {
  const entries = (names: readonly string[]) => [...new Set(names)].map((name) => ({ name, int16: null }));
  const tensors = {
    activations: entries(layers.flatMap(({ outputs }) => outputs.map(({ name }) => name))),
    parameters: entries(layers.flatMap(({ weights }) => weights.map(({ name }) => name))),
  };
  const known: Note = { note: "float-runs-on-npu", chip: facts.chip };
  return { tensors, notes: [facts.fp16 === null ? { note: "float-placement-unknown", chip: facts.chip } : known] };
}

/** Integers need ranges: tensors without one are left out and named, and a file without any is refused. */
function inIntegers(layers: readonly WorkaroundLayer[]): Collected {
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
  return {
    id: `encodings-${version}`,
    title: `QAIRT / AIMET encodings ${version}`,
    applies,
    write: (input) => {
      const not = inapplicable(applies, input);
      if (not) return refused(not);
      const chosen = chosenLayers(input);
      if ("refusal" in chosen) return refused(chosen.refusal);
      const unnamed = layersWithout(chosen.layers, ({ outputs }) => outputs.length > 0);
      if (unnamed.length > 0) return refused({ refusal: "tensor-names-unknown", layers: unnamed });
      const float = input.choice.treatment === "fp16";
      const collected = float ? inFloat(chosen.layers, input.facts) : inIntegers(chosen.layers);
      if ("refusal" in collected) return refused(collected.refusal);
      const notes: Note[] = [{ note: "others-follow-calibration" }, ...collected.notes];
      if (float && version === "2.0.0") notes.push({ note: "type-undocumented", type: "float16", version });
      const text = `${JSON.stringify(documentOf(version, collected.tensors), null, 2)}\n`;
      return file(
        fileName(input.facts.model, `${input.choice.treatment}.${version}.encodings`),
        JSON_TYPE,
        text,
        notes,
      );
    },
  };
}
