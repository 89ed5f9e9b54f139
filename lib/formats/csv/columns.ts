/** The columns that Driftgrid reads from any CSV: header of the template, table of docs/formats.md, targets of a mapping. */
export type ColumnKind = "text" | "number" | "count" | "yes/no" | "date";

export type Column = {
  name: string;
  /** A file without it is refused. */
  required: boolean;
  kind: ColumnKind;
  meaning: string;
};

const text = (name: string, meaning: string): Column => ({ name, required: false, kind: "text", meaning });
const number = (name: string, meaning: string): Column => ({ name, required: false, kind: "number", meaning });
const count = (name: string, meaning: string): Column => ({ name, required: false, kind: "count", meaning });
const flag = (name: string, meaning: string): Column => ({ name, required: false, kind: "yes/no", meaning });

export const COLUMNS: readonly Column[] = [
  { name: "model", required: true, kind: "text", meaning: "name of the model" },
  text("variant", "another size, head or sparsity of the same model"),
  text("task", "what it does"),
  { name: "dataset", required: true, kind: "text", meaning: "what it was evaluated on" },
  text("split", "which part of it"),
  {
    name: "metric",
    required: true,
    kind: "text",
    meaning: "a name of the catalogue, else with `kind` and `direction`",
  },
  text("unit", "`%` when values are percent, else the metric's own unit"),
  text("kind", "of another metric: `proportion`, `mean` or `other`"),
  text("direction", "of another metric: `higher` or `lower` is better"),
  count("samples", "how many were evaluated; empty when unknown"),
  text("sample_sha256", "hash of the sample list"),
  { name: "value", required: true, kind: "number", meaning: "the result; empty only with another `status`" },
  count("correct", "how many were right"),
  number("stderr", "standard error of the value"),
  text("status", "`ok` (default), `unsupported`, `failed`, `timeout`"),
  text("reason", "why, when the status is not `ok`"),
  number("reference", "the float result, in the unit of the value"),
  text("reference_source", "where it was measured, for instance `torch fp32`"),
  { name: "scheme", required: true, kind: "text", meaning: "any spelling that the catalogue reads" },
  text("method", "`none`, `ptq`, `qat`, `weight-only`, when the scheme does not say"),
  text("granularity", "`tensor`, `channel` or `block`"),
  count("block_size", "elements of a block"),
  flag("emulated", "the number format was emulated (fake quantization)"),
  text("calibration", "the algorithm or recipe"),
  text("calibration_dataset", "what it was calibrated on"),
  count("calibration_samples", "on how many"),
  text("target_kind", "`device`, `host`, `simulator` or `reference`; `device` when there is a `soc`"),
  text("soc", "SoC number or a name of the catalogue; needed for a device"),
  text("device", "the phone or board"),
  text("os", "its system"),
  flag("simulated", "not measured on real hardware"),
  text("path", "what ran it: `ort-qnn`, `qnn-dlc`, `litert`, ..."),
  text("backend", "where: `htp`, `gpu`, `cpu`"),
  text("qairt", "version of QAIRT that ran it"),
  text("qairt_compile", "version of QAIRT that compiled it"),
  text("onnxruntime", "version of ONNX Runtime"),
  text("qnn_ep", "version of the QNN EP, where it is a plug-in"),
  text("runtime", "name and version of another runtime"),
  text("source_sha256", "hash of the float model"),
  text("quantized_sha256", "hash of the quantized model"),
  text("compiled_sha256", "hash of the DLC or context binary"),
  number("latency_ms", "of one inference"),
  count("peak_memory_bytes", "at the highest"),
  count("npu", "graph nodes on the NPU"),
  count("gpu", "graph nodes on the GPU"),
  count("cpu", "graph nodes on the CPU"),
  { name: "date", required: false, kind: "date", meaning: "`YYYY-MM-DD`, or an instant with its time zone" },
  text("campaign", "runs that are judged together"),
  text("runner", "what measured it"),
  text("note", "kept as it is"),
  text("source", "who says so; kept, and a link when it is a URL"),
  text("evidence", "where to see it; kept, and a link when it is a URL"),
];

export const REQUIRED_COLUMNS: readonly string[] = COLUMNS.filter(({ required }) => required).map(({ name }) => name);

/** `Target Kind` and `target-kind` are `target_kind`. */
export const foldColumn = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
