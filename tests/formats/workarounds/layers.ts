import type { Treatment, WorkaroundFacts, WorkaroundLayer } from "@/lib/domain/workaround";
import type { Note, Refusal } from "@/lib/domain/workaround-words";
import type { WorkaroundFile, WorkaroundWriter, WriterInput, Written } from "@/lib/formats/workarounds/writer";
import { WRITERS } from "@/lib/formats/workarounds/writers";

/** Facts of a run through ONNX Runtime on a chip with FP16. */
export const FACTS: WorkaroundFacts = {
  model: "mobilenet_v2",
  chip: "SM8650",
  fp16: true,
  path: "ort-qnn",
  onnxruntime: "1.30.0",
  qnnEp: "2.7.0",
  qairt: "2.51.0",
  options: {},
};

/** A layer whose node has the layer's id and writes `<id>_output_0`. */
export const layer = (id: string, more: Partial<WorkaroundLayer> = {}): WorkaroundLayer => ({
  id,
  op: "Conv",
  nodes: [id],
  outputs: [{ name: `${id}_output_0`, range: { min: -1, max: 3 } }],
  weights: [{ name: `${id}.weight`, axis: 0 }],
  ...more,
});

/** What a writer gets: these layers are the graph, the chosen ones are treated. */
export const inputOf = (
  treatment: Treatment,
  chosen: readonly string[],
  layers: readonly WorkaroundLayer[],
  facts: Partial<WorkaroundFacts> = {},
): WriterInput => ({
  choice: { treatment, layers: chosen },
  graph: { layers, complete: true },
  facts: { ...FACTS, ...facts },
  values: null,
});

/** The writer with this id. */
export function writer(id: string): WorkaroundWriter {
  const found = WRITERS.find((one) => one.id === id);
  if (!found) throw new Error(`no writer ${id}`);
  return found;
}

/** The file that was written; throws what was refused. */
export function fileOf(written: Written): WorkaroundFile {
  if (!written.written) throw new Error(JSON.stringify(written.refusals));
  return written.file;
}

/** What was refused, empty when a file was written. */
export const refusalsOf = (written: Written): readonly Refusal[] => (written.written ? [] : written.refusals);

/** The notes of one kind. */
export const notesOf = (file: WorkaroundFile, kind: Note["note"]): Note[] =>
  file.notes.filter(({ note }) => note === kind);
